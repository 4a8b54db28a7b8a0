import type { getResultState, Output } from '@lightwork/contract'
import { type CompetitionRules, type GivenSheet, needsOf, sheetTotal } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../../db/transaction.ts'
import type { Terms } from '../judging/terms.queries.ts'
import type { JudgedSheet } from './figures.ts'

/** Works of the competition in the order of their codes, with whose they are. Read for who organises. */
export const listWorks = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('blind_entry as b')
    .innerJoin('competition_group as g', (join) =>
      join.onRef('g.competition_id', '=', 'b.competition_id').onRef('g.id', '=', 'b.group_id'),
    )
    .innerJoin('entry_mask as k', (join) =>
      join.onRef('k.competition_id', '=', 'b.competition_id').onRef('k.blind_id', '=', 'b.id'),
    )
    .innerJoin('entry as e', (join) =>
      join.onRef('e.competition_id', '=', 'k.competition_id').onRef('e.id', '=', 'k.entry_id'),
    )
    .innerJoin('organisation as o', 'o.id', 'e.entrant_school_id')
    .where('b.competition_id', '=', competitionId)
    .where('b.is_sample', '=', false)
    .select(['b.id as blind_id', 'b.code', 'b.group_id', 'b.withdrawn', 'g.name as group', 'g.position'])
    .select(['e.id as entry_id', 'e.title', 'e.owner_id', 'e.licence', 'e.may_exhibit', 'e.state'])
    .select(['o.id as school_id', 'o.name as school'])
    .select(sql<{ name: string; account_id: string | null }[]>`e.authors`.as('authors'))
    .orderBy('g.position')
    .orderBy('b.code')
    .execute()

export type Work = Awaited<ReturnType<typeof listWorks>>[number]

/** Taken back or refused works keep their code and get no place. */
export const takesPart = ({ withdrawn, state }: Pick<Work, 'withdrawn' | 'state'>): boolean =>
  !withdrawn && state === 'submitted'

export const listJudgedSheets = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .select(['id', 'blind_id', 'judge_id', 'round', 'state', 'marks'])
    .orderBy('assigned_at')
    .orderBy('id')
    .$castTo<JudgedSheet>()
    .execute()

type Gap = Output<typeof getResultState>['gaps'][number]

interface Judged {
  readonly works: readonly Work[]
  readonly sheets: readonly JudgedSheet[]
  readonly terms: Terms
}

/** What keeps each work from having a figure. */
export function gapsOf({ works, sheets, terms }: Judged): Gap[] {
  const { rubric, rules } = terms.now
  return works.filter(takesPart).flatMap(({ blind_id, code, group }): Gap[] => {
    const own = sheets.filter((sheet) => sheet.blind_id === blind_id && sheet.round !== 'calibration')
    const given = own.map(
      (sheet): GivenSheet => ({
        ...sheet,
        total: sheet.state === 'final' ? sheetTotal(rubric, { marks: sheet.marks, requirements: {} }) : null,
      }),
    )
    const isOpen = own.some(({ state }) => state === 'assigned' || state === 'draft')
    const hasOne = own.some(({ state, round }) => state === 'final' && round !== 'tie')
    const { further } = needsOf(given, rules)
    const why = isOpen ? 'open_sheets' : !hasOne ? 'no_sheet' : further !== null ? 'further_opinion' : null
    return why === null ? [] : [{ blind_id, code, group, why }]
  })
}

export const levelNames = ({ awards }: CompetitionRules): ReadonlyMap<string, string> =>
  new Map(awards.levels.map(({ code, name }) => [code, name]))
