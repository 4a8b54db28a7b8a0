import { pinnedVersions } from '@lightwork/content'
import type { ReleaseBody } from '@lightwork/contract'
import { asksAnything, loadByDay, loadOf, schoolDay, type TierLoad } from '@lightwork/domain'
import { sql } from 'kysely'
import { v5 as nameId, v7 as newId } from 'uuid'
import { onConflict } from '../../db/constraints.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { type ChargedDay, chargeDay, lockDays, type Step, writeDays } from '../load/charge.ts'
import { type NoticeContent, toNoticeContent } from '../notices/notice-content.ts'
import { type ContextClass, findDayContext, limitsOfDay } from '../schools/day-context.ts'
import { headline } from './assignments.queries.ts'
import { checkWritten } from './check-written.ts'
import { holdReleased } from './history.commands.ts'
import { fingerprintOf, takeKey } from './idempotency.ts'
import { countUse } from './item-use.commands.ts'
import { type Ready, type ReleaseRequest, readAssignment, type Standing } from './read-release.ts'
import { DayFull } from './refusal.ts'
import { checkDays, checkLength, lastDayToKnow } from './release-days.ts'

function checkClass({ grade }: Ready, found: ContextClass | undefined): void {
  if (found === undefined) throw new Problem('not-found')
  if (found.closed) throw new Problem('class-closed', found.name)
  if (!found.teaches) throw new Problem('subject-not-taught', found.name)
  if (found.grade !== grade) throw new Problem('grade-mismatch', found.name)
}

interface Plan {
  readonly ready: Ready
  readonly releases: readonly { readonly id: string; readonly classId: string }[]
  /** Standing releases of these classes that give way to the new ones. */
  readonly replaced: readonly Standing[]
  readonly shares: readonly TierLoad[]
  readonly days: readonly string[]
}

function planRelease(ready: Ready, { classIds, days, revision }: ReleaseRequest): Plan {
  const { tasks } = ready
  if (!asksAnything(tasks)) throw new Problem('homework-empty')
  checkWritten(ready.document)
  const ordered = [...days].sort()
  const overlapping = ready.standing.filter(({ day }) => ordered.includes(day))
  if (overlapping.some((standing) => standing.revision === revision)) throw new Problem('already-released')
  const giveWay = new Set(overlapping.map(({ release_id }) => release_id))
  return {
    ready,
    releases: [...classIds].sort().map((classId) => ({ id: newId(), classId })),
    replaced: ready.standing.filter(({ release_id }) => giveWay.has(release_id)),
    shares: loadByDay(tasks, ordered.length),
    days: ordered,
  }
}

interface ClassDayKey {
  readonly class_id: string
  readonly day: string
}
const sameDay = (a: ClassDayKey, b: ClassDayKey) => a.class_id === b.class_id && a.day === b.day

/** Every (class, day) row the plan touches, each once. */
function touchedDays({ releases, days, replaced }: Plan): ClassDayKey[] {
  const all = [...releases.flatMap(({ classId }) => days.map((day) => ({ class_id: classId, day }))), ...replaced]
  return [...new Map(all.map(({ class_id, day }) => [`${class_id} ${day}`, { class_id, day }])).values()]
}

/** The steps of one (class, day): what is replaced gives its minutes back, then the new release takes its share. */
function stepsOf({ ready, releases, shares, days, replaced }: Plan, key: ClassDayKey): Step[] {
  const back = replaced
    .filter((standing) => sameDay(standing, key))
    .map(({ release_id, load }): Step => ({ releaseId: release_id, subject: ready.subject, sign: -1, load }))
  const share = shares[days.indexOf(key.day)]
  const release = releases.find(({ classId }) => classId === key.class_id)
  if (share === undefined || release === undefined) return back
  return [...back, { releaseId: release.id, subject: ready.subject, sign: 1, load: share }]
}

interface Write {
  readonly actor: Actor
  readonly request: ReleaseRequest
  readonly now: Date
  readonly response: readonly ReleaseBody[]
}

