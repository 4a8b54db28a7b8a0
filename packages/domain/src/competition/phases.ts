/** 报送, 标准校准, 评审, 复核, 公示, 异议, 展示: in the order in which they begin. */
export const phaseKinds = ['enter', 'calibrate', 'judge', 'arbitrate', 'publicity', 'object', 'exhibit'] as const
export type PhaseKind = (typeof phaseKinds)[number]

/**
 * What a phase opens. `may_calibrate`: judges score sample entries and discuss them; `sees_names`: judges and visitors
 * see authors and schools; `sees_others_scores`: a judge whose own sheet is final sees those of the others.
 */
export const phaseSwitches = [
  'may_enter',
  'may_calibrate',
  'may_judge',
  'sees_names',
  'sees_others_scores',
  'may_object',
] as const
export type PhaseSwitch = (typeof phaseSwitches)[number]
export type Switches = Readonly<Record<PhaseSwitch, boolean>>

/** A stretch of time, ISO 8601 moments with offset; `until` no longer belongs to it. */
export interface Phase {
  readonly kind: PhaseKind
  readonly from: string
  readonly until: string
  readonly switches: Switches
}

export const allOff: Switches = {
  may_enter: false,
  may_calibrate: false,
  may_judge: false,
  sees_names: false,
  sees_others_scores: false,
  may_object: false,
}

/** What a new phase of each kind opens until the organiser changes it. */
export const defaultSwitches: Readonly<Record<PhaseKind, Switches>> = {
  enter: { ...allOff, may_enter: true },
  calibrate: { ...allOff, may_calibrate: true },
  judge: { ...allOff, may_judge: true },
  arbitrate: { ...allOff, may_judge: true, sees_others_scores: true },
  publicity: { ...allOff, sees_names: true, sees_others_scores: true, may_object: true },
  object: { ...allOff, sees_names: true, may_object: true },
  exhibit: { ...allOff, sees_names: true },
}

/** Two switches that must never be on together, and the reason a reader can be told. */
export const contradictions = [
  // An entry that changes while it is judged has been judged as something else.
  { first: 'may_enter', second: 'may_judge' },
  // Judging is blind.
  { first: 'sees_names', second: 'may_judge' },
  { first: 'sees_names', second: 'may_calibrate' },
  // An objection is against a result.
  { first: 'may_object', second: 'may_judge' },
] as const satisfies readonly { readonly first: PhaseSwitch; readonly second: PhaseSwitch }[]
export type Contradiction = (typeof contradictions)[number]

/** `gap` only warns: nothing is open then. All else keeps the plan from being used. */
export type PhaseFault =
  | { readonly fault: 'missing'; readonly kind: PhaseKind }
  | { readonly fault: 'twice' | 'no_moment' | 'ends_before_it_begins'; readonly kind: PhaseKind }
  | { readonly fault: 'out_of_order'; readonly kind: PhaseKind; readonly after: PhaseKind }
  | {
      readonly fault: 'contradiction'
      readonly kinds: readonly [PhaseKind, PhaseKind]
      readonly between: Contradiction
    }
  | { readonly fault: 'gap'; readonly from: string; readonly until: string }

const at = (moment: string): number => Date.parse(moment)
const overlap = (a: Phase, b: Phase): boolean => at(a.from) < at(b.until) && at(b.from) < at(a.until)

function ownFaults(phases: readonly Phase[]): PhaseFault[] {
  const faults: PhaseFault[] = []
  for (const [index, { kind, from, until }] of phases.entries()) {
    if (phases.findIndex((other) => other.kind === kind) !== index) faults.push({ fault: 'twice', kind })
    if (Number.isNaN(at(from)) || Number.isNaN(at(until))) faults.push({ fault: 'no_moment', kind })
    else if (at(until) <= at(from)) faults.push({ fault: 'ends_before_it_begins', kind })
  }
  for (const kind of ['enter', 'judge', 'publicity'] as const)
    if (!phases.some((phase) => phase.kind === kind)) faults.push({ fault: 'missing', kind })
  return faults
}

