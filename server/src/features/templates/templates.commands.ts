import { type Document, homeworkTasks } from '@lightwork/content'
import type {
  beginFrom as beginEndpoint,
  changeTemplate as changeEndpoint,
  createTemplate as createEndpoint,
  Input,
} from '@lightwork/contract'
import { loadOf } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import { type Actor, hasRoleIn } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { createAssignment } from '../assignments/assignments.commands.ts'
import { getAssignment } from '../assignments/assignments.queries.ts'
import { getTemplate } from './templates.queries.ts'

interface Which {
  readonly schoolId: string
  readonly id: string
}

type Make = Input<typeof createEndpoint>['body'] & { readonly now: Date }

interface TemplateText {
  readonly name: string
  readonly reach: Make['reach']
  readonly subject: string
  readonly grade: number
  readonly document: Document
  readonly now: Date
}

/** A template of the person's own from any homework text they may read; what becomes of its source does not touch it. */
export async function writeTemplate(tx: Tx, actor: Actor, schoolId: string, text: TemplateText): Promise<string> {
  const { name, reach, subject, grade, document, now } = text
  const id = newId()
  const load = loadOf(homeworkTasks(document))
  const row = { school_id: schoolId, id, owner_id: actor.accountId, reach, subject, grade, name: named(name) }
  await tx
    .insertInto('homework_template')
    .values({ ...row, document: JSON.stringify(document), load: JSON.stringify(load), made_at: now })
    .execute()
  return id
}

/** The text of a homework as it stands, to begin from later. */
export async function createTemplate(
  tx: Tx,
  actor: Actor,
  schoolId: string,
  { assignment_id, name, reach, now }: Make,
): Promise<string> {
  const { subject, grade, document } = await getAssignment(tx, actor, schoolId, assignment_id)
  const id = newId()
  const load = loadOf(homeworkTasks(document as Document))
  const row = { school_id: schoolId, id, owner_id: actor.accountId, reach, subject, grade, name: named(name) }
  await tx
    .insertInto('homework_template')
    .values({ ...row, document: JSON.stringify(document), load: JSON.stringify(load), made_at: now })
    .execute()
  return id
}

function named(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') throw new Problem('invalid-request', 'name')
  return trimmed
}

export async function changeTemplate(
  tx: Tx,
  actor: Actor,
  { schoolId, id }: Which,
  { name, reach }: Input<typeof changeEndpoint>['body'],
): Promise<void> {
  const { may_change } = await getTemplate(tx, actor, schoolId, id)
  if (!may_change) throw new Problem('not-allowed')
  await tx
    .updateTable('homework_template')
    .set({ name: named(name), reach })
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .execute()
}

export async function putTemplateAway(tx: Tx, actor: Actor, { schoolId, id }: Which, now: Date): Promise<void> {
  const { may_put_away } = await getTemplate(tx, actor, schoolId, id)
  if (!may_put_away) throw new Problem('not-allowed')
  await tx
    .updateTable('homework_template')
    .set({ put_away_at: now, put_away_by: actor.accountId })
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .execute()
}

/** A new homework of the person with the text of a template or of a homework, for the day and the class that come. */
export async function beginFrom(
  tx: Tx,
  actor: Actor,
  schoolId: string,
  { from, title, grade }: Input<typeof beginEndpoint>['body'],
): Promise<string> {
  if (!hasRoleIn(actor, schoolId, 'teacher', 'class_lead', 'head')) throw new Problem('not-found')
  const find = from.kind === 'template' ? getTemplate : getAssignment
  const { subject, document } = await find(tx, actor, schoolId, from.id)
  return createAssignment(tx, actor, schoolId, { title, subject, grade, document })
}
