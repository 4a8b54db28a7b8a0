import { barrierBetween, type EntryToAssign, isCompetent, type JudgeToAssign } from '@lightwork/assembly'
import type { SheetsOfWork } from '@lightwork/contract'
import type { SheetRound, SheetState } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../../db/transaction.ts'

export interface PanelJudge extends JudgeToAssign {
  readonly name: string
  readonly has_left: boolean
}

export interface PanelSheet {
  readonly id: string
  readonly blind_id: string
  readonly judge_id: string
  readonly round: SheetRound
  readonly state: SheetState
}

const listJudges = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('competition_person as p')
    .innerJoin('account', 'account.id', 'p.account_id')
    .innerJoin('competition', 'competition.id', 'p.competition_id')
    .where('p.competition_id', '=', competitionId)
    .where('p.part', '=', 'judge')
    .select(['p.account_id as judge_id', 'account.name', 'p.expertise', 'p.most'])
    .select([
      // Who is invited for no group in particular is invited for all.
      sql<string[]>`case when cardinality(p.group_ids) > 0 then to_jsonb(p.group_ids) else coalesce((
        select jsonb_agg(g.id) from competition_group g where g.competition_id = p.competition_id), '[]') end`.as(
        'group_ids',
      ),
      sql<boolean>`p.left_at is not null`.as('has_left'),
      // In a round of one school all works are of the judges' own school: there only persons are barred.
      sql<string[]>`case when competition.round_school_id is not null then '[]'::jsonb else coalesce((
        select jsonb_agg(distinct m.organisation_id) from membership m where m.account_id = p.account_id), '[]') end`.as(
        'school_ids',
      ),
      sql<JudgeToAssign['conflicts']>`coalesce((
        select jsonb_agg(jsonb_build_object('kind', c.kind, 'school_id', c.about_school_id, 'account_id', c.about_account_id) order by c.id)
        from judge_conflict c where c.competition_id = p.competition_id and c.judge_id = p.account_id), '[]')`.as(
        'conflicts',
      ),
    ])
    .orderBy('account.name')
    .orderBy('p.account_id')
    .$castTo<PanelJudge>()
    .execute()

/** Works that are judged, also samples, with whose they are. A sample of another competition is nobody's here. */
const listEntries = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('blind_entry as b')
    .innerJoin('competition_group as g', (join) =>
      join.onRef('g.competition_id', '=', 'b.competition_id').onRef('g.id', '=', 'b.group_id'),
    )
    .leftJoin('entry_mask as k', (join) =>
      join.onRef('k.competition_id', '=', 'b.competition_id').onRef('k.blind_id', '=', 'b.id'),
    )
    .leftJoin('entry as e', (join) =>
      join.onRef('e.competition_id', '=', 'k.competition_id').onRef('e.id', '=', 'k.entry_id'),
    )
    .where('b.competition_id', '=', competitionId)
    .where('b.withdrawn', '=', false)
    .select(['b.id as entry_id', 'b.group_id', 'b.code', 'b.is_sample', 'g.name as group'])
    .select([
      sql<string>`coalesce(e.entrant_school_id::text, '')`.as('school_id'),
      sql<string[]>`case when e.id is null then '[]'::jsonb else jsonb_build_array(e.owner_id) || coalesce((
        select jsonb_agg(a -> 'account_id') from jsonb_array_elements(e.authors) a where a ->> 'account_id' is not null), '[]') end`.as(
        'author_ids',
      ),
    ])
    .orderBy('b.code')
    .execute()

export type PanelEntry = Awaited<ReturnType<typeof listEntries>>[number]

const listSheets = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .select(['id', 'blind_id', 'judge_id', 'round', 'state'])
    .orderBy('id')
    .$castTo<PanelSheet>()
    .execute()

/** Everything that decides who may judge what, as the organiser knows it. Never read for a judge. */
export async function readPanel(reader: Reader, competitionId: string) {
  return {
    judges: await listJudges(reader, competitionId),
    entries: await listEntries(reader, competitionId),
    sheets: await listSheets(reader, competitionId),
  }
}

export const isOpenSheet = ({ state }: Pick<PanelSheet, 'state'>): boolean => state === 'assigned' || state === 'draft'

/** Works of the main round that a judge has or had to the end. */
export const loadOf = (sheets: readonly PanelSheet[], judgeId: string): number =>
  sheets.filter(
    (sheet) =>
      sheet.judge_id === judgeId && sheet.round !== 'calibration' && (isOpenSheet(sheet) || sheet.state === 'final'),
  ).length

type WhyNot = SheetsOfWork['candidates'][number]['why_not']

export interface Asked {
  readonly judge: PanelJudge
  readonly entry: EntryToAssign
  readonly load: number
  readonly round: SheetRound
}

/** Why a judge may not get a sheet of a work; null when nothing stands against it. An arbiter may come from another group. */
export function whyNot({ judge, entry, load, round }: Asked): WhyNot {
  if (judge.has_left) return 'left'
  const barrier = barrierBetween(judge, entry)
  if (barrier !== null) return barrier === 'same_school' ? 'own_school' : 'conflict'
  if (round !== 'arbitration' && !isCompetent(judge, entry)) return 'other_group'
  return round === 'main' && judge.most !== null && load >= judge.most ? 'full' : null
}
