import type { HomeworkRight } from '@lightwork/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../http/actor.ts'

/** The homework is open to the prep group, and the person teaches what makes a member of it: read from `assignment`. */
const inGroup = (accountId: string, access: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from assignment_share s
  join teaching t on t.school_id = s.school_id and t.account_id = ${accountId} and t.subject = assignment.subject
  join class c on c.school_id = t.school_id and c.id = t.class_id and c.closed_at is null
  where s.school_id = assignment.school_id and s.assignment_id = assignment.id and s.access = any (${access})
    and (s.reach = 'subject' or c.grade = assignment.grade))`

/** Who may read a homework: its owner, and colleagues it is open to. For statements that read `assignment`. */
export const readableBy = ({ accountId }: Actor): RawBuilder<boolean> =>
  sql<boolean>`(assignment.owner_id = ${accountId} or ${inGroup(accountId, sql`array['read', 'edit']`)})`

/** Who may write it. */
export const writableBy = ({ accountId }: Actor): RawBuilder<boolean> =>
  sql<boolean>`(assignment.owner_id = ${accountId} or ${inGroup(accountId, sql`array['edit']`)})`

/** What the person may do with a homework that is known to be readable. */
export const rightOf = ({ accountId }: Actor): RawBuilder<HomeworkRight> => sql<HomeworkRight>`case
  when assignment.owner_id = ${accountId} then 'own'
  when exists (select from assignment_share s where s.school_id = assignment.school_id and s.assignment_id = assignment.id
    and s.access = 'edit') then 'edit'
  else 'read' end`
