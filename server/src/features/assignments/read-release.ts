import type { Document } from '@lightwork/content'
import type { Tasks, TierLoad } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { projectDays, withProjectDays } from './release-days.ts'

export interface ReleaseRequest {
  readonly schoolId: string
  readonly assignmentId: string
  readonly revision: number
  readonly classIds: readonly string[]
  readonly days: readonly string[]
  readonly key: string
}

export interface Ready {
  readonly title: string
  readonly subject: string
  readonly grade: number
  readonly document: Document
  /** What costs minutes; projects with the days that their items name. */
  readonly tasks: Tasks
  /** Active releases of this homework, by class, with what each put on which day: a new one takes their place. */
  readonly standing: readonly Standing[]
}

export interface Standing {
  readonly release_id: string
  readonly class_id: string
  readonly revision: number
  readonly day: string
  readonly load: TierLoad
}

/** The homework as it is to be released, the state of its items, and what it replaces: one statement. */
export async function readAssignment(
  tx: Tx,
  actor: Actor,
  { schoolId, assignmentId, revision, classIds }: ReleaseRequest,
): Promise<Ready> {
  const row = await tx
    .selectFrom('assignment')
    .where('school_id', '=', schoolId)
    .where('id', '=', assignmentId)
    .where('owner_id', '=', actor.accountId)
    .where('deleted_at', 'is', null)
    .select(['title', 'subject', 'grade', 'document', 'revision'])
    .select(
      sql<number>`(select count(*)::int from jsonb_path_query(document, '$.**.item_version_id') as pinned
        where not exists (select from item_version v where v.id = (pinned #>> '{}')::uuid and v.state = 'published'))`.as(
        'unusable',
      ),
    )
    .select(projectDays.as('project_days'))
    .select(
      sql<
        Standing[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('release_id', r.id, 'class_id', r.class_id, 'revision', v.revision,
          'day', e.day, 'load', e.load)), '[]')
        from release r
        join assignment_version v on v.school_id = r.school_id and v.id = r.version_id
        join class_day_entry e on e.school_id = r.school_id and e.release_id = r.id and e.sign = 1
        where r.school_id = assignment.school_id and r.assignment_id = assignment.id and r.withdrawn_at is null
          and r.class_id = any (${sql.val([...classIds])}::uuid[]))`.as('standing'),
    )
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  if (row.revision !== revision) throw new Problem('revision-outdated', undefined, { revision: row.revision })
  if (row.unusable > 0) throw new Problem('item-withdrawn')
  const document = row.document as unknown as Document
  return { ...row, document, tasks: withProjectDays(document, row.project_days) }
}
