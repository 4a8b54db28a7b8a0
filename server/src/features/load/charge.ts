import {
  type DayLoads,
  dayFigure,
  type Excess,
  excesses,
  type Limits,
  type LimitsInForce,
  type TierLoad,
  type TierMinutes,
  withoutSubject,
  withSubject,
} from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'

/** One class's day: the key of the row every release must pass. */
export interface DayKey {
  readonly class_id: string
  readonly day: string
}

/** A step of the ledger: a release's load charged (+1) or given back (-1). */
export interface Step {
  readonly releaseId: string
  readonly subject: string
  readonly sign: 1 | -1
  readonly load: TierLoad
}

export interface LockedDay extends DayKey {
  readonly loads: DayLoads
  readonly version: number
}

export interface Entry extends Step {
  readonly version: number
  readonly after: TierMinutes
}

/** What a change makes of one locked day. `refused` holds the limits it would break. */
export interface ChargedDay extends DayKey {
  readonly before: LockedDay
  readonly loads: DayLoads
  readonly after: TierMinutes
  readonly limits: Limits
  readonly entries: readonly Entry[]
  readonly refused: readonly Excess[]
}

/** Rows are always taken in this order, so that two changes of several classes cannot lock each other out. */
export const inOrder = <K extends DayKey>(keys: readonly K[]): K[] =>
  [...keys].sort((a, b) => (a.class_id + a.day < b.class_id + b.day ? -1 : 1))

/** Makes sure the rows exist and locks them in order. Two statements; the sums read afterwards cannot change any more. */
export async function lockDays(tx: Tx, schoolId: string, keys: readonly DayKey[]): Promise<LockedDay[]> {
  const ordered = inOrder(keys)
  await tx
    .insertInto('class_day')
    .values(ordered.map((key) => ({ school_id: schoolId, ...key })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tx
    .selectFrom('class_day')
    .where('school_id', '=', schoolId)
    .where((eb) =>
      eb(
        eb.refTuple('class_id', 'day'),
        'in',
        ordered.map(({ class_id, day }) => eb.tuple(class_id, day)),
      ),
    )
    .orderBy('class_id')
    .orderBy('day')
    .select(['class_id', 'day', 'loads', 'version'])
    .forNoKeyUpdate()
    .$castTo<LockedDay>()
    .execute()
}

const apply = (loads: DayLoads, { sign, subject, load }: Step) =>
  sign === 1 ? withSubject(loads, subject, load) : withoutSubject(loads, subject, load)

/** The pure part: steps applied to a locked day one after the other, and what the limits say of the result. */
export function chargeDay(before: LockedDay, steps: readonly Step[], { blocking }: LimitsInForce): ChargedDay {
  let { loads, version } = before
  const entries: Entry[] = []
  for (const step of steps) {
    loads = apply(loads, step)
    version += 1
    entries.push({ ...step, version, after: dayFigure(loads) })
  }
  const after = dayFigure(loads)
  return {
    class_id: before.class_id,
    day: before.day,
    before,
    loads,
    after,
    limits: blocking,
    entries,
    refused: excesses(dayFigure(before.loads), after, blocking),
  }
}

/**
 * The limit kept on the row. Where a limit was lowered below what stood already, what stands is kept instead
 * (the row's CHECK would otherwise refuse to give minutes back); it never makes room for more.
 */
const kept = (limit: number | undefined, before: number, after: number) => {
  if (limit === undefined) return null
  return before > limit ? Math.max(limit, Math.min(before, after)) : limit
}

const toDayRow = ({ class_id, day, before, loads, after, limits, entries }: ChargedDay) => {
  const stood = dayFigure(before.loads)
  return {
    class_id,
    day,
    version_before: before.version,
    version: before.version + entries.length,
    loads,
    written: after.written,
    written_home: after.written_home,
    home_total: after.home_total,
    optional: after.optional,
    written_limit: kept(limits.written?.minutes, stood.written, after.written),
    written_home_limit: kept(limits.written_home?.minutes, stood.written_home, after.written_home),
    home_total_limit: kept(limits.home_total?.minutes, stood.home_total, after.home_total),
  }
}

export const toEntryRows = ({ class_id, day, entries }: ChargedDay) =>
  entries.map(({ releaseId, subject, sign, load, version, after }) => ({
    class_id,
    day,
    version,
    release_id: releaseId,
    subject,
    sign,
    load,
    written_after: after.written,
    written_home_after: after.written_home,
    home_total_after: after.home_total,
  }))

interface Write {
  readonly schoolId: string
  readonly accountId: string
  readonly now: Date
}

/** Counter and ledger of the charged days as two parts of a WITH clause; the caller adds its own and runs them as one statement. */
export const writeDays = (days: readonly ChargedDay[], { schoolId, accountId, now }: Write) => sql`
  days as (
    update class_day d set loads = x.loads, written = x.written, written_home = x.written_home, home_total = x.home_total, optional = x.optional,
      written_limit = x.written_limit, written_home_limit = x.written_home_limit, home_total_limit = x.home_total_limit, version = x.version
    from jsonb_to_recordset(${JSON.stringify(days.map(toDayRow))}::jsonb) as x (class_id uuid, day date, version_before bigint, version bigint,
      loads jsonb, written int, written_home int, home_total int, optional int, written_limit smallint, written_home_limit smallint, home_total_limit smallint)
    where d.school_id = ${schoolId} and d.class_id = x.class_id and d.day = x.day and d.version = x.version_before
    returning d.class_id
  ),
  entries as (
    insert into class_day_entry (school_id, class_id, day, version, release_id, subject, sign, load, written_after, written_home_after, home_total_after, account_id, at)
    select ${schoolId}, class_id, day, version, release_id, subject, sign, load, written_after, written_home_after, home_total_after, ${accountId}, ${now}
    from jsonb_to_recordset(${JSON.stringify(days.flatMap(toEntryRows))}::jsonb) as x (class_id uuid, day date, version bigint, release_id uuid,
      subject text, sign smallint, load jsonb, written_after int, written_home_after int, home_total_after int)
  )`
