import type { JudgedSheet, SheetText } from '@lightwork/contract'
import { sheetTotal } from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { type BlindFile, listBlindFiles } from './blind-files.ts'
import {
  inOwnOrder,
  isOpenNow,
  ownSheets,
  readJudgedCompetition,
  type StoredSheet,
  sheetColumns,
} from './desk.queries.ts'
import { labelsOf } from './labels.queries.ts'
import { readTerms, type Terms } from './terms.queries.ts'

export interface WhichSheet {
  readonly competitionId: string
  readonly sheetId: string
}

type Work = Omit<JudgedSheet['work'], 'files'>
type Found = StoredSheet & Work & { readonly kept: JudgedSheet['kept'] }

async function findSheet(reader: Reader, actor: Actor, { competitionId, sheetId }: WhichSheet): Promise<Found> {
  const found = await ownSheets(reader, actor, competitionId)
    .where('score_sheet.id', '=', sheetId)
    .select(sheetColumns)
    .select(['score_sheet.kept', 'competition_group.name as group'])
    .select(['blind_entry.code', 'blind_entry.title', 'blind_entry.intent', 'blind_entry.aims'])
    .select(['blind_entry.attributes', 'blind_entry.works'])
    .$castTo<Found>()
    .executeTakeFirst()
  if (found === undefined) throw new Problem('not-found')
  return found
}

/** Where this sheet stands in the judge's own order. */
async function findNeighbours(reader: Reader, actor: Actor, { competitionId, sheetId }: WhichSheet) {
  const sheets = await ownSheets(reader, actor, competitionId)
    .where('score_sheet.state', '<>', 'recused')
    .select(['score_sheet.id', 'score_sheet.blind_id', 'score_sheet.round'])
    .$castTo<Pick<StoredSheet, 'id' | 'blind_id' | 'round'>>()
    .execute()
  const order = inOwnOrder(sheets, actor.accountId, competitionId).map(({ id }) => id)
  const place = order.indexOf(sheetId)
  return { previous_id: order[place - 1] ?? null, next_id: place < 0 ? null : (order[place + 1] ?? null) }
}

/** Final sheets of the others for the same work; only for a judge who cannot be led by them any more. */
async function listOthers(
  reader: Reader,
  actor: Actor,
  competitionId: string,
  { own, terms }: { own: Found; terms: Terms },
) {
  const labels = await labelsOf(reader, competitionId)
  const rows = await reader
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .where('blind_id', '=', own.blind_id)
    .where('judge_id', '<>', actor.accountId)
    .where('state', '=', 'final')
    .where('round', own.round === 'calibration' ? '=' : '<>', 'calibration')
    .select([...sheetColumns, 'judge_id'])
    .$castTo<StoredSheet & { judge_id: string }>()
    .execute()
  return rows
    .map(({ judge_id, round, marks, comments, requirements, overall, terms_version }) => ({
      label: labels(judge_id),
      round,
      marks,
      comments,
      overall,
      total: sheetTotal(terms.of(terms_version).rubric, { marks, requirements }),
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1))
}

export const textOf = ({ marks, comments, requirements, overall }: SheetText): SheetText => ({
  marks,
  comments,
  requirements,
  overall,
})

export async function getScoreSheet(reader: Reader, actor: Actor, which: WhichSheet, now: Date): Promise<JudgedSheet> {
  const { competitionId } = which
  const own = await findSheet(reader, actor, which)
  const terms = await readTerms(reader, competitionId)
  const competition = await readJudgedCompetition(reader, competitionId, terms, now)
  const shows = own.state === 'final' && competition.sees_others_scores
  const { code, title, group, intent, aims, attributes, works } = own
  return {
    competition,
    sheet_id: own.id,
    round: own.round,
    state: own.state,
    revision: own.revision,
    saved_at: own.saved_at,
    final_at: own.final_at,
    text: textOf(own),
    rubric: terms.of(own.terms_version).rubric,
    work: {
      code,
      title,
      group,
      intent,
      aims,
      attributes,
      works,
      files: await listBlindFiles(reader, competitionId, own.blind_id),
    },
    ...(await findNeighbours(reader, actor, which)),
    others: shows ? await listOthers(reader, actor, competitionId, { own, terms }) : null,
    kept: own.kept,
    is_open: isOpenNow(own, terms, now),
  }
}

export async function getJudgedFile(
  reader: Reader,
  actor: Actor,
  which: WhichSheet,
  fileId: string,
): Promise<BlindFile> {
  const file = await ownSheets(reader, actor, which.competitionId)
    .innerJoin('blind_file', (join) =>
      join
        .onRef('blind_file.competition_id', '=', 'score_sheet.competition_id')
        .onRef('blind_file.blind_id', '=', 'score_sheet.blind_id'),
    )
    .where('score_sheet.id', '=', which.sheetId)
    .where('blind_file.id', '=', fileId)
    .select(['blind_file.name', 'blind_file.content_type', 'blind_file.bytes'])
    .executeTakeFirst()
  if (file === undefined) throw new Problem('not-found')
  return file
}
