import type { TermChange } from '@lightwork/contract'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { settleLabels } from './labels.commands.ts'
import { mayChangeTerms, requireCurator, requireOwner } from './taxonomy.policy.ts'
import { type Step, takeStep } from './term-steps.ts'
import { lockTaxonomy } from './terms.ts'

export interface Wish {
  readonly subject: string
  readonly change: TermChange
  readonly note: string
}

interface Done {
  readonly change_id: string
  readonly state: 'done' | 'proposed'
  readonly point_id: string | null
}

/** Does a change and writes it down with what takes it back; of a curator who is not the owner it is kept as a proposal. */
export async function changeTerm(tx: Tx, actor: Actor, { subject, change, note }: Wish, now: Date): Promise<Done> {
  requireCurator(actor)
  await lockTaxonomy(tx, subject)
  const id = newId()
  const record = { id, subject, change: JSON.stringify(change), note, proposed_by: actor.accountId, proposed_at: now }
  if (!(await mayChangeTerms(tx, actor, subject))) {
    await tx
      .insertInto('term_change')
      .values({ ...record, state: 'proposed' })
      .execute()
    return { change_id: id, state: 'proposed', point_id: null }
  }
  const place = { subject, accountId: actor.accountId, now }
  const { pointId, undo } = await takeStep(tx, place, change)
  await settleLabels(tx, place)
  const decided = { state: 'done', undo: JSON.stringify(undo), decided_by: actor.accountId, decided_at: now }
  await tx
    .insertInto('term_change')
    .values({ ...record, ...decided })
    .execute()
  return { change_id: id, state: 'done', point_id: pointId }
}

interface Which {
  readonly subject: string
  readonly changeId: string
}

async function lockChange(tx: Tx, { subject, changeId }: Which, state: 'proposed' | 'done') {
  await lockTaxonomy(tx, subject)
  const row = await tx
    .selectFrom('term_change')
    .where('id', '=', changeId)
    .where('subject', '=', subject)
    .select(['change', 'undo', 'state'])
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  if (row.state !== state) throw new Problem('state-refused')
  // What is stored went through `TermChange` or was made by `takeStep`.
  return row as unknown as { readonly change: TermChange; readonly undo: Step | null }
}

export async function decideChange(
  tx: Tx,
  actor: Actor,
  { accept, ...which }: Which & { readonly accept: boolean },
  now: Date,
): Promise<'done' | 'refused'> {
  await requireOwner(tx, actor, which.subject)
  const { change } = await lockChange(tx, which, 'proposed')
  const place = { subject: which.subject, accountId: actor.accountId, now }
  const undo = accept ? (await takeStep(tx, place, change)).undo : null
  if (accept) await settleLabels(tx, place)
  const state = accept ? 'done' : 'refused'
  await tx
    .updateTable('term_change')
    .set({ state, undo: undo === null ? null : JSON.stringify(undo), decided_by: actor.accountId, decided_at: now })
    .where('id', '=', which.changeId)
    .execute()
  return state
}

/** Takes a change back. What others did since stands; where it no longer fits, this is refused with the reason. */
export async function undoChange(tx: Tx, actor: Actor, which: Which, now: Date): Promise<void> {
  await requireOwner(tx, actor, which.subject)
  const { undo } = await lockChange(tx, which, 'done')
  if (undo === null) throw new Problem('state-refused')
  await takeStep(tx, { subject: which.subject, accountId: actor.accountId, now }, undo)
  await tx
    .updateTable('term_change')
    .set({ state: 'undone', decided_by: actor.accountId, decided_at: now })
    .where('id', '=', which.changeId)
    .execute()
}

/** Appoints or releases an owner; they are curators. */
export async function setOwner(
  tx: Tx,
  actor: Actor,
  { subject, account, owns }: { readonly subject: string; readonly account: string; readonly owns: boolean },
  now: Date,
): Promise<void> {
  await requireOwner(tx, actor, subject)
  await lockTaxonomy(tx, subject)
  const curator = await tx
    .selectFrom('account')
    .innerJoin('membership', 'membership.account_id', 'account.id')
    .where(sql<boolean>`(account.login = ${account} or account.id::text = ${account})`)
    .where('membership.role', '=', 'curator')
    .select('account.id')
    .executeTakeFirst()
  if (curator === undefined)
    throw new Problem('unknown-reference', '没有这个题库管理员账号 / no curator has this account', {
      errors: [{ path: 'account', message: '请填题库管理员的账号 / the account of a curator' }],
    })
  const row = { subject, account_id: curator.id }
  if (owns)
    await tx
      .insertInto('taxonomy_owner')
      .values({ ...row, appointed_by: actor.accountId, appointed_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await tx.deleteFrom('taxonomy_owner').where('subject', '=', subject).where('account_id', '=', curator.id).execute()
}
