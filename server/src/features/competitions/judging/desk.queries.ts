import { judgingOrder } from '@lightwork/assembly'
import type { JudgingDesk, listJudgings, Output, OwnSheet, SheetText } from '@lightwork/contract'
import { type SheetRound, type SheetState, sheetTotal } from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { hasPart } from '../competitions.policy.ts'
import { judgedUntil, openRounds, readTerms, type Terms } from './terms.queries.ts'

export interface StoredSheet extends SheetText {
  readonly id: string
  readonly blind_id: string
  readonly round: SheetRound
  readonly state: SheetState
  readonly revision: number
  readonly terms_version: number
  readonly saved_at: string | null
  readonly final_at: string | null
  /** Given or reopened because an objection was upheld. */
  readonly rescores: boolean
}

type Scorable = Pick<StoredSheet, 'round' | 'state' | 'rescores'>

export const sheetColumns = [
  'score_sheet.id',
  'score_sheet.blind_id',
  'score_sheet.round',
  'score_sheet.state',
  'score_sheet.revision',
  'score_sheet.terms_version',
  'score_sheet.saved_at',
  'score_sheet.final_at',
  'score_sheet.marks',
  'score_sheet.comments',
  'score_sheet.requirements',
  'score_sheet.overall',
  'score_sheet.rescores',
] as const

/** Sheets of a judge, of works that are still in it and that were not taken from the judge. */
export const ownSheets = (reader: Reader, { accountId }: Actor, competitionId: string) =>
  reader
    .selectFrom('score_sheet')
    .innerJoin('blind_entry', (join) =>
      join
        .onRef('blind_entry.competition_id', '=', 'score_sheet.competition_id')
        .onRef('blind_entry.id', '=', 'score_sheet.blind_id'),
    )
    .innerJoin('competition_group', (join) =>
      join
        .onRef('competition_group.competition_id', '=', 'score_sheet.competition_id')
        .onRef('competition_group.id', '=', 'blind_entry.group_id'),
    )
    .where('score_sheet.competition_id', '=', competitionId)
    .where('score_sheet.judge_id', '=', accountId)
    .where('score_sheet.state', '<>', 'released')
    .where('blind_entry.withdrawn', '=', false)

/** Samples come before the main round, further opinions after it; within a round the lot decides, for each judge anew. */
const roundOrder: readonly SheetRound[] = ['calibration', 'main', 'third', 'arbitration', 'tie']

export function inOwnOrder<T extends { readonly blind_id: string; readonly round: SheetRound }>(
  sheets: readonly T[],
  judgeId: string,
  competitionId: string,
): T[] {
  const places = new Map(
    judgingOrder([...new Set(sheets.map(({ blind_id }) => blind_id))], judgeId, competitionId).map((id, place) => [
      id,
      place,
    ]),
  )
  const placeOf = ({ blind_id }: T) => places.get(blind_id) ?? 0
  return [...sheets].sort(
    (a, b) => roundOrder.indexOf(a.round) - roundOrder.indexOf(b.round) || placeOf(a) - placeOf(b),
  )
}

/** May this sheet be written on at this moment? */
export function isOpenNow({ round, state, rescores }: Scorable, terms: Terms, now: Date): boolean {
  const { may_calibrate, may_judge } = openRounds(terms.now, now)
  const isUnfinished = state === 'assigned' || state === 'draft'
  return isUnfinished && (rescores || (round === 'calibration' ? may_calibrate : may_judge))
}

interface Listed extends StoredSheet {
  readonly code: string
  readonly title: string
  readonly group: string
}

function toOwnSheet({ id, terms_version, ...sheet }: Listed, terms: Terms, now: Date): OwnSheet {
  const { rubric } = terms.of(terms_version)
  return {
    sheet_id: id,
    code: sheet.code,
    title: sheet.title,
    group: sheet.group,
    round: sheet.round,
    state: sheet.state,
    marked: rubric.criteria.filter(({ code }) => sheet.marks[code] !== undefined).length,
    criteria: rubric.criteria.length,
    total: sheetTotal(rubric, sheet),
    saved_at: sheet.saved_at,
    is_open: isOpenNow(sheet, terms, now),
  }
}

export async function readJudgedCompetition(reader: Reader, competitionId: string, terms: Terms, now: Date) {
  const { title } = await reader
    .selectFrom('competition')
    .where('id', '=', competitionId)
    .select('title')
    .executeTakeFirstOrThrow()
  return { id: competitionId, title, ...openRounds(terms.now, now), until: judgedUntil(terms.now, now) }
}

export async function getJudgingDesk(
  reader: Reader,
  actor: Actor,
  competitionId: string,
  now: Date,
): Promise<JudgingDesk> {
  const terms = await readTerms(reader, competitionId)
  const sheets = await ownSheets(reader, actor, competitionId)
    .select(sheetColumns)
    .select(['blind_entry.code', 'blind_entry.title', 'competition_group.name as group'])
    .$castTo<Listed>()
    .execute()
  return {
    competition: await readJudgedCompetition(reader, competitionId, terms, now),
    sheets: inOwnOrder(sheets, actor.accountId, competitionId).map((sheet) => toOwnSheet(sheet, terms, now)),
  }
}

export async function listOwnJudgings(reader: Reader, actor: Actor, now: Date): Promise<Output<typeof listJudgings>> {
  const competitions = await reader
    .selectFrom('competition')
    .where(hasPart(actor, 'judge'))
    .where('state', 'in', ['announced', 'judging', 'published'])
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()
  const listed: Output<typeof listJudgings> = []
  for (const { id } of competitions) {
    const { competition, sheets } = await getJudgingDesk(reader, actor, id, now)
    const final = sheets.filter(({ state }) => state === 'final').length
    const open = sheets.filter(({ is_open }) => is_open).length
    listed.push({ competition, final, open })
  }
  return listed
}
