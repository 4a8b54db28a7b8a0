import { randomUUID } from 'node:crypto'
import * as contract from '@lightwork/contract'
import { schoolDay, sheetTotal, startOfDay } from '@lightwork/domain'
import { inTransaction, type Tx, wholeCounty } from '../src/db/transaction.ts'
import { writeRecord } from '../src/features/competitions/record.ts'
import type { TestApp } from './app.ts'
import { announcedCompetition, type MadeEntry, makeEntries, moveToPhase } from './competition.ts'
import { judges as judgeNames, type PersonName } from './county.ts'
import { sheetText } from './judging.ts'

type Test = Pick<TestApp, 'as' | 'county' | 'db' | 'clock'>
type Rules = contract.Competition['terms']['rules']

export interface Judged {
  readonly competition: contract.Competition
  readonly entries: readonly MadeEntry[]
  readonly params: { readonly competition_id: string }
}

interface Wanted {
  readonly count?: number
  readonly judges?: readonly PersonName[]
  readonly of?: 'county' | 'school'
  readonly rules?: Partial<Rules>
  /** Points that a judge takes off a work. */
  readonly less?: (work: number, judge: number) => number
}

interface Final {
  readonly competition: contract.Competition
  readonly blindId: string
  readonly judgeId: string
  readonly less: number
  readonly now: Date
}

/** A sheet as if it had been handed in: in its table and in the chain. */
export async function writeFinalSheet(tx: Tx, { competition, blindId, judgeId, less, now }: Final): Promise<string> {
  const { id: competitionId, terms, terms_version } = competition
  const text = sheetText(terms.rubric, less)
  const id = randomUUID()
  await tx
    .insertInto('score_sheet')
    .values({
      ...{ competition_id: competitionId, id, blind_id: blindId, judge_id: judgeId, terms_version },
      ...{ round: 'main', state: 'final', assigned_at: now, saved_at: now, final_at: now },
      marks: JSON.stringify(text.marks),
      comments: JSON.stringify(text.comments),
      requirements: JSON.stringify(text.requirements),
      overall: text.overall,
    })
    .execute()
  await writeRecord(tx, { competitionId, actor: null, now }, 'sheet_final', {
    ...{ sheet: id, blind: blindId, round: 'main', terms_version, total: sheetTotal(terms.rubric, text) },
    ...text,
  })
  return id
}

/** A competition in which every judge has scored every work of the first group. */
export async function judgedCompetition(test: Test, wanted: Wanted = {}): Promise<Judged> {
  const { count = 6, judges = judgeNames, of = 'county', rules = {}, less = (work, judge) => 3 * work + judge } = wanted
  test.clock.now = new Date('2026-11-25T08:00:00.000Z')
  const competition = await announcedCompetition(test, {
    of,
    judges,
    change: ({ terms, groups }) => ({
      groups,
      terms: { ...terms, rules: { ...terms.rules, judges_per_entry: judges.length, third_threshold: null, ...rules } },
    }),
  })
  const [group] = competition.groups
  if (group === undefined) throw new RangeError('no group')
  const entries = await makeEntries(test, competition, { groupId: group.id, count })
  moveToPhase(test, competition, 'judge')
  await inTransaction(test.db, wholeCounty, async (tx) => {
    for (const [work, { blindId }] of entries.entries())
      for (const [judge, name] of judges.entries())
        await writeFinalSheet(tx, {
          ...{ competition, blindId, judgeId: test.county.people[name], now: test.clock.now },
          less: less(work, judge),
        })
  })
  return { competition, entries, params: { competition_id: competition.id } }
}

const organiserOf = (test: Test, { competition }: Judged) =>
  test.as(competition.round_school === null ? 'curator' : 'head')

/** The same with its result made public. */
export async function publishedCompetition(
  test: Test,
  wanted: Wanted = {},
): Promise<Judged & { readonly version: number }> {
  const judged = await judgedCompetition(test, wanted)
  const { call } = organiserOf(test, judged)
  const { params } = judged
  const { version } = await call(contract.makeResult, {
    params,
    body: { reason: '', without_sheets: [], without_works: [] },
  })
  await call(contract.publishResult, { params: { ...params, version }, body: {} })
  return { ...judged, version }
}

/** Sets the clock to the morning after the last day of the notice. */
export async function afterPublicity(test: Test, judged: Judged): Promise<void> {
  const { publicity } = await organiserOf(test, judged).call(contract.getResultState, { params: judged.params })
  const last = publicity?.last_day ?? schoolDay(test.clock.now)
  test.clock.now = new Date(Date.parse(startOfDay(last)) + 32 * 3_600_000)
}
