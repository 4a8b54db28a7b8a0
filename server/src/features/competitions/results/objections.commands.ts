import { randomInt } from 'node:crypto'
import type {
  answerObjection as answerEndpoint,
  fileObjection as fileEndpoint,
  Input,
  Objection,
} from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { requireReader } from '../competitions.policy.ts'
import { lockCompetition } from '../judging/blind.ts'
import { writeRecord } from '../record.ts'
import { readObjections } from './objections.queries.ts'
import { findResult } from './result.queries.ts'
import { isOver } from './state.queries.ts'

/** Letters and digits that nobody takes for each other when they are read aloud. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomSigns = (count: number) => Array.from({ length: count }, () => SIGNS[randomInt(SIGNS.length)]).join('')

/** `2026-7K3Q-9XWM`: random, so that of one number nobody guesses another. */
export const newNumber = (now: Date): string => `${now.getUTCFullYear()}-${randomSigns(4)}-${randomSigns(4)}`

const readObjection = (tx: Tx, competitionId: string, id: string): Promise<Objection> =>
  readObjections(tx, competitionId).where('objection.id', '=', id).executeTakeFirstOrThrow()

async function checkEntry(tx: Tx, competitionId: string, entryId: string): Promise<void> {
  const entry = await tx
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .select('id')
    .executeTakeFirst()
  if (entry === undefined) throw new Problem('unknown-reference')
}

/** Takes an objection in writing and gives a receipt. The server's clock decides whether it is in time. */
export async function fileObjection(
  tx: Tx,
  actor: Actor,
  competitionId: string,
  { entry_id, unit, contact, text, now }: Input<typeof fileEndpoint>['body'] & { readonly now: Date },
): Promise<Objection> {
  await requireReader(tx, actor, competitionId)
  const { state } = await lockCompetition(tx, competitionId)
  const result = await findResult(tx, competitionId, 'public')
  if (state !== 'published' || result === undefined || isOver(result, now))
    throw new Problem('objection-late', result?.public_to === null ? undefined : result?.public_to)
  if (entry_id !== null) await checkEntry(tx, competitionId, entry_id)
  if (text.trim() === '' || contact.trim() === '') throw new Problem('invalid-request', 'text, contact')
  const id = newId()
  const receipt = `YY-${newNumber(now)}`
  await tx
    .insertInto('objection')
    .values({
      ...{ competition_id: competitionId, id, entry_id, unit: unit.trim(), contact: contact.trim(), text, receipt },
      account_id: actor.accountId,
      result_version: result.version,
      at: now,
    })
    .execute()
  // The contact is for the handler, not for an archive that is shown about.
  await writeRecord(tx, { competitionId, actor, now }, 'objection_filed', {
    objection: id,
    receipt,
    version: result.version,
    entry: entry_id,
    text,
  })
  return readObjection(tx, competitionId, id)
}

/** Who scored there, who objects, and whose work it is about decide nothing. */
async function checkHandler(tx: Tx, actor: Actor, competitionId: string, objection: Objection): Promise<void> {
  const judged = await tx
    .selectFrom('score_sheet')
    .where('competition_id', '=', competitionId)
    .where('judge_id', '=', actor.accountId)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (judged !== undefined || objection.by.id === actor.accountId) throw new Problem('handler-barred')
  if (objection.entry === null) return
  const entry = await tx
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('id', '=', objection.entry.id)
    .select(['owner_id', 'authors'])
    .$castTo<{ owner_id: string; authors: readonly { account_id: string | null }[] }>()
    .executeTakeFirst()
  const isOwn =
    entry?.owner_id === actor.accountId || entry?.authors.some(({ account_id }) => account_id === actor.accountId)
  if (isOwn === true) throw new Problem('handler-barred')
}

export async function answerObjection(
  tx: Tx,
  actor: Actor,
  { competition_id, objection_id }: Input<typeof answerEndpoint>['params'],
  { outcome, answer, now }: Input<typeof answerEndpoint>['body'] & { readonly now: Date },
): Promise<Objection> {
  const { judges, handles_objections } = await requireReader(tx, actor, competition_id)
  if (!handles_objections) throw new Problem('not-allowed')
  if (judges) throw new Problem('handler-barred')
  await lockCompetition(tx, competition_id)
  const objection = await readObjections(tx, competition_id).where('objection.id', '=', objection_id).executeTakeFirst()
  if (objection === undefined) throw new Problem('not-found')
  if (objection.outcome !== null) throw new Problem('state-refused', '这件异议已经答复 / it has been answered')
  await checkHandler(tx, actor, competition_id, objection)
  if (answer.trim() === '') throw new Problem('invalid-request', 'answer')
  await tx
    .updateTable('objection')
    .set({ handler_id: actor.accountId, outcome, answer, answered_at: now })
    .where('competition_id', '=', competition_id)
    .where('id', '=', objection_id)
    .execute()
  await writeRecord(tx, { competitionId: competition_id, actor, now }, 'objection_answered', {
    objection: objection_id,
    outcome,
    answer,
  })
  return readObjection(tx, competition_id, objection_id)
}
