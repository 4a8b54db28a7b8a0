import { type Minutes, type Quantity, quantities } from './load.ts'
import type { SchoolSystem } from './vocabulary.ts'

/** 学段 as the homework rules cut it: grades 1-2, the other primary grades, junior. */
export const bands = ['lower', 'upper', 'junior'] as const
export type Band = (typeof bands)[number]

/** Grade 6 of a 5+4 school is junior (DESIGN 4.2). */
export const bandOf = (grade: number, system: SchoolSystem): Band =>
  grade <= 2 ? 'lower' : grade <= (system === '5+4' ? 5 : 6) ? 'upper' : 'junior'

export const dayKinds = ['school_day', 'rest_day', 'no_homework_day'] as const
export type DayKind = (typeof dayKinds)[number]
export const policyLevels = ['national', 'province', 'county', 'school'] as const
export type PolicyLevel = (typeof policyLevels)[number]

/** One numeric limit of a dated policy, with the document and clause that say so. */
export interface LimitRule {
  readonly id: string
  readonly level: PolicyLevel
  readonly title: string
  readonly number: string | null
  readonly clause: string | null
  readonly issuer: string
  readonly text_zh: string
  readonly text_en: string
  readonly source: string | null
  readonly band: Band
  readonly quantity: Quantity
  readonly day_kind: DayKind
  readonly minutes: number
  readonly severity: 'block' | 'warn'
  /** Inclusive school days, `YYYY-MM-DD`; `effective_to` null means until further notice. */
  readonly effective_from: string
  readonly effective_to: string | null
  readonly enabled: boolean
}

export type Limits = Readonly<Partial<Record<Quantity, LimitRule>>>
export interface LimitsInForce {
  /** The strictest blocking rule of each quantity. None: the total is shown and not judged. */
  readonly blocking: Limits
  /** The strictest advising rule of each quantity, where it is stricter than the blocking one. */
  readonly advising: Limits
}

const inForce = (rule: LimitRule, day: string) =>
  rule.enabled && rule.effective_from <= day && (rule.effective_to === null || day <= rule.effective_to)

const stricter = (a: LimitRule | undefined, b: LimitRule) => (a !== undefined && a.minutes <= b.minutes ? a : b)

/** Picks the strictest rule in force for a class of this band on this day (policy-rules `resolution`). */
export function limitsInForce(
  rules: readonly LimitRule[],
  { day, band, dayKind }: { day: string; band: Band; dayKind: DayKind },
): LimitsInForce {
  const blocking: Partial<Record<Quantity, LimitRule>> = {}
  const advising: Partial<Record<Quantity, LimitRule>> = {}
  const fitting = rules.filter((rule) => rule.band === band && rule.day_kind === dayKind && inForce(rule, day))
  for (const rule of fitting) {
    const chosen = rule.severity === 'block' ? blocking : advising
    chosen[rule.quantity] = stricter(chosen[rule.quantity], rule)
  }
  for (const quantity of quantities) {
    const block = blocking[quantity]
    const advice = advising[quantity]
    if (block !== undefined && advice !== undefined && block.minutes <= advice.minutes) delete advising[quantity]
  }
  return { blocking, advising }
}

/** A school may be stricter than the rules above it, never looser: the loosest figure a school may set, or null. */
export function schoolCeiling(
  rules: readonly LimitRule[],
  wanted: { day: string; band: Band; dayKind: DayKind; quantity: Quantity },
): LimitRule | null {
  const above = rules.filter((rule) => rule.level !== 'school')
  return limitsInForce(above, wanted).blocking[wanted.quantity] ?? null
}

export interface Excess {
  readonly quantity: Quantity
  readonly limit: number
  readonly used: number
  readonly asked: number
  readonly over: number
  readonly rule_id: string
}

/**
 * Quantities in which `after` breaks a limit that the change from `before` worsens.
 * A day that is over already (a limit was lowered later) refuses more minutes, not fewer.
 */
export function excesses(before: Minutes, after: Minutes, limits: Limits): Excess[] {
  return quantities.flatMap((quantity) => {
    const rule = limits[quantity]
    const grows = after[quantity] > before[quantity]
    if (rule === undefined || after[quantity] <= rule.minutes || !grows) return []
    return [
      {
        quantity,
        limit: rule.minutes,
        used: before[quantity],
        asked: after[quantity] - before[quantity],
        over: after[quantity] - rule.minutes,
        rule_id: rule.id,
      },
    ]
  })
}

/** Minutes left of each limited quantity; absent where no rule gives a limit. */
export function remaining(used: Minutes, limits: Limits): Partial<Record<Quantity, number>> {
  const left: Partial<Record<Quantity, number>> = {}
  for (const quantity of quantities) {
    const rule = limits[quantity]
    if (rule !== undefined) left[quantity] = Math.max(0, rule.minutes - used[quantity])
  }
  return left
}
