import { type Document, pinnedVersions } from '@lightwork/content'
import type { Assignment, ItemVersionForTeacher } from '@lightwork/contract'
import type { TierNames } from '@lightwork/domain'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { getAssignment } from '../assignments/assignments.queries.ts'
import { listVersions } from '../items/items.queries.ts'
import { tierNamesOnPaper } from '../schools/tier-names.ts'

/** To whom and for when it was released. */
export interface PrintRelease {
  readonly class_name: string
  readonly day: string
  readonly days: number
  /** Null once the class is closed: it has no notice any more. */
  readonly notice_token: string | null
}

/** A homework with everything that its sheets show. */
export interface PrintedHomework {
  readonly title: string
  readonly subject: Assignment['subject']
  readonly grade: number
  readonly school_name: string
  /** As the school calls its tiers. */
  readonly tier_names: TierNames
  readonly document: Document
  readonly versions: ReadonlyMap<string, ItemVersionForTeacher>
  readonly release: PrintRelease | null
}

export interface Which {
  readonly schoolId: string
  readonly assignmentId: string
  /** Print what was released; null: as it stands on the desk. */
  readonly releaseId: string | null
}

/** What was released, whatever the desk says now. A withdrawn release is none. */
async function findReleased(reader: Reader, { schoolId, assignmentId, releaseId }: Which) {
  if (releaseId === null) return null
  const row = await reader
    .selectFrom('release')
    .innerJoin('assignment_version as version', (join) =>
      join.onRef('version.school_id', '=', 'release.school_id').onRef('version.id', '=', 'release.version_id'),
    )
    .innerJoin('class', (join) =>
      join.onRef('class.school_id', '=', 'release.school_id').onRef('class.id', '=', 'release.class_id'),
    )
    .where('release.school_id', '=', schoolId)
    .where('release.assignment_id', '=', assignmentId)
    .where('release.id', '=', releaseId)
    .where('release.withdrawn_at', 'is', null)
    .select(['version.title', 'version.document', 'release.day', 'release.days'])
    .select(['class.name as class_name', 'class.notice_token', 'class.closed_at'])
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  const { title, document, class_name, day, days, notice_token, closed_at } = row
  const release: PrintRelease = { class_name, day, days, notice_token: closed_at === null ? notice_token : null }
  return { title, document: document as unknown as Document, release }
}

/** An own homework to be printed. Somebody else's is not found, and neither is a release of another homework. */
export async function getPrintedHomework(reader: Reader, actor: Actor, which: Which): Promise<PrintedHomework> {
  const assignment = await getAssignment(reader, actor, which.schoolId, which.assignmentId)
  const released = await findReleased(reader, which)
  const { name } = await reader
    .selectFrom('organisation')
    .where('id', '=', which.schoolId)
    .select('name')
    .executeTakeFirstOrThrow()
  const document = released?.document ?? (assignment.document as Document)
  const versions = await listVersions(reader, actor, pinnedVersions(document))
  return {
    title: released?.title ?? assignment.title,
    subject: assignment.subject,
    grade: assignment.grade,
    school_name: name,
    tier_names: await tierNamesOnPaper(reader, which.schoolId),
    document,
    versions: new Map(versions.map((version) => [version.version_id, version])),
    release: released?.release ?? null,
  }
}
