import type { TierLoad } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import { type Actor, hasRole, hasRoleIn } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { chargeDay, lockDays, writeDays } from '../load/charge.ts'
import { findDayContext, limitsOfDay } from '../schools/day-context.ts'
import { countUse } from './item-use.commands.ts'

interface Withdrawal {
  readonly schoolId: string
  readonly releaseId: string
  readonly reason: string
}

interface Standing {
  readonly class_id: string
  readonly subject: string
  readonly grade: number
  readonly released_by: string
  readonly lead_account_id: string | null
  readonly withdrawn_at: string | null
  readonly charges: readonly { readonly day: string; readonly load: TierLoad }[]
}

/** The release, locked, with what it put on which day. */
async function lockRelease(tx: Tx, { schoolId, releaseId }: Withdrawal): Promise<Standing> {
  const row = await tx
    .selectFrom('release')
    .innerJoin('class', (join) =>
      join.onRef('class.school_id', '=', 'release.school_id').onRef('class.id', '=', 'release.class_id'),
    )
    .where('release.school_id', '=', schoolId)
    .where('release.id', '=', releaseId)
    .select([
      'release.class_id',
      'release.subject',
      'class.grade',
      'release.released_by',
      'class.lead_account_id',
      'release.withdrawn_at',
    ])
    .select(
      sql<
        Standing['charges']
      >`(select jsonb_agg(jsonb_build_object('day', e.day, 'load', e.load)) from class_day_entry e
        where e.school_id = release.school_id and e.release_id = release.id and e.sign = 1)`.as('charges'),
    )
    .forUpdate('release')
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

const mayWithdraw = (actor: Actor, schoolId: string, { released_by, lead_account_id }: Standing) =>
  released_by === actor.accountId ||
  lead_account_id === actor.accountId ||
  hasRoleIn(actor, schoolId, 'head') ||
  hasRole(actor, 'admin')

/** Withdraws a release: its minutes come back to every day it was charged to, and the notice records the correction. */
export async function withdrawRelease(tx: Tx, actor: Actor, withdrawal: Withdrawal, now: Date) {
  const { schoolId, releaseId, reason } = withdrawal
  const standing = await lockRelease(tx, withdrawal)
  if (!mayWithdraw(actor, schoolId, standing)) throw new Problem('not-allowed')
  if (standing.withdrawn_at !== null) throw new Problem('already-withdrawn')
  const { class_id, subject, charges, grade } = standing
  const days = charges.map(({ day }) => day).sort()
  const question = {
    schoolId,
    classIds: [class_id],
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    accountId: actor.accountId,
    subject,
  }
  const context = await findDayContext(tx, question)
  if (context === null) throw new Problem('not-found')
  const locked = await lockDays(
    tx,
    schoolId,
    charges.map(({ day }) => ({ class_id, day })),
  )
  const charged = locked.map((row) => {
    const load = charges.find(({ day }) => day === row.day)?.load
    const steps = load === undefined ? [] : [{ releaseId, subject, sign: -1 as const, load }]
    return chargeDay(row, steps, limitsOfDay(context, grade, row.day))
  })
  const { rows } = await sql<{ days: number }>`
    with withdrawn as (
      update release set withdrawn_at = ${now}, withdrawn_by = ${actor.accountId}, withdraw_reason = ${reason}
      where school_id = ${schoolId} and id = ${releaseId}
    ),
    ${writeDays(charged, { schoolId, accountId: actor.accountId, now })},
    ${countUse({ schoolId, assignmentId: null, given: [], ended: [releaseId], pins: [], lastDay: null })}
    select count(*)::int as days from days`.execute(tx)
  if (rows[0]?.days !== charged.length) throw new Error('a locked class day changed under its lock')
  return { classId: class_id, days }
}
