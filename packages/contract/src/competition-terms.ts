import { phaseKinds, phaseSwitches, roundings, scoreMethods } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { Id, Moment, Nullable, OneOf, Strict, Whole } from './shared.ts'

const Code = Type.String({ pattern: '^[a-z0-9_]{1,40}$' })
const Points = Type.Number({ minimum: 0, maximum: 1000 })
const Name = Type.String({ minLength: 1, maxLength: 60 })

const SwitchesBody = Strict(
  Object.fromEntries(phaseSwitches.map((name) => [name, Type.Boolean()])) as Record<
    (typeof phaseSwitches)[number],
    ReturnType<typeof Type.Boolean>
  >,
)
export const PhaseBody = Strict({ kind: OneOf(phaseKinds), from: Moment, until: Moment, switches: SwitchesBody })

export const RubricBody = Strict({
  name: Name,
  note: Type.String({ maxLength: 500 }),
  total: Points,
  step: Type.Union([Type.Literal(0.5), Type.Literal(1)]),
  criteria: Type.Array(
    Strict({
      code: Code,
      name: Name,
      points: Points,
      bands: Type.Array(Strict({ name: Name, from: Points, to: Points }), { maxItems: 10 }),
      guidance: Type.String({ maxLength: 500 }),
    }),
    { maxItems: 30 },
  ),
  requirements: Type.Array(Strict({ code: Code, text: Type.String({ minLength: 1, maxLength: 200 }) }), {
    maxItems: 20,
  }),
})

const Award = { code: Code, name: Name }

export const RulesBody = Strict({
  judges_per_entry: Type.Integer({ minimum: 1, maximum: 9 }),
  method: OneOf(scoreMethods),
  /** From so many valid sheets on the highest and the lowest are left out. */
  trim_from: Type.Integer({ minimum: 3, maximum: 99 }),
  decimals: Type.Integer({ minimum: 0, maximum: 4 }),
  /** Two sheets that differ by more points ask for a third judge; null never. */
  third_threshold: Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 1000 })),
  awards: Strict({
    levels: Type.Array(
      Type.Union([
        Strict({ ...Award, percent: Type.Number({ minimum: 0, maximum: 100 }) }),
        Strict({ ...Award, count: Type.Integer({ minimum: 0, maximum: 1000 }) }),
      ]),
      { maxItems: 6 },
    ),
    rounding: OneOf(roundings),
    at_least: Type.Integer({ minimum: 0, maximum: 10 }),
  }),
  /** How long after closing an upload that began in time may still arrive. */
  grace_seconds: Type.Integer({ minimum: 0, maximum: 3600 }),
})

/** Most entries of one school in one group; null is as many as it likes. */
const Quota = Nullable(Type.Integer({ minimum: 0, maximum: 1000 }))
export const QuotasBody = Strict({
  per_group: Quota,
  per_person: Quota,
  /** Schools with a number of their own, e.g. large ones. */
  schools: Type.Array(Strict({ organisation_id: Id, per_group: Quota }), { maxItems: 500 }),
})

export const TermsBody = Strict({
  phases: Type.Array(PhaseBody, { maxItems: 14 }),
  rubric: RubricBody,
  rules: RulesBody,
  quotas: QuotasBody,
  /** Schools that enter groups of villages; all others are of the town. */
  village_schools: Type.Array(Id, { maxItems: 500, uniqueItems: true }),
})
export type TermsBody = Static<typeof TermsBody>

export const TermsVersion = Type.Object({
  version: Whole,
  terms: TermsBody,
  reason: Type.String(),
  set_by: Type.Object({ id: Id, name: Type.String() }),
  set_at: Moment,
})
export type TermsVersion = Static<typeof TermsVersion>