/** Version, releases, replaced ones, counters, ledger and the key's response: one statement. */
async function write(
  tx: Tx,
  plan: Plan,
  charged: readonly ChargedDay[],
  { actor, request, now, response }: Write,
): Promise<void> {
  const { schoolId, assignmentId, revision, key } = request
  const load = loadOf(plan.ready.tasks)
  const notice: NoticeContent = toNoticeContent(plan.ready.document, {
    title: plan.ready.title,
    subject: plan.ready.subject,
  })
  const versionId = nameId(String(revision), assignmentId)
  const replaced = [...new Set(plan.replaced.map(({ release_id }) => release_id))]
  const use = {
    schoolId,
    assignmentId,
    given: plan.releases.map(({ id }) => id),
    ended: replaced,
    pins: pinnedVersions(plan.ready.document),
    lastDay: plan.days.at(-1) ?? null,
  }
  const { title, document: text } = plan.ready
  const { rows } = await sql<{ days: number }>`
    with version as (
      insert into assignment_version (school_id, id, assignment_id, revision, title, document, load, created_by, created_at)
      values (${schoolId}, ${versionId}, ${assignmentId}, ${revision}, ${plan.ready.title}, ${JSON.stringify(plan.ready.document)}::jsonb,
        ${JSON.stringify(load)}::jsonb, ${actor.accountId}, ${now})
      on conflict do nothing
    ),
    ${holdReleased({ schoolId, id: assignmentId, revision, title, text, actor, now })},
    replaced as (
      update release set withdrawn_at = ${now}, withdrawn_by = ${actor.accountId}, withdraw_reason = '更正'
      where school_id = ${schoolId} and id = any (${sql.val(replaced)}::uuid[])
    ),
    released as (
      insert into release (school_id, id, assignment_id, version_id, class_id, subject, day, days, load, notice, released_by, released_at)
      select ${schoolId}, id, ${assignmentId}, ${versionId}, class_id, ${plan.ready.subject}, ${plan.days[0]}::date, ${plan.days.length},
        ${JSON.stringify(load)}::jsonb, ${JSON.stringify(notice)}::jsonb, ${actor.accountId}, ${now}
      from unnest(${sql.val(plan.releases.map(({ id }) => id))}::uuid[], ${sql.val(plan.releases.map(({ classId }) => classId))}::uuid[]) as x (id, class_id)
    ),
    ${writeDays(charged, { schoolId, accountId: actor.accountId, now })},
    ${countUse(use)},
    remembered as (
      update idempotency_key set response = ${JSON.stringify({ releases: response })}::jsonb
      where account_id = ${actor.accountId} and key = ${key}
    )
    select count(*)::int as days from days`
    .execute(tx)
    .catch(onConflict('release_once', () => new Problem('already-released')))
  if (rows[0]?.days !== charged.length) throw new Error('a locked class day changed under its lock')
}

/**
 * Releases a homework to classes for a day, or spread over several: all or none (DESIGN 4.1).
 * Seven statements in one transaction, counting the one that sets the sight. Class-day rows are locked in (class, day)
 * order; what the limits say of the locked sums decides, and the row's CHECK stands behind it.
 * Throws DayFull when a day would go over a limit.
 */
export async function releaseAssignment(
  tx: Tx,
  actor: Actor,
  request: ReleaseRequest,
  now: Date,
): Promise<{ releases: ReleaseBody[] }> {
  const { schoolId, classIds, days } = request
  const stored = await takeKey(tx, actor.accountId, request.key, fingerprintOf({ ...request, key: null }))
  // Written by this very function under the same fingerprint.
  if (stored !== undefined) return stored as { releases: ReleaseBody[] }
  const ready = await readAssignment(tx, actor, request)
  const plan = planRelease(ready, request)
  const touched = touchedDays(plan)
  const allDays = touched.map(({ day }) => day).sort()
  const question = {
    schoolId,
    classIds,
    from: allDays[0] ?? '',
    to: lastDayToKnow(plan, allDays),
    accountId: actor.accountId,
    subject: ready.subject,
  }
  const context = await findDayContext(tx, question)
  if (context === null) throw new Problem('not-found')
  checkDays(days, context, schoolDay(now))
  checkLength(plan, context)
  const classes = new Map(context.classes.map((found) => [found.id, found]))
  for (const classId of classIds) checkClass(ready, classes.get(classId))
  const locked = await lockDays(tx, schoolId, touched)
  const charged = locked.map((day) =>
    chargeDay(day, stepsOf(plan, day), limitsOfDay(context, classes.get(day.class_id)?.grade ?? ready.grade, day.day)),
  )
  if (charged.some(({ refused }) => refused.length > 0))
    throw new DayFull({ charged, plan: { ...plan, subject: ready.subject }, context })
  const load = loadOf(ready.tasks)
  const response = plan.releases.map(({ id, classId }) => ({
    id,
    class_id: classId,
    class_name: classes.get(classId)?.name ?? '',
    day: plan.days[0] ?? '',
    days: plan.days.length,
    revision: request.revision,
    minutes: headline(load),
    released_at: now.toISOString(),
    withdrawn_at: null,
  }))
  await write(tx, plan, charged, { actor, request, now, response })
  return { releases: response }
}
