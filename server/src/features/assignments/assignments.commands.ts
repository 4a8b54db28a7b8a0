import { ContentError, checkHomework, type Document, emptyDocument, mediaOf, pinnedVersions } from '@lightwork/content'
import type {
  createAssignment as createEndpoint,
  Input,
  keepConflict as keepConflictEndpoint,
  saveAssignment as saveEndpoint,
} from '@lightwork/contract'
import { gradesOfSubject } from '@lightwork/domain'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import { type Actor, hasRoleIn } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { keepForHomework } from '../media/media.commands.ts'
import { holdLease } from './editing.commands.ts'
import { keepText, thinHistory } from './history.commands.ts'
import { readableBy, writableBy } from './homework-sight.ts'
import { holdPins } from './item-use.commands.ts'

/** Holds a document to the schema; the person reads what to do, the log line says what was wrong. */
function readHomework(value: unknown): Document {
  try {
    return checkHomework(value)
  } catch (error) {
    if (error instanceof ContentError) throw new Problem('invalid-content', error.message)
    throw error
  }
}

type Draft = Input<typeof createEndpoint>['body']

/** A new homework of a teacher of the school. */
export async function createAssignment(
  tx: Tx,
  actor: Actor,
  schoolId: string,
  { title, subject, grade, document }: Draft,
): Promise<string> {
  if (!hasRoleIn(actor, schoolId, 'teacher', 'class_lead', 'head')) throw new Problem('not-found')
  const [from, to] = gradesOfSubject[subject]
  if (grade < from || grade > to) throw new Problem('grade-mismatch', `${subject}: ${from}-${to}`)
  const id = newId()
  const text = readHomework(document ?? emptyDocument)
  await keepForHomework(tx, mediaOf([text]))
  await sql`
    with saved as (
      insert into assignment (school_id, id, owner_id, subject, grade, title, document)
      values (${schoolId}, ${id}, ${actor.accountId}, ${subject}, ${grade}, ${title}, ${JSON.stringify(text)}::jsonb)
      returning id, revision, saved_at
    ),
    ${keepText({ schoolId, id }, { actor, title, text, restoredFrom: null })},
    ${holdPins({ schoolId, assignmentId: id, pins: pinnedVersions(text) })}
    select from saved`.execute(tx)
  return id
}

interface Which {
  readonly schoolId: string
  readonly id: string
}

/** What the losing side needs to show both texts. */
async function refuseOutdated(tx: Tx, actor: Actor, { schoolId, id }: Which, revision: number): Promise<never> {
  const newer = await tx
    .selectFrom('assignment')
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where(writableBy(actor))
    .select(['revision', 'title', 'document', 'saved_at'])
    .executeTakeFirst()
  if (newer === undefined) throw new Problem('not-found')
  if (newer.revision === revision) throw new Problem('edited-elsewhere')
  throw new Problem('revision-outdated', undefined, { newer })
}

type Save = Input<typeof saveEndpoint>['body'] & { readonly now: Date }

/**
 * Compare-and-swap on the revision; a save that comes twice with the same text is the same save. A browser that names
 * itself must be the one that writes; one that does not (a page of an earlier version) is held by the revision alone.
 */
export async function saveAssignment(
  tx: Tx,
  actor: Actor,
  which: Which,
  { revision, title, document, browser, restored_from, now }: Save,
) {
  const text = readHomework(document)
  await keepForHomework(tx, mediaOf([text]))
  const { schoolId, id } = which
  if (browser !== undefined && !(await holdLease(tx, actor, which, { browser, takeOver: false, now })))
    return refuseOutdated(tx, actor, which, revision)
  const { rows } = await sql<{ revision: number; saved_at: string }>`
    with saved as (
      update assignment set title = ${title}, document = ${JSON.stringify(text)}::jsonb, revision = revision + 1, saved_at = ${now}
      where school_id = ${schoolId} and id = ${id} and deleted_at is null and revision = ${revision} and ${writableBy(actor)}
      returning revision, saved_at
    ),
    ${keepText(which, { actor, title, text, restoredFrom: restored_from ?? null })},
    ${holdPins({ schoolId, assignmentId: id, pins: pinnedVersions(text) })}
    select revision, saved_at from saved`.execute(tx)
  const [saved] = rows
  if (saved === undefined) return refuseOutdated(tx, actor, which, revision)
  await thinHistory(tx, which, now)
  return saved
}

type Keep = Input<typeof keepConflictEndpoint>['body']

/** The text that lost a conflict stays on the server too; the same one again is kept once. */
export async function keepConflict(
  tx: Tx,
  actor: Actor,
  { schoolId, id }: Which,
  { base_revision, title, document }: Keep,
) {
  const text = JSON.stringify(readHomework(document))
  const there = await tx
    .selectFrom('assignment')
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where(readableBy(actor))
    .select('id')
    .executeTakeFirst()
  if (there === undefined) throw new Problem('not-found')
  const same = await tx
    .selectFrom('assignment_conflict')
    .where('school_id', '=', schoolId)
    .where('assignment_id', '=', id)
    .where('base_revision', '=', base_revision)
    .where('title', '=', title)
    .where('document', '=', text)
    .select('id')
    .executeTakeFirst()
  if (same !== undefined) return same
  const kept = { school_id: schoolId, id: newId(), assignment_id: id, account_id: actor.accountId, base_revision }
  await tx
    .insertInto('assignment_conflict')
    .values({ ...kept, title, document: text })
    .execute()
  return { id: kept.id }
}

/** Put away, not destroyed: releases and notices keep their versions. */
export async function deleteAssignment(tx: Tx, actor: Actor, { schoolId, id }: Which, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('assignment')
    .set({ deleted_at: now })
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('owner_id', '=', actor.accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('not-found')
  await tx.deleteFrom('assignment_item').where('school_id', '=', schoolId).where('assignment_id', '=', id).execute()
}
