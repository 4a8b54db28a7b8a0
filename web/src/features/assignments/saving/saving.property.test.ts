import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld, isSafe, textOf, type Weather, type World, wordsOf } from './fake-world.ts'
import { type Choice, choices } from './save-state.ts'

type Act =
  | { readonly kind: 'type' }
  | { readonly kind: 'pass'; readonly milliseconds: number }
  | { readonly kind: 'weather'; readonly weather: Weather }
  | { readonly kind: 'disk'; readonly full: boolean }
  | { readonly kind: 'hurry' }
  | { readonly kind: 'crash' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'offer' }
  | { readonly kind: 'choose'; readonly choice: Choice }

const weathers: Weather[] = ['fine', 'down', 'lost-answer', 'busy', 'signed-out', 'refused', 'gone', 'silent']

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Act>({ kind: 'type' }) },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(0, 100, 400, 2_500, 20_000, 70_000)
      .map((milliseconds): Act => ({ kind: 'pass', milliseconds })),
  },
  { weight: 3, arbitrary: fc.constantFrom(...weathers).map((weather): Act => ({ kind: 'weather', weather })) },
  { weight: 1, arbitrary: fc.boolean().map((full): Act => ({ kind: 'disk', full })) },
  { weight: 1, arbitrary: fc.constantFrom<Act>({ kind: 'hurry' }, { kind: 'offer' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'crash' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'elsewhere' }) },
  { weight: 2, arbitrary: fc.constantFrom(...choices).map((choice): Act => ({ kind: 'choose', choice })) },
)

/** What the browser promises: a change older than this is written somewhere, as long as somewhere there is room. */
const PROMISED_MS = 2_000
const RETRY_MS = 5_000

interface Writer {
  words: string
  at: number
  /** The last moment at which this browser took nothing. */
  fullAt: number
  count: number
}

async function perform(world: World, writer: Writer, step: Act): Promise<void> {
  const { clock, page, server } = world
  switch (step.kind) {
    case 'type':
      writer.words = `我${++writer.count}`
      writer.at = clock.now()
      return page.change(textOf(writer.words))
    case 'pass':
      return clock.pass(step.milliseconds)
    case 'weather':
      world.weather = step.weather
      return
    case 'disk':
      world.diskFull = step.full
      return
    case 'hurry':
      return page.hurry()
    case 'offer':
      return page.offer(structuredClone(server.text))
    case 'elsewhere':
      return world.saveElsewhere(`他${++writer.count}`)
    case 'choose':
      return page.choose(step.choice)
    case 'crash': {
      const promised = isPromised(world, writer)
      world.crash()
      const words = wordsOf(world.open().getState().text)
      // A change of the last moments may be gone; the person sees what is there and goes on from it.
      if (!promised) writer.words = words
    }
  }
}

const isPromised = ({ clock }: World, { at, fullAt }: Writer) =>
  clock.now() - at >= PROMISED_MS && clock.now() - fullAt > RETRY_MS

const isKept = ({ server, shown }: World, words: string) =>
  shown.has(words) || [...server.kept, ...server.copies].some((text) => wordsOf(text) === words)

describe('whatever happens', () => {
  it('the last text is somewhere safe two seconds after it was typed, and nobody’s text is overwritten unseen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
        const world = createWorld()
        const writer: Writer = { words: '', at: 0, fullAt: 0, count: 0 }
        for (const step of acts) {
          await perform(world, writer, step)
          if (world.diskFull) writer.fullAt = world.clock.now()
          if (isPromised(world, writer)) expect(isSafe(world, textOf(writer.words))).toBe(true)
        }
        for (const words of world.overwritten) expect(isKept(world, words)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('once all is well again, every page ends saved with what it shows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
        const world = createWorld()
        const writer: Writer = { words: '', at: 0, fullAt: 0, count: 0 }
        for (const step of acts) await perform(world, writer, step)
        world.weather = 'fine'
        world.diskFull = false
        for (let round = 0; round < 3; round++) {
          world.page.choose('mine')
          world.page.hurry()
          await world.clock.pass(120_000)
        }
        const state = world.page.getState()
        expect(state.conflict).toBeNull()
        expect(state.saved).toBe(state.change)
        expect(wordsOf(world.server.text.text)).toBe(wordsOf(state.text))
      }),
      { numRuns: 200 },
    )
  })
})