function orderFaults(phases: readonly Phase[]): PhaseFault[] {
  const planned = phaseKinds.flatMap((kind) => phases.filter((phase) => phase.kind === kind))
  return planned.flatMap((phase, index) => {
    const before = planned[index - 1]
    return before !== undefined && at(phase.from) < at(before.from)
      ? [{ fault: 'out_of_order' as const, kind: phase.kind, after: before.kind }]
      : []
  })
}

function contradictionFaults(phases: readonly Phase[]): PhaseFault[] {
  return phases.flatMap((a, index) =>
    phases.slice(index).flatMap((b) =>
      overlap(a, b)
        ? contradictions
            .filter(({ first, second }) => {
              const on = (name: PhaseSwitch) => a.switches[name] || b.switches[name]
              return on(first) && on(second)
            })
            .map((between) => ({ fault: 'contradiction' as const, kinds: [a.kind, b.kind] as const, between }))
        : [],
    ),
  )
}

function gaps(phases: readonly Phase[]): PhaseFault[] {
  const ordered = [...phases].sort((a, b) => at(a.from) - at(b.from))
  const faults: PhaseFault[] = []
  let covered = ordered[0]?.from
  for (const { from, until } of ordered) {
    if (covered !== undefined && at(from) > at(covered)) faults.push({ fault: 'gap', from: covered, until: from })
    if (covered === undefined || at(until) > at(covered)) covered = until
  }
  return faults
}

/** What is wrong with a plan of phases, in no particular order of them. */
export function phaseFaults(phases: readonly Phase[]): PhaseFault[] {
  const own = ownFaults(phases)
  if (own.some(({ fault }) => fault === 'no_moment' || fault === 'ends_before_it_begins')) return own
  return [...own, ...orderFaults(phases), ...contradictionFaults(phases), ...gaps(phases)]
}

/** What is open at a moment: a switch is on when a phase of that moment turns it on. */
export function switchesAt(phases: readonly Phase[], moment: string): Switches {
  const open = phases.filter(({ from, until }) => at(from) <= at(moment) && at(moment) < at(until))
  const on = (name: PhaseSwitch): boolean => open.some(({ switches }) => switches[name])
  return {
    may_enter: on('may_enter'),
    may_calibrate: on('may_calibrate'),
    may_judge: on('may_judge'),
    sees_names: on('sees_names'),
    sees_others_scores: on('sees_others_scores'),
    may_object: on('may_object'),
  }
}

/** Kinds of the phases of a moment, in their usual order. */
export const phasesAt = (phases: readonly Phase[], moment: string): PhaseKind[] =>
  phaseKinds.filter((kind) =>
    phases.some((phase) => phase.kind === kind && at(phase.from) <= at(moment) && at(moment) < at(phase.until)),
  )

/** Entering ends at that moment, and what was to begin with its end begins then: a school's round can be done in an afternoon. */
export function withEnteringEnded(phases: readonly Phase[], moment: string): Phase[] {
  const planned = phases.find(({ kind }) => kind === 'enter')
  return phases.map((phase) => {
    if (phase === planned) return { ...phase, until: moment }
    return planned !== undefined && at(phase.from) === at(planned.until) ? { ...phase, from: moment } : phase
  })
}

/** Both moments by the server's clock: when the first byte of the upload came, and when the last. */
export interface Upload {
  readonly started_at: string
  readonly finished_at: string
}

export type UploadVerdict = 'counts' | 'not_open_yet' | 'started_late' | 'finished_late'

/**
 * The one rule of the deadline: a submission counts if its upload began while entering was open and was finished at
 * most `graceSeconds` after entering closed. Begun in time by the server's clock, a slow line costs nobody the entry.
 */
export function judgeUpload(
  { from, until }: Pick<Phase, 'from' | 'until'>,
  { started_at, finished_at }: Upload,
  graceSeconds: number,
): UploadVerdict {
  if (at(started_at) < at(from)) return 'not_open_yet'
  if (at(started_at) >= at(until)) return 'started_late'
  return at(finished_at) <= at(until) + graceSeconds * 1000 ? 'counts' : 'finished_late'
}
