import type { TermChange } from '@lightwork/contract'
import { TREE_DEPTH, termKey } from '@lightwork/domain'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { onConflict } from '../../db/constraints.ts'
import type { Tx } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'
import { markTermsStale } from '../../search/stale-items.ts'
import { mergeTerm, type Unmerge, unmergeTerm } from './merge-terms.ts'
import { getOpenTerm, getTerm, hang, listSubtree, order, type Term } from './terms.ts'

/** What can be done to the terms of a subject: what people ask for, and what only takes back. */
export type Step = TermChange | Unmerge | { readonly kind: 'revive'; readonly ids: readonly string[] }

export interface Stepped {
  /** The term that now stands there; null when it is gone from the choice. */
  readonly pointId: string | null
  readonly undo: Step
}

export interface StepPlace {
  readonly subject: string
  readonly accountId: string
  readonly now: Date
}

const nameTaken = onConflict(
  'knowledge_point_sibling',
  () => new Problem('name-taken', '同一处已有这个知识点 / it stands there already'),
)

/** A name is one line and holds a sign that can be seen. */
export function readName(name: string): string {
  const line = name.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (termKey(line) === '' || /\p{Cc}|\p{Co}/u.test(line) || !line.isWellFormed())
    throw new Problem('invalid-request', undefined, {
      errors: [{ path: 'change/name', message: '请写出名称 / a name is needed' }],
    })
  return line
}

/** A name must not be the alias of another term: nobody could tell which is meant. */
async function refuseAlias(tx: Tx, subject: string, name: string, own: string | null): Promise<void> {
  const alias = await tx
    .selectFrom('term_alias')
    .innerJoin('knowledge_point', 'knowledge_point.id', 'term_alias.point_id')
    .where('term_alias.subject', '=', subject)
    .where(sql<boolean>`term_alias.name_key = term_key(${name}) and term_alias.point_id is distinct from ${own}::uuid`)
    .select('knowledge_point.name')
    .executeTakeFirst()
  if (alias !== undefined) throw new Problem('name-taken', `已是“${alias.name}”的别名 / an alias of ${alias.name}`)
}

const parentOf = async (tx: Tx, subject: string, id: string | null): Promise<Term | null> =>
  id === null ? null : getOpenTerm(tx, subject, id)

async function add(tx: Tx, { subject }: StepPlace, change: Extract<TermChange, { kind: 'add' }>): Promise<Stepped> {
  const parent = await parentOf(tx, subject, change.parent_id)
  if (parent !== null && parent.depth >= TREE_DEPTH)
    throw new Problem('state-refused', `最多 ${TREE_DEPTH} 层 / at most ${TREE_DEPTH} levels`)
  const name = readName(change.name)
  await refuseAlias(tx, subject, name, null)
  const id = newId()
  const position = sql<number>`coalesce((select max(position) + 1 from knowledge_point
    where subject = ${subject} and parent_id is not distinct from ${parent?.id ?? null}), 0)`
  await tx
    .insertInto('knowledge_point')
    .values({ id, subject, parent_id: parent?.id ?? null, name, position, stands_for: id })
    .execute()
    .catch(nameTaken)
  return { pointId: id, undo: { kind: 'retire', id } }
}

async function rename(tx: Tx, { subject }: StepPlace, id: string, wanted: string): Promise<Stepped> {
  const term = await getTerm(tx, subject, id)
  const name = readName(wanted)
  await refuseAlias(tx, subject, name, id)
  await tx.updateTable('knowledge_point').set({ name }).where('id', '=', id).execute().catch(nameTaken)
  await markTermsStale(tx, [id])
  return { pointId: id, undo: { kind: 'rename', id, name: term.name } }
}

async function nextSibling(tx: Tx, subject: string, { parent_id, position, id }: Term): Promise<string | null> {
  const next = await tx
    .selectFrom('knowledge_point')
    .where('subject', '=', subject)
    .where(sql<boolean>`parent_id is not distinct from ${parent_id}::uuid and merged_into is null`)
    .where(sql<boolean>`(position, id) > (${position}, ${id}::uuid)`)
    .orderBy('position')
    .orderBy('id')
    .select('id')
    .executeTakeFirst()
  return next?.id ?? null
}

