import { homeworkTasks } from '@lightwork/content'
import type {
  Assignment,
  AssignmentSummary,
  listKeptTexts as keptEndpoint,
  Output,
  ReleaseBody,
  SharedAssignment,
} from '@lightwork/contract'
import { figureOf, loadOf, type TierLoad } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { readableBy, rightOf } from './homework-sight.ts'

/** Minutes of a homework as one number for lists: the written ones and what is done at home otherwise, longest tier. */
export const headline = (load: TierLoad): number => Math.max(figureOf(load).written, figureOf(load).home_total)

const releases = sql<(Omit<ReleaseBody, 'minutes'> & { load: TierLoad })[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'class_id', r.class_id, 'class_name', c.name, 'day', r.day, 'days', r.days,
    'revision', v.revision, 'load', r.load, 'released_at', r.released_at, 'withdrawn_at', r.withdrawn_at) order by r.id desc), '[]')
  from release r
  join class c on c.school_id = r.school_id and c.id = r.class_id
  join assignment_version v on v.school_id = r.school_id and v.id = r.version_id
  where r.school_id = assignment.school_id and r.assignment_id = assignment.id)`

const assignments = (reader: Reader) =>
  reader
    .selectFrom('assignment')
    .innerJoin('account as owner', 'owner.id', 'assignment.owner_id')
    .where('assignment.deleted_at', 'is', null)
    .select([
      'assignment.id',
      'assignment.school_id',
      'assignment.title',
      'assignment.subject',
      'assignment.grade',
      'assignment.revision',
      'assignment.saved_at',
      'assignment.document',
      'assignment.owner_id',
      'owner.name as owner_name',
    ])
    .select(releases.as('releases'))
    .$castTo<
      Omit<Assignment, 'load' | 'releases' | 'right' | 'share' | 'open_comments'> & {
        releases: (ReleaseBody & { load: TierLoad })[]
      }
    >()

type Row = Awaited<ReturnType<ReturnType<typeof assignments>['executeTakeFirstOrThrow']>>

const toRelease = ({ load, ...release }: Row['releases'][number]): ReleaseBody => ({
  ...release,
  released_at: new Date(release.released_at).toISOString(),
  withdrawn_at: release.withdrawn_at === null ? null : new Date(release.withdrawn_at).toISOString(),
  minutes: headline(load),
})

const toAssignment = <R extends Row>(row: R) => ({
  ...row,
  load: loadOf(homeworkTasks(row.document)),
  releases: row.releases.map(toRelease),
})

const LIST_LIMIT = 200

/** The person's own homework, last saved first. */
export async function listAssignments(reader: Reader, actor: Actor): Promise<AssignmentSummary[]> {
  const rows = await assignments(reader)
    .where('assignment.owner_id', '=', actor.accountId)
    .orderBy('assignment.saved_at', 'desc')
    .limit(LIST_LIMIT)
    .execute()
  return rows.map(toAssignment)
}

const share = sql<Assignment['share']>`(
  select jsonb_build_object('reach', s.reach, 'access', s.access) from assignment_share s
  where s.school_id = assignment.school_id and s.assignment_id = assignment.id)`
const openComments = sql<number>`(
  select count(*)::int from assignment_comment c where c.school_id = assignment.school_id and c.assignment_id = assignment.id
    and c.reply_to is null and c.resolved_at is null)`

/** One homework, the own one or one that a colleague opened. Anybody else's is not found: the notice is what others read. */
export async function getAssignment(reader: Reader, actor: Actor, schoolId: string, id: string): Promise<Assignment> {
  const row = await assignments(reader)
    .where('assignment.school_id', '=', schoolId)
    .where('assignment.id', '=', id)
    .where(readableBy(actor))
    .select([rightOf(actor).as('right'), share.as('share'), openComments.as('open_comments')])
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return toAssignment(row)
}

/** Homework that colleagues opened to the person, last saved first. */
export async function listSharedAssignments(reader: Reader, actor: Actor): Promise<SharedAssignment[]> {
  const rows = await assignments(reader)
    .where('assignment.owner_id', '<>', actor.accountId)
    .where(readableBy(actor))
    .select(rightOf(actor).$castTo<'edit' | 'read'>().as('right'))
    .orderBy('assignment.saved_at', 'desc')
    .limit(LIST_LIMIT)
    .execute()
  return rows.map(toAssignment)
}

/** One release as the list shows it. */
export async function getRelease(reader: Reader, schoolId: string, id: string): Promise<ReleaseBody> {
  const row = await reader
    .selectFrom('release')
    .innerJoin('class', (join) =>
      join.onRef('class.school_id', '=', 'release.school_id').onRef('class.id', '=', 'release.class_id'),
    )
    .innerJoin('assignment_version as version', (join) =>
      join.onRef('version.school_id', '=', 'release.school_id').onRef('version.id', '=', 'release.version_id'),
    )
    .where('release.school_id', '=', schoolId)
    .where('release.id', '=', id)
    .select([
      'release.id',
      'release.class_id',
      'class.name as class_name',
      'release.day',
      'release.days',
      'version.revision',
    ])
    .select(['release.load', 'release.released_at', 'release.withdrawn_at'])
    .$castTo<Omit<ReleaseBody, 'minutes'> & { load: TierLoad }>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return toRelease({ ...row, minutes: 0 })
}

const MOST_KEPT = 50

/** Texts that lost a conflict, newest first: all of an own homework, of a colleague's those the person wrote. */
export const listKeptTexts = (
  reader: Reader,
  actor: Actor,
  schoolId: string,
  id: string,
): Promise<Output<typeof keptEndpoint>> =>
  reader
    .selectFrom('assignment_conflict as kept')
    .innerJoin('assignment', (join) =>
      join.onRef('assignment.school_id', '=', 'kept.school_id').onRef('assignment.id', '=', 'kept.assignment_id'),
    )
    .where('kept.school_id', '=', schoolId)
    .where('kept.assignment_id', '=', id)
    .where(({ or, eb }) =>
      or([eb('assignment.owner_id', '=', actor.accountId), eb('kept.account_id', '=', actor.accountId)]),
    )
    .orderBy('kept.at', 'desc')
    .orderBy('kept.id', 'desc')
    .limit(MOST_KEPT)
    .select(['kept.id', 'kept.title', 'kept.base_revision', 'kept.at', 'kept.document'])
    .$castTo<Output<typeof keptEndpoint>[number]>()
    .execute()
