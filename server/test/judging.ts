import * as contract from '@lightwork/contract'
import type { Rubric } from '@lightwork/domain'
import type { TestApp } from './app.ts'
import { announcedCompetition, type MadeEntry, makeEntries, moveToPhase } from './competition.ts'
import type { PersonName } from './county.ts'

type Test = Pick<TestApp, 'as' | 'county' | 'db' | 'clock'>
type Rules = contract.Competition['terms']['rules']

export interface Judging {
  readonly competition: contract.Competition
  readonly entries: readonly MadeEntry[]
  readonly params: { readonly competition_id: string }
}

/** Closed works of the first group, seen by the judges of the county; nothing is assigned yet. */
export async function openJudging(
  test: Test,
  { count = 3, rules = {} }: { readonly count?: number; readonly rules?: Partial<Rules> } = {},
): Promise<Judging> {
  const competition = await announcedCompetition(test, {
    change: ({ terms, groups }) => ({
      groups,
      terms: { ...terms, rules: { ...terms.rules, judges_per_entry: 2, third_threshold: 10, ...rules } },
    }),
  })
  const [group] = competition.groups
  if (group === undefined) throw new RangeError('no group')
  const entries = await makeEntries(test, competition, { groupId: group.id, count })
  return { competition, entries, params: { competition_id: competition.id } }
}

/** The same with the plan carried out, within the judging phase. */
export async function assignedJudging(test: Test, wanted: Parameters<typeof openJudging>[1] = {}): Promise<Judging> {
  const judging = await openJudging(test, wanted)
  const { call } = test.as('curator')
  const { plan } = await call(contract.previewAssignment, { params: judging.params })
  await call(contract.confirmAssignment, { params: judging.params, body: { plan } })
  moveToPhase(test, judging.competition, 'judge')
  return judging
}

/** A sheet with marks for everything: the highest of each criterion less so many points in all. */
export function sheetText({ criteria, requirements }: Rubric, less = 0): contract.SheetText {
  let left = less
  const marks = criteria.map(({ code, points, bands }) => {
    const lowest = bands.length === 0 ? 0 : Math.min(...bands.map(({ to }) => to))
    const taken = Math.min(left, points - lowest)
    left -= taken
    return [code, points - taken]
  })
  return {
    marks: Object.fromEntries(marks),
    comments: {},
    requirements: Object.fromEntries(requirements.map(({ code }) => [code, true])),
    overall: '结构完整，可以减少一道重复练习。',
  }
}

/** Scores and hands in one sheet. */
export async function handInAs(
  test: Test,
  judge: PersonName,
  { competition_id, sheet_id }: { readonly competition_id: string; readonly sheet_id: string },
  less = 0,
): Promise<contract.JudgedSheet> {
  const { call } = test.as(judge)
  const params = { competition_id, sheet_id }
  const { revision, rubric } = await call(contract.getScoreSheet, { params })
  const saved = await call(contract.saveScoreSheet, { params, body: { revision, text: sheetText(rubric, less) } })
  return call(contract.handInScoreSheet, { params, body: { revision: saved.revision } })
}

/** A judge's sheet of one work in a round. */
export async function sheetOf(
  test: Test,
  {
    params,
    work,
    judge,
    round = 'main',
  }: { params: Judging['params']; work: MadeEntry; judge: PersonName; round?: string },
): Promise<string> {
  const { sheets } = await test
    .as('curator')
    .call(contract.getSheetsOfWork, { params: { ...params, blind_id: work.blindId } })
  const found = sheets.find((sheet) => sheet.judge.id === test.county.people[judge] && sheet.round === round)
  if (found === undefined) throw new RangeError(`${judge} has no sheet of this work`)
  return found.sheet_id
}

/** Judges who have a sheet of a work in the main round. */
export async function judgesOf(test: Test, params: Judging['params'], work: MadeEntry): Promise<PersonName[]> {
  const { sheets } = await test
    .as('curator')
    .call(contract.getSheetsOfWork, { params: { ...params, blind_id: work.blindId } })
  const names = Object.entries(test.county.people) as [PersonName, string][]
  return sheets
    .filter(({ round }) => round === 'main')
    .flatMap(({ judge }) => names.filter(([, id]) => id === judge.id).map(([name]) => name))
}
