import type { DayRefusal } from '@lightwork/contract'
import { addDays, blocksToDrop, daysNeeded, fits, type Subject, type Tasks } from '@lightwork/domain'
import type { Reader } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'
import type { ChargedDay } from '../load/charge.ts'
import { holdings, listClassDays } from '../load/load.queries.ts'
import type { DayContext } from '../schools/day-context.ts'

interface Full {
  readonly charged: readonly ChargedDay[]
  readonly plan: {
    readonly subject: string
    readonly days: readonly string[]
    readonly ready: { readonly tasks: Tasks }
  }
  readonly context: DayContext
}

/** Thrown inside the release transaction, which it rolls back; `explainRefusal` makes the problem of it afterwards. */
export class DayFull extends Error {
  override name = 'DayFull'
  readonly full: Full

  constructor(full: Full) {
    super('a class day would go over its limit')
    this.full = full
  }
}

const SEARCHED_DAYS = 14

/** The next day within two weeks on which the whole homework fits this class as it is. */
async function findNextDay(
  reader: Reader,
  schoolId: string,
  { class_id, day }: ChargedDay,
  { tasks, subject }: { tasks: Tasks; subject: string },
) {
  // A project cannot be moved onto one day.
  if (daysNeeded(tasks.parts) > 1) return null
  const days = await listClassDays(reader, {
    schoolId,
    classIds: [class_id],
    from: addDays(day, 1),
    to: addDays(day, SEARCHED_DAYS),
  })
  const fitting = days.find(
    ({ day_kind, loads, blocking }) =>
      day_kind === 'school_day' &&
      fits(tasks, subject, { loads, limits: Object.fromEntries(blocking.map((rule) => [rule.quantity, rule])) }),
  )
  return fitting?.day ?? null
}

async function toRefusal(
  reader: Reader,
  schoolId: string,
  { plan, context }: Full,
  charged: ChargedDay,
): Promise<DayRefusal> {
  const { class_id, day, before, limits, refused } = charged
  const { tasks } = plan.ready
  const held = await holdings(reader, { schoolId, classIds: [class_id], from: day, to: day })
  const drop = plan.days.length === 1 ? blocksToDrop(tasks, plan.subject, { loads: before.loads, limits }) : null
  const broken = new Set(refused.map(({ rule_id }) => rule_id))
  return {
    class_id,
    class_name: context.classes.find(({ id }) => id === class_id)?.name ?? '',
    day,
    version: before.version,
    excesses: [...refused],
    rules: Object.values(limits).filter((rule) => broken.has(rule.id)),
    holders: held.map(({ subject, teacher, title, load }) => ({
      subject: subject as Subject,
      teacher,
      title,
      minutes: Math.max(...Object.values(load).map((tier) => Math.max(tier.written, tier.home_total))),
    })),
    drop: drop === null ? null : [...drop],
    next_day: await findNextDay(reader, schoolId, charged, { tasks, subject: plan.subject }),
  }
}

/** Who holds the minutes, by which rule, which blocks to drop, which next day has room: for each day that was full. */
export async function explainRefusal(reader: Reader, schoolId: string, { full }: DayFull): Promise<Problem> {
  const refusals: DayRefusal[] = []
  for (const charged of full.charged) {
    if (charged.refused.length > 0) refusals.push(await toRefusal(reader, schoolId, full, charged))
  }
  return new Problem('day-limit-exceeded', undefined, { refusals })
}
