import { homeworkTasks, pinnedVersions, workBlocks } from '@lightwork/content'
import type { chooseEntryWorks as chooseEndpoint, Input, WorkOverLimit } from '@lightwork/contract'
import {
  bandOf,
  blocksToDrop,
  type CompetitionKind,
  daysNeeded,
  excesses,
  figureOf,
  type LimitRule,
  limitsInForce,
  loadByDay,
  noMinutes,
  type SchoolSystem,
  schoolDay,
} from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader, Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { findDayContext } from '../../schools/day-context.ts'
import { attributesOf, type ChosenWork, loadOfWork, type PinnedFacts } from './attributes.ts'
import { type EntryId, holdOwnEntry, requireWritable } from './entry-access.ts'
import { writeWorks } from './write-works.ts'

type Choice = Input<typeof chooseEndpoint>['body']

/** Own homework as it stands now. A colleague's, though open to the person, is entered by the colleague. */
async function readChosen(reader: Reader, actor: Actor, works: Choice['works']): Promise<ChosenWork[]> {
  const chosen: ChosenWork[] = []
  for (const { school_id, assignment_id } of works) {
    const row = await reader
      .selectFrom('assignment')
      .where('school_id', '=', school_id)
      .where('id', '=', assignment_id)
      .where('owner_id', '=', actor.accountId)
      .where('deleted_at', 'is', null)
      .select(['school_id', 'id as assignment_id', 'revision', 'title', 'subject', 'grade', 'document'])
      .$castTo<ChosenWork>()
      .executeTakeFirst()
    if (row === undefined) throw new Problem('unknown-reference')
    if (workBlocks(row.document).length === 0) throw new Problem('homework-empty')
    chosen.push(row)
  }
  return chosen
}

async function readFacts(reader: Reader, works: readonly ChosenWork[]): Promise<Map<string, PinnedFacts>> {
  const ids = [...new Set(works.flatMap(({ document }) => pinnedVersions(document)))]
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('item_version as v')
    .where('v.id', 'in', ids)
    .select(['v.id as version_id', 'v.type', 'v.score_rate', 'v.origin'])
    .select(
      sql<
        string[]
      >`array(select distinct p.name from item_version_point vp join knowledge_point raw on raw.id = vp.point_id
        join knowledge_point p on p.id = raw.stands_for where vp.version_id = v.id order by p.name)`.as('points'),
    )
    .$castTo<PinnedFacts>()
    .execute()
  return new Map(rows.map((row) => [row.version_id, row]))
}

interface Rules {
  readonly system: SchoolSystem
  readonly rules: readonly LimitRule[]
  readonly kind: CompetitionKind
  readonly day: string
}

/** By the rules of any homework: each day of a project, on an otherwise empty day; of a holiday those of a rest day. */
function overLimit(work: ChosenWork, { system, rules, kind, day }: Rules): WorkOverLimit | null {
  const dayKind = kind === 'holiday' ? 'rest_day' : 'school_day'
  const { blocking } = limitsInForce(rules, { day, band: bandOf(work.grade, system), dayKind })
  const tasks = homeworkTasks(work.document)
  const days = loadByDay(tasks, daysNeeded(tasks.parts))
  const broken = days.map((load) => excesses(noMinutes, figureOf(load), blocking)).find((list) => list.length > 0)
  if (broken === undefined) return null
  const drop = days.length === 1 ? blocksToDrop(tasks, work.subject, { loads: {}, limits: blocking }) : null
  const numbers = workBlocks(work.document).map(({ attributes }) => attributes.id)
  return { title: work.title, excesses: broken, drop: drop?.map((id) => numbers.indexOf(id) + 1) ?? null }
}

export interface Checked {
  readonly schoolId: string
  readonly accountId: string
  readonly kind: CompetitionKind
  readonly now: Date
}

/** Refuses works that no class could be given, with what to leave out. */
export async function checkMinutes(
  reader: Reader,
  works: readonly ChosenWork[],
  { schoolId, accountId, kind, now }: Checked,
): Promise<void> {
  const day = schoolDay(now)
  const context = await findDayContext(reader, { schoolId, classIds: [], from: day, to: day, accountId, subject: '' })
  if (context === null) throw new Problem('not-found')
  const over = works.flatMap((work) => overLimit(work, { ...context, kind, day }) ?? [])
  if (over.length > 0) throw new Problem('entry-over-limit', undefined, { works: over })
}

/** Pins them: the copy in the entry does not follow later changes. */
export async function chooseWorks(
  tx: Tx,
  actor: Actor,
  which: EntryId,
  { revision, works, now }: Choice & { readonly now: Date },
): Promise<void> {
  const held = await holdOwnEntry(tx, actor, which)
  requireWritable(held, now)
  if (held.revision !== revision) throw new Problem('revision-outdated')
  const { competitionId, entryId } = which
  const { kind } = await tx
    .selectFrom('competition')
    .where('id', '=', competitionId)
    .select('kind')
    .$castTo<{ kind: CompetitionKind }>()
    .executeTakeFirstOrThrow()
  const chosen = await readChosen(tx, actor, works)
  await checkMinutes(tx, chosen, { schoolId: held.school, accountId: actor.accountId, kind, now })
  await writeWorks(
    tx,
    which,
    chosen.map((work, index) => ({
      position: index + 1,
      homework_school_id: work.school_id,
      assignment_id: work.assignment_id,
      revision: work.revision,
      title: work.title,
      document: work.document,
      load: loadOfWork(work),
    })),
  )
  await tx
    .updateTable('entry')
    .set({ attributes: JSON.stringify(attributesOf(chosen, await readFacts(tx, chosen))) })
    .set({ revision: revision + 1, saved_at: now, masks_confirmed_at: null })
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .execute()
}
