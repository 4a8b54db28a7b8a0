import { type Document, homeworkTasks } from '@lightwork/content'
import type { getHomeworkVersion, HomeworkVersion, Output } from '@lightwork/contract'
import { loadOf, type TierLoad } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { readableBy } from './homework-sight.ts'

/** Kept texts of a homework that the person may read; named ones aside, the rule of thinning keeps them some hundred. */
const versions = (reader: Reader, actor: Actor, schoolId: string, id: string) =>
  reader
    .selectFrom('assignment_revision as kept')
    .innerJoin('assignment', (join) =>
      join.onRef('assignment.school_id', '=', 'kept.school_id').onRef('assignment.id', '=', 'kept.assignment_id'),
    )
    .innerJoin('account', 'account.id', 'kept.saved_by')
    .where('kept.school_id', '=', schoolId)
    .where('kept.assignment_id', '=', id)
    .where('assignment.deleted_at', 'is', null)
    .where(readableBy(actor))
    .select(['kept.revision', 'kept.title', 'kept.saved_at', 'kept.saved_by', 'account.name as saved_by_name'])
    .select(['kept.name', 'kept.released', 'kept.restored_from', 'kept.load'])
    .$castTo<Omit<HomeworkVersion, 'load'> & { load: TierLoad | null }>()

const toVersion = <R extends { load: TierLoad | null; document: Document | null }>({ document, load, ...row }: R) => ({
  ...row,
  load: load ?? loadOf(homeworkTasks(document ?? { type: 'doc' })),
})

export async function listVersions(
  reader: Reader,
  actor: Actor,
  schoolId: string,
  id: string,
): Promise<HomeworkVersion[]> {
  const rows = await versions(reader, actor, schoolId, id)
    // Texts without a load are older than the history: a few, whose minutes are worked out here.
    .select(sql<Document | null>`case when kept.load is null then kept.document end`.as('document'))
    .orderBy('kept.revision', 'desc')
    .execute()
  return rows.map(toVersion)
}

export async function getVersion(
  reader: Reader,
  actor: Actor,
  schoolId: string,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<Output<typeof getHomeworkVersion>> {
  const row = await versions(reader, actor, schoolId, id)
    .where('kept.revision', '=', revision)
    .select('kept.document')
    .$castTo<Omit<HomeworkVersion, 'load'> & { load: TierLoad | null; document: Document }>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  // The content schema, not the contract's type, says what a document may hold.
  const document = row.document as Output<typeof getHomeworkVersion>['document']
  return { ...toVersion(row), document }
}
