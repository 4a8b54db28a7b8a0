import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historySteps, type KeptText, revisionsToDrop } from './history.ts'

const START = Date.parse('2026-11-25T08:00:00.000Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Saves one after the other: pauses of seconds, hours or months, by two people, some of them named. */
const anySaves: fc.Arbitrary<KeptText[]> = fc
  .array(
    fc.record({
      pause: fc.oneof(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: DAY / 4 }),
        fc.integer({ min: 1, max: 40 * DAY }),
      ),
      saved_by: fc.constantFrom('a', 'b'),
      held: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((saves) => {
    let at = START
    return saves.map(({ pause, saved_by, held }, index) => {
      at += pause
      return { revision: index + 1, saved_at: new Date(at), saved_by, held }
    })
  })

const without = (kept: readonly KeptText[], dropped: readonly number[]) =>
  kept.filter(({ revision }) => !dropped.includes(revision))

const lastOf = (saves: readonly KeptText[]) => saves.at(-1) as KeptText

describe('which texts of a homework are kept', () => {
  it('always the newest, and every named or released one', () => {
    fc.assert(
      fc.property(anySaves, fc.integer({ min: 0, max: 400 * DAY }), (saves, later) => {
        const dropped = new Set(revisionsToDrop(saves, new Date(lastOf(saves).saved_at.getTime() + later)))
        expect(dropped.has(lastOf(saves).revision)).toBe(false)
        expect(saves.filter(({ held, revision }) => held && dropped.has(revision))).toEqual([])
      }),
    )
  })

  it('the same whether it is thinned at every save or once at the end', () => {
    fc.assert(
      fc.property(anySaves, (saves) => {
        let kept: KeptText[] = []
        for (const save of saves) {
          kept.push(save)
          kept = without(kept, revisionsToDrop(kept, save.saved_at))
        }
        expect(kept).toEqual(without(saves, revisionsToDrop(saves, lastOf(saves).saved_at)))
      }),
    )
  })

  it('so that of everything ever saved a later text by the same person is there, no further off than its age allows', () => {
    fc.assert(
      fc.property(anySaves, (saves) => {
        const now = lastOf(saves).saved_at
        const kept = without(saves, revisionsToDrop(saves, now))
        for (const save of saves) {
          const age = now.getTime() - save.saved_at.getTime()
          const step = historySteps.findLast(({ from }) => age >= from) ?? historySteps[0]
          const near = kept.some(
            (other) =>
              other.saved_by === save.saved_by &&
              other.revision >= save.revision &&
              other.saved_at.getTime() - save.saved_at.getTime() < step.stretch,
          )
          expect(near).toBe(true)
        }
      }),
    )
  })

  it('few: typing all day for a year leaves some hundred texts, not one per save', () => {
    const saves = Array.from({ length: 365 * 48 }, (_, index): KeptText => {
      const saved_at = new Date(START + index * 30 * MINUTE)
      return { revision: index + 1, saved_at, saved_by: 'a', held: false }
    })
    const kept = without(saves, revisionsToDrop(saves, lastOf(saves).saved_at))
    expect(kept.length).toBeLessThan(330)
  })
})
