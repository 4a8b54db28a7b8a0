import { bands, type DayKind, dayKinds, type LimitRule, quantities } from '@lightwork/domain'

/** Youngest pupils first, then by what is limited. */
export const inOrder = (rules: readonly LimitRule[]): LimitRule[] =>
  [...rules].sort(
    (a, b) =>
      bands.indexOf(a.band) - bands.indexOf(b.band) ||
      quantities.indexOf(a.quantity) - quantities.indexOf(b.quantity) ||
      dayKinds.indexOf(a.day_kind) - dayKinds.indexOf(b.day_kind),
  )

export interface RuleOfDays extends LimitRule {
  readonly days: readonly DayKind[]
}

/** A sentence that holds for several kinds of days stands once, with all of them. */
export function onceEach(rules: readonly LimitRule[]): RuleOfDays[] {
  const found = new Map<string, RuleOfDays>()
  for (const rule of inOrder(rules)) {
    const key = `${rule.title} ${rule.text_zh} ${rule.minutes}`
    const known = found.get(key)
    found.set(
      key,
      known === undefined ? { ...rule, days: [rule.day_kind] } : { ...known, days: [...known.days, rule.day_kind] },
    )
  }
  return [...found.values()]
}
