import type { ClassDay } from '@lightwork/contract'
import { figureOf, type Quantity, type Subject, subjects } from '@lightwork/domain'

type Rule = ClassDay['blocking'][number]

/** The limit that leaves least on a day, with its rule and what is used of it. */
export interface BindingLimit {
  readonly quantity: Quantity
  readonly rule: Rule
  readonly used: number
  readonly limit: number
}

const toLimit = (day: ClassDay, rule: Rule): BindingLimit => ({
  quantity: rule.quantity,
  rule,
  used: day[rule.quantity],
  limit: rule.minutes,
})

const left = ({ limit, used }: BindingLimit) => limit - used

/** The limit to show first; null where no rule judges the day. */
export function bindingLimit(day: ClassDay): BindingLimit | null {
  const limits = day.blocking.map((rule) => toLimit(day, rule))
  return limits.reduce<BindingLimit | null>(
    (tightest, limit) => (tightest === null || left(limit) < left(tightest) ? limit : tightest),
    null,
  )
}

/** Minutes by subject in the quantity, in the order of the timetable, empty ones left out. */
export const subjectMinutes = ({ loads }: ClassDay, quantity: Quantity): { subject: Subject; minutes: number }[] =>
  subjects.flatMap((subject) => {
    const load = loads[subject]
    const minutes = load === undefined ? 0 : figureOf(load)[quantity]
    return minutes > 0 ? [{ subject, minutes }] : []
  })

/** The quantity a day is shown in: the one its limit speaks of, else written work. */
export const quantityShown = (day: ClassDay): Quantity => bindingLimit(day)?.quantity ?? 'written'
