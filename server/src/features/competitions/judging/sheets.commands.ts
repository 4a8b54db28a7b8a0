import { randomUUID } from 'node:crypto'
import type { SheetText } from '@lightwork/contract'
import { type AllowedMarks, type Rubric, type SheetFault, sheetFaults, sheetTotal } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { writeRecord } from '../record.ts'
import { lockCompetition } from './blind.ts'
import { isOpenNow, type StoredSheet, sheetColumns } from './desk.queries.ts'
import { textOf, type WhichSheet } from './sheet.queries.ts'
import { readTerms, type Terms } from './terms.queries.ts'

/** So many overtaken texts stay beside a sheet. */
const MOST_KEPT = 5

async function lockOwnSheet(tx: Tx, actor: Actor, { competitionId, sheetId }: WhichSheet): Promise<StoredSheet> {
  const sheet = await tx
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .where('id', '=', sheetId)
    .where('judge_id', '=', actor.accountId)
    .where('state', '<>', 'released')
    .select(sheetColumns)
    .$castTo<StoredSheet>()
    .forUpdate()
    .executeTakeFirst()
  if (sheet === undefined) throw new Problem('not-found')
  return sheet
}

function requireOpen(sheet: StoredSheet, terms: Terms, now: Date): void {
  if (sheet.state === 'final')
    throw new Problem(
      'state-refused',
      '评分表已提交，如需修改请联系组织者退回 / handed in; ask the organiser to reopen it',
    )
  if (sheet.state === 'recused') throw new Problem('state-refused', '您已回避这件作品 / you gave this work back')
  if (!isOpenNow(sheet, terms, now))
    throw new Problem(
      'state-refused',
      '现在不在评分时间内，草稿保留在本机 / scoring is not open now; the draft stays here',
    )
}

function requireNewest(sheet: StoredSheet, revision: number): void {
  if (sheet.revision === revision) return
  const newer = { revision: sheet.revision, saved_at: sheet.saved_at, text: textOf(sheet) }
  throw new Problem('revision-outdated', undefined, { newer })
}

const textColumns = ({ marks, comments, requirements, overall }: SheetText) => ({
  marks: JSON.stringify(marks),
  comments: JSON.stringify(comments),
  requirements: JSON.stringify(requirements),
  overall,
})

export interface SheetSave extends WhichSheet {
  readonly revision: number
  readonly text: SheetText
}

/** Saves a draft, complete or not, over the revision it started from. */
export async function saveSheet(tx: Tx, actor: Actor, { revision, text, ...which }: SheetSave, now: Date) {
  const sheet = await lockOwnSheet(tx, actor, which)
  requireOpen(sheet, await readTerms(tx, which.competitionId), now)
  requireNewest(sheet, revision)
  await tx
    .updateTable('score_sheet')
    .set({ ...textColumns(text), state: 'draft', revision: revision + 1, saved_at: now })
    .where('competition_id', '=', which.competitionId)
    .where('id', '=', which.sheetId)
    .execute()
  return { revision: revision + 1, saved_at: now.toISOString() }
}

export interface SheetKept extends WhichSheet {
  readonly baseRevision: number
  readonly text: SheetText
}

/** Keeps a text that was overtaken by another one of the same judge, whatever became of the sheet meanwhile. */
export async function keepSheetText(
  tx: Tx,
  actor: Actor,
  { baseRevision, text, ...which }: SheetKept,
  now: Date,
): Promise<void> {
  await lockOwnSheet(tx, actor, which)
  const entry = JSON.stringify([{ at: now.toISOString(), base_revision: baseRevision, text }])
  await tx
    .updateTable('score_sheet')
    .set({
      kept: sql`(select jsonb_agg(one order by place) from jsonb_array_elements(${entry}::jsonb || kept)
        with ordinality as all_kept (one, place) where place <= ${MOST_KEPT})`,
    })
    .where('competition_id', '=', which.competitionId)
    .where('id', '=', which.sheetId)
    .execute()
}

const rangesOf = (allowed: AllowedMarks): string =>
  allowed.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')

