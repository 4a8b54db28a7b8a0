import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defaultSwitches,
  judgeUpload,
  type Phase,
  type PhaseKind,
  phaseFaults,
  phasesAt,
  switchesAt,
  withEnteringEnded,
} from './phases.ts'

const phase = (kind: PhaseKind, from: string, until: string): Phase => ({
  kind,
  from: `2026-${from}T08:00:00+08:00`,
  until: `2026-${until}T08:00:00+08:00`,
  switches: defaultSwitches[kind],
})
const plan = [
  phase('enter', '03-01', '04-01'),
  phase('calibrate', '04-01', '04-03'),
  phase('judge', '04-03', '04-20'),
  phase('arbitrate', '04-20', '04-22'),
  phase('publicity', '04-22', '04-30'),
]
const without = (kind: PhaseKind) => plan.filter((each) => each.kind !== kind)
const faults = (phases: readonly Phase[]) => phaseFaults(phases).map(({ fault }) => fault)

describe('the phases of a competition', () => {
  it('let entering end sooner, and what follows it directly begin then', () => {
    const moment = '2026-03-10T07:30:00.000Z'
    const ended = withEnteringEnded(plan, moment)
    expect(ended.slice(0, 3)).toMatchObject([
      { kind: 'enter', from: plan[0]?.from, until: moment },
      { kind: 'calibrate', from: moment, until: plan[1]?.until },
      plan[2],
    ])
    expect(faults(ended)).toEqual([])
  })

  it('follow each other without a fault', () => {
    expect(phaseFaults(plan)).toEqual([])
  })

  it('are refused when one is missing, twice, reversed or out of order', () => {
    expect(phaseFaults(without('publicity'))).toEqual([{ fault: 'missing', kind: 'publicity' }])
    expect(faults([...plan, phase('judge', '04-05', '04-06')])).toContain('twice')
    expect(faults([...without('judge'), phase('judge', '04-20', '04-03')])).toContain('ends_before_it_begins')
    expect(faults([...without('judge'), { ...phase('judge', '04-03', '04-20'), from: 'soon' }])).toEqual(['no_moment'])
    expect(faults([...without('calibrate'), phase('calibrate', '02-01', '02-05')])).toContain('out_of_order')
  })

  it('never let entries change while they are judged, nor judges see names', () => {
    const early = [...without('judge'), phase('judge', '03-20', '04-20')]
    expect(faults(early)).toContain('contradiction')
    const seeing = { ...phase('judge', '04-03', '04-20'), switches: { ...defaultSwitches.judge, sees_names: true } }
    expect(phaseFaults([...without('judge'), seeing])).toMatchObject([
      { fault: 'contradiction', kinds: ['judge', 'judge'], between: { first: 'sees_names', second: 'may_judge' } },
    ])
  })

  it('name the time in which nothing is open', () => {
    expect(phaseFaults(without('calibrate'))).toEqual([
      { fault: 'gap', from: '2026-04-01T08:00:00+08:00', until: '2026-04-03T08:00:00+08:00' },
    ])
  })

  it('open what they say from their first moment to before their last', () => {
    expect(switchesAt(plan, '2026-03-31T23:59:59Z').may_enter).toBe(true)
    expect(switchesAt(plan, '2026-04-01T00:00:00Z')).toEqual(defaultSwitches.calibrate)
    expect(phasesAt(plan, '2026-04-10T00:00:00Z')).toEqual(['judge'])
    expect(phasesAt(plan, '2026-05-10T00:00:00Z')).toEqual([])
  })

  it('without faults have at every moment no contradiction', () => {
    const day = fc.integer({ min: 0, max: 60 })
    const iso = (offset: number) => new Date(Date.UTC(2026, 2, 1 + offset)).toISOString()
    const any = fc.record({
      kind: fc.constantFrom<PhaseKind>('enter', 'calibrate', 'judge', 'publicity'),
      from: day,
      length: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), day, (drawn, moment) => {
        const phases = drawn.map(({ kind, from, length }) => ({
          kind,
          from: iso(from),
          until: iso(from + length),
          switches: defaultSwitches[kind],
        }))
        if (phaseFaults(phases).some(({ fault }) => fault !== 'gap')) return
        const open = switchesAt(phases, iso(moment))
        expect(open.may_judge && (open.may_enter || open.sees_names)).toBe(false)
      }),
    )
  })
})

describe('the deadline', () => {
  const enter = phase('enter', '03-01', '04-01')
  const at = (seconds: number) => new Date(Date.parse(enter.until) + seconds * 1000).toISOString()
  const verdict = (started: number, finished: number) =>
    judgeUpload(enter, { started_at: at(started), finished_at: at(finished) }, 600)

  it('asks when the upload began, and leaves a slow line its grace', () => {
    expect(verdict(-1, 600)).toBe('counts')
    expect(verdict(-0.001, 0)).toBe('counts')
    expect(verdict(-1, 600.001)).toBe('finished_late')
    expect(verdict(0, 1)).toBe('started_late')
    expect(verdict(-40 * 86_400, -40 * 86_400)).toBe('not_open_yet')
  })

  it('is never kinder to who began later', () => {
    const seconds = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(seconds, seconds, fc.nat(1000), (one, other, takes) => {
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)]
        if (verdict(later, later + takes) === 'counts') expect(verdict(earlier, earlier + takes)).toBe('counts')
      }),
    )
  })
})