async function move(tx: Tx, { subject }: StepPlace, change: Extract<TermChange, { kind: 'move' }>): Promise<Stepped> {
  const term = await getTerm(tx, subject, change.id)
  const parent = await parentOf(tx, subject, change.parent_id)
  if (parent?.path.includes(term.id) === true) throw new Problem('term-cycle')
  const before = await nextSibling(tx, subject, term)
  if ((parent?.id ?? null) !== term.parent_id) {
    const { deepest } = await tx
      .selectFrom('knowledge_point')
      .where('subject', '=', subject)
      .where(sql<boolean>`path @> array[${term.id}]::uuid[]`)
      .select(sql<number>`max(depth)`.as('deepest'))
      .executeTakeFirstOrThrow()
    if ((parent?.depth ?? 0) + 1 + deepest - term.depth > TREE_DEPTH)
      throw new Problem('state-refused', `最多 ${TREE_DEPTH} 层 / at most ${TREE_DEPTH} levels`)
    await hang(tx, term, parent).catch(nameTaken)
    await markTermsStale(tx, await listSubtree(tx, subject, term.id))
  }
  await order(tx, subject, term, change.before_id)
  return { pointId: term.id, undo: { kind: 'move', id: term.id, parent_id: term.parent_id, before_id: before } }
}

async function retire(tx: Tx, { subject, now }: StepPlace, id: string): Promise<Stepped> {
  await getTerm(tx, subject, id)
  const subtree = await listSubtree(tx, subject, id)
  const rows = await tx
    .updateTable('knowledge_point')
    .set({ retired_at: now })
    .where('id', 'in', subtree)
    .where('retired_at', 'is', null)
    .returning('id')
    .execute()
  const ids = rows.map((row) => row.id)
  await markTermsStale(tx, ids)
  return { pointId: null, undo: { kind: 'revive', ids } }
}

/** Brings terms back, as far as what stands above them is in use. */
async function revive(tx: Tx, { subject }: StepPlace, ids: readonly string[]): Promise<Stepped> {
  const wanted = sql.val([...ids])
  const { rows } = await sql<{ id: string }>`
    update knowledge_point p set retired_at = null
    where p.id = any (${wanted}::uuid[]) and p.subject = ${subject} and p.retired_at is not null and p.merged_into is null
      and not exists (select from knowledge_point above where above.id = any (p.path) and above.id <> all (${wanted}::uuid[])
        and above.retired_at is not null)
    returning p.id`.execute(tx)
  const [first] = ids
  if (rows.length === 0 || first === undefined)
    throw new Problem('state-refused', '请先恢复它的上级 / restore what stands above it first')
  await markTermsStale(
    tx,
    rows.map(({ id }) => id),
  )
  return { pointId: first, undo: { kind: 'retire', id: first } }
}

async function addAlias(
  tx: Tx,
  { subject, accountId, now }: StepPlace,
  { id, name: wanted }: Extract<TermChange, { kind: 'alias' }>,
): Promise<Stepped> {
  await getOpenTerm(tx, subject, id)
  const name = readName(wanted)
  const other = await tx
    .selectFrom('term_name')
    .where('subject', '=', subject)
    .where(sql<boolean>`name_key = term_key(${name}) and point_id <> ${id}::uuid`)
    .select('point_id')
    .executeTakeFirst()
  if (other !== undefined)
    throw new Problem('name-taken', '另一个知识点叫这个名称；可以把两个合并 / another term has it; merge them')
  await tx
    .insertInto('term_alias')
    .values({ subject, name, point_id: id, added_by: accountId, added_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { pointId: id, undo: { kind: 'unalias', id, name } }
}

async function removeAlias(
  tx: Tx,
  { subject }: StepPlace,
  { id, name }: Extract<TermChange, { kind: 'unalias' }>,
): Promise<Stepped> {
  const removed = await tx
    .deleteFrom('term_alias')
    .where('subject', '=', subject)
    .where('point_id', '=', id)
    .where(sql<boolean>`name_key = term_key(${name})`)
    .returning('name')
    .executeTakeFirst()
  if (removed === undefined) throw new Problem('not-found')
  return { pointId: id, undo: { kind: 'alias', id, name: removed.name } }
}

/** Does one step, under the lock of the subject, and says how to take it back. */
export async function takeStep(tx: Tx, place: StepPlace, step: Step): Promise<Stepped> {
  switch (step.kind) {
    case 'add':
      return add(tx, place, step)
    case 'rename':
      return rename(tx, place, step.id, step.name)
    case 'move':
      return move(tx, place, step)
    case 'merge':
      return mergeTerm(tx, place.subject, step)
    case 'unmerge':
      return unmergeTerm(tx, place.subject, step)
    case 'retire':
      return retire(tx, place, step.id)
    case 'restore':
      return revive(tx, place, [step.id])
    case 'revive':
      return revive(tx, place, step.ids)
    case 'alias':
      return addAlias(tx, place, step)
    case 'unalias':
      return removeAlias(tx, place, step)
  }
}