/** What is wrong, with the criterion's own name and the marks that may be given. */
function toFieldError(fault: SheetFault, { criteria, requirements }: Rubric) {
  if (fault.fault === 'requirement_open') {
    const text = requirements.find(({ code }) => code === fault.code)?.text ?? fault.code
    return { path: `requirements/${fault.code}`, message: `${text}：请选“符合”或“不符合” / choose met or not met` }
  }
  const criterion = criteria.find(({ code }) => code === fault.code)
  const name = criterion?.name ?? fault.code
  const path = `marks/${fault.code}`
  if (criterion === undefined) return { path, message: `${name}：评分标准里没有这一项 / not in the rubric` }
  const allowed = criterion.bands.length === 0 ? [{ from: criterion.points, to: 0 }] : criterion.bands
  const range = rangesOf(allowed)
  if (fault.fault === 'mark_not_allowed')
    return { path, message: `${name}：${fault.mark} 不在可给的分数内，可给 ${range} / allowed: ${range}` }
  return { path, message: `${name}：还没有打分，可给 ${range} / no mark yet; allowed: ${range}` }
}

/** Hands a sheet in. From then on it counts, and only the organiser can let it be changed. */
export async function handInSheet(
  tx: Tx,
  actor: Actor,
  { revision, ...which }: WhichSheet & { readonly revision: number },
  now: Date,
): Promise<StoredSheet> {
  await lockCompetition(tx, which.competitionId)
  const sheet = await lockOwnSheet(tx, actor, which)
  const terms = await readTerms(tx, which.competitionId)
  requireOpen(sheet, terms, now)
  requireNewest(sheet, revision)
  const { rubric } = terms.of(sheet.terms_version)
  const faults = sheetFaults(rubric, sheet)
  if (faults.length > 0)
    throw new Problem('sheet-incomplete', undefined, { errors: faults.map((fault) => toFieldError(fault, rubric)) })
  await tx
    .updateTable('score_sheet')
    .set({ state: 'final', final_at: now, revision: revision + 1 })
    .where('competition_id', '=', which.competitionId)
    .where('id', '=', which.sheetId)
    .execute()
  const { blind_id, round, terms_version } = sheet
  await writeRecord(tx, { competitionId: which.competitionId, actor, now }, 'sheet_final', {
    sheet: which.sheetId,
    blind: blind_id,
    round,
    terms_version,
    total: sheetTotal(rubric, sheet),
    ...textOf(sheet),
  })
  return sheet
}

/** 回避: the sheet counts as missing. What was marked stays on record with it. */
export async function recuseSheet(
  tx: Tx,
  actor: Actor,
  { reason, ...which }: WhichSheet & { readonly reason: string },
  now: Date,
): Promise<void> {
  const { state } = await lockCompetition(tx, which.competitionId)
  const sheet = await lockOwnSheet(tx, actor, which)
  if (sheet.state === 'recused') return
  if (state !== 'judging' && !sheet.rescores)
    throw new Problem('state-refused', '评审已经结束，请联系组织者 / judging is over; ask the organiser')
  await tx
    .updateTable('score_sheet')
    .set({ state: 'recused', recuse_reason: reason, final_at: null, revision: sheet.revision + 1 })
    .where('competition_id', '=', which.competitionId)
    .where('id', '=', which.sheetId)
    .execute()
  await writeRecord(tx, { competitionId: which.competitionId, actor, now }, 'sheet_recused', {
    sheet: which.sheetId,
    blind: sheet.blind_id,
    was: sheet.state,
    reason,
  })
}

/** A word to the other judges about a sample. Only who has scored it joins in. */
export async function addRemark(
  tx: Tx,
  actor: Actor,
  { text, ...which }: WhichSheet & { readonly text: string },
  now: Date,
): Promise<void> {
  const { blind_id, round, state } = await lockOwnSheet(tx, actor, which)
  if (round !== 'calibration' || state !== 'final')
    throw new Problem('state-refused', '请先提交您的校准评分，再参加讨论 / hand your own marks in first')
  await tx
    .insertInto('calibration_remark')
    .values({
      competition_id: which.competitionId,
      id: randomUUID(),
      blind_id,
      judge_id: actor.accountId,
      text,
      at: now,
    })
    .execute()
}
