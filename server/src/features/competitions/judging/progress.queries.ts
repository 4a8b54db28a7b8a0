import type { JudgingProgress, listJudgedWorks, Output, SheetsOfWork } from '@lightwork/contract'
import { type CompetitionState, type GivenSheet, needsOf, type SheetState, sheetTotal } from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import { Problem } from '../../../http/problem.ts'
import { type StoredSheet, sheetColumns } from './desk.queries.ts'
import { isOpenSheet, loadOf, readPanel, whyNot } from './panel.queries.ts'
import { findScoring } from './rescoring.queries.ts'
import { readTerms, type Terms } from './terms.queries.ts'

/** A judge with open sheets and no sign of life for so long may need a word. */
const NUDGE_MS = 3 * 24 * 3_600_000

type Given = StoredSheet & {
  readonly judge_id: string
  readonly assigned_at: string
  readonly recuse_reason: string | null
}

const listGiven = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .select([...sheetColumns, 'judge_id', 'assigned_at', 'recuse_reason'])
    .orderBy('assigned_at')
    .orderBy('id')
    .$castTo<Given>()
    .execute()

/** Points of a final sheet; before that nobody but its judge knows them. */
const totalOf = (sheet: Given, terms: Terms): number | null =>
  sheet.state === 'final' ? sheetTotal(terms.of(sheet.terms_version).rubric, sheet) : null

function countStates(sheets: readonly { readonly state: SheetState }[]) {
  const count = (wanted: SheetState) => sheets.filter(({ state }) => state === wanted).length
  return { assigned: count('assigned'), draft: count('draft'), final: count('final'), recused: count('recused') }
}

const latest = (moments: readonly (string | null)[]): string | null =>
  moments.flatMap((moment) => moment ?? []).reduce<string | null>((a, b) => (a === null || b > a ? b : a), null)

/** How far one judge is, and since when nothing was heard. */
function standingOf(sheets: readonly Given[], now: Date) {
  const open = sheets.filter(isOpenSheet)
  const last_at = latest(sheets.flatMap(({ saved_at, final_at }) => [saved_at, final_at]))
  const open_since = open.reduce<string | null>((a, { assigned_at: b }) => (a === null || b < a ? b : a), null)
  const quietSince = latest([last_at, open_since])
  return {
    counts: countStates(sheets),
    last_at,
    open_since,
    needs_nudge: open.length > 0 && quietSince !== null && now.getTime() - Date.parse(quietSince) > NUDGE_MS,
  }
}

export async function getProgress(reader: Reader, competitionId: string, now: Date): Promise<JudgingProgress> {
  const terms = await readTerms(reader, competitionId)
  const { judges, entries } = await readPanel(reader, competitionId)
  const given = await listGiven(reader, competitionId)
  const works = entries
    .filter(({ is_sample }) => !is_sample)
    .map((entry) => {
      const sheets = given.filter(({ blind_id, round }) => blind_id === entry.entry_id && round !== 'calibration')
      const totals = sheets.map((sheet): GivenSheet => ({ ...sheet, total: totalOf(sheet, terms) }))
      return { ...entry, sheets, needs: needsOf(totals, terms.now.rules) }
    })
  const groups = [...new Map(works.map(({ group_id, group }) => [group_id, group]))]
  return {
    judges: judges.map(({ judge_id, name, has_left }) => ({
      judge: { id: judge_id, name },
      has_left,
      ...standingOf(
        given.filter((sheet) => sheet.judge_id === judge_id),
        now,
      ),
    })),
    groups: groups.map(([id, name]) => {
      const own = works.filter(({ group_id }) => group_id === id)
      return {
        id,
        name,
        works: own.length,
        complete: own.filter(({ needs }) => needs.complete && needs.further === null).length,
        counts: countStates(own.flatMap(({ sheets }) => sheets)),
        needs_third: own.filter(({ needs }) => needs.further === 'third').length,
      }
    }),
    attention: works.flatMap(({ entry_id, code, group, needs }) => {
      const why = needs.missing > 0 ? ('short' as const) : needs.further
      return why === null ? [] : [{ blind_id: entry_id, code, group, why, difference: needs.difference }]
    }),
  }
}

const listWorks = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('blind_entry as b')
    .innerJoin('competition_group as g', (join) =>
      join.onRef('g.competition_id', '=', 'b.competition_id').onRef('g.id', '=', 'b.group_id'),
    )
    .where('b.competition_id', '=', competitionId)
    .select(['b.id as blind_id', 'b.code', 'b.title', 'g.name as group', 'b.is_sample', 'b.withdrawn'])
    .orderBy('b.code')
    .execute()

export async function getJudgedWorks(reader: Reader, competitionId: string): Promise<Output<typeof listJudgedWorks>> {
  const works = await listWorks(reader, competitionId)
  const given = await listGiven(reader, competitionId)
  return works.map((work) => {
    const own = given.filter(({ blind_id }) => blind_id === work.blind_id)
    return {
      ...work,
      calibrates: own.some(({ round }) => round === 'calibration'),
      final: own.filter(({ state }) => state === 'final').length,
      open: own.filter(isOpenSheet).length,
    }
  })
}

export interface WhichWork {
  readonly competitionId: string
  readonly blindId: string
}

export async function listSheetsOfWork(reader: Reader, { competitionId, blindId }: WhichWork): Promise<SheetsOfWork> {
  const { state } = await reader
    .selectFrom('competition')
    .where('id', '=', competitionId)
    .select('state')
    .$castTo<{ state: CompetitionState }>()
    .executeTakeFirstOrThrow()
  const { rounds } = await findScoring(reader, { competitionId, blindId, state })
  const work = (await listWorks(reader, competitionId)).find(({ blind_id }) => blind_id === blindId)
  if (work === undefined) throw new Problem('not-found')
  const terms = await readTerms(reader, competitionId)
  const { judges, entries, sheets } = await readPanel(reader, competitionId)
  const entry = entries.find(({ entry_id }) => entry_id === blindId)
  const given = (await listGiven(reader, competitionId)).filter(
    (sheet) => sheet.blind_id === blindId && sheet.state !== 'released',
  )
  const names = new Map(judges.map(({ judge_id, name }) => [judge_id, name]))
  const busy = new Set(given.filter(({ round }) => round !== 'calibration').map(({ judge_id }) => judge_id))
  const candidates = judges
    .filter(({ judge_id }) => !busy.has(judge_id))
    .map((judge) => {
      const load = loadOf(sheets, judge.judge_id)
      const why_not = entry === undefined ? null : whyNot({ judge, entry, load, round: rounds[0] ?? 'main' })
      return { judge: { id: judge.judge_id, name: judge.name }, load, why_not }
    })
  return {
    blind_id: work.blind_id,
    code: work.code,
    title: work.title,
    group: work.group,
    rounds: [...rounds],
    sheets: given.map((sheet) => ({
      sheet_id: sheet.id,
      judge: { id: sheet.judge_id, name: names.get(sheet.judge_id) ?? '' },
      round: sheet.round,
      state: sheet.state,
      total: totalOf(sheet, terms),
      recuse_reason: sheet.recuse_reason,
      at: sheet.final_at ?? sheet.saved_at ?? sheet.assigned_at,
    })),
    candidates: candidates.sort((a, b) => Number(a.why_not !== null) - Number(b.why_not !== null) || a.load - b.load),
  }
}
