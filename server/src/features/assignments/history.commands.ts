import { type Document, homeworkTasks } from '@lightwork/content'
import { type KeptText, loadOf, revisionsToDrop } from '@lightwork/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { writableBy } from './homework-sight.ts'

interface Which {
  readonly schoolId: string
  readonly id: string
}

interface Kept {
  readonly actor: Actor
  readonly title: string
  readonly text: Document
  readonly restoredFrom: number | null
}

/** Part of the statement that saves a homework, after its `saved`: the text is kept as the revision it became. */
export const keepText = (
  { schoolId, id }: Which,
  { actor, title, text, restoredFrom }: Kept,
): RawBuilder<unknown> => sql`
  kept as (
    insert into assignment_revision (school_id, assignment_id, revision, title, document, load, saved_by, saved_at, restored_from)
    select ${schoolId}::uuid, ${id}::uuid, revision, ${title}, ${JSON.stringify(text)}::jsonb,
      ${JSON.stringify(loadOf(homeworkTasks(text)))}::jsonb, ${actor.accountId}::uuid, saved_at, ${restoredFrom}::int
    from saved
  )`

interface Released extends Which {
  readonly revision: number
  readonly title: string
  readonly text: Document
  readonly actor: Actor
  readonly now: Date
}

/** Part of the statement that releases a homework: what a class was given stays in the history for good. */
export const holdReleased = ({ schoolId, id, revision, title, text, actor, now }: Released): RawBuilder<unknown> => sql`
  held_text as (
    insert into assignment_revision (school_id, assignment_id, revision, title, document, load, saved_by, saved_at, released)
    values (${schoolId}, ${id}, ${revision}, ${title}, ${JSON.stringify(text)}::jsonb,
      ${JSON.stringify(loadOf(homeworkTasks(text)))}::jsonb, ${actor.accountId}, ${now}, true)
    on conflict (school_id, assignment_id, revision) do update set released = true
  )`

/**
 * Lets go of earlier texts that no longer need to be kept; the homework's row is locked by the save before it. A text
 * that was brought back is held, and the one it took the place of: so that can be undone however late.
 */
export async function thinHistory(tx: Tx, { schoolId, id }: Which, now: Date): Promise<void> {
  const { rows } = await sql<KeptText>`
    select revision, saved_at, saved_by, name is not null or released or restored_from is not null
      or lead(restored_from) over (order by revision) is not null as held
    from assignment_revision where school_id = ${schoolId} and assignment_id = ${id}`.execute(tx)
  const dropped = revisionsToDrop(
    rows.map((row) => ({ ...row, saved_at: new Date(row.saved_at) })),
    now,
  )
  if (dropped.length === 0) return
  // Named or released meanwhile, it stays.
  await tx
    .deleteFrom('assignment_revision')
    .where('school_id', '=', schoolId)
    .where('assignment_id', '=', id)
    .where('revision', 'in', dropped)
    .where('name', 'is', null)
    .where('released', '=', false)
    .execute()
}

/** A name says that the text is to stay; without one it is thinned like any other. */
export async function nameVersion(
  tx: Tx,
  actor: Actor,
  { schoolId, id, revision }: Which & { readonly revision: number },
  name: string | null,
): Promise<void> {
  const trimmed = name?.trim() ?? null
  if (trimmed === '') throw new Problem('invalid-request', 'name')
  const { rows } = await sql`
    update assignment_revision r set name = ${trimmed}, named_by = ${trimmed === null ? null : actor.accountId}::uuid
    from assignment
    where r.school_id = ${schoolId} and r.assignment_id = ${id} and r.revision = ${revision}
      and assignment.school_id = r.school_id and assignment.id = r.assignment_id and assignment.deleted_at is null
      and ${writableBy(actor)}
    returning r.revision`.execute(tx)
  if (rows.length === 0) throw new Problem('not-found')
}
