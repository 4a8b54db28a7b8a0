import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choice, choices, isClean } from '../../../lib/saving/save-state.ts'
import { type Weather, weathers } from './fake-server.ts'
import { createWorld, type DiskMood, diskMoods, type FakePage, textOf, type World, wordsOf } from './fake-world.ts'

/** `who` picks one of the open pages. */
type Act =
  | { readonly kind: 'type' | 'hurry' | 'offer' | 'crash'; readonly who: number }
  | { readonly kind: 'choose'; readonly who: number; readonly choice: Choice }
  | { readonly kind: 'pass'; readonly milliseconds: number }
  | { readonly kind: 'weather'; readonly weather: Weather }
  | { readonly kind: 'disk'; readonly disk: DiskMood }
  | { readonly kind: 'open'; readonly deaf: boolean }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'clock'; readonly error: number }

const YEAR_MS = 31_536_000_000
const PAGES_AT_ONCE = 3
const kinds: Act['kind'][] = ['hurry', 'offer', 'crash']

const who = fc.nat(PAGES_AT_ONCE - 1)
const passes = [0, 1, 100, 400, 501, 900, 2_500, 20_000, 70_000, 4_000_000]
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: who.map((page): Act => ({ kind: 'type', who: page })) },
  { weight: 7, arbitrary: fc.constantFrom(...passes).map((milliseconds): Act => ({ kind: 'pass', milliseconds })) },
  { weight: 3, arbitrary: fc.constantFrom(...weathers).map((weather): Act => ({ kind: 'weather', weather })) },
  { weight: 1, arbitrary: fc.constantFrom(...diskMoods).map((disk): Act => ({ kind: 'disk', disk })) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...kinds), who).map(([kind, page]) => ({ kind, who: page }) as Act),
  },
  { weight: 2, arbitrary: fc.boolean().map((deaf): Act => ({ kind: 'open', deaf })) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'elsewhere' }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(who, fc.constantFrom(...choices))
      .map(([page, choice]): Act => ({ kind: 'choose', who: page, choice })),
  },
  { weight: 1, arbitrary: fc.constantFrom(-YEAR_MS, 0, YEAR_MS).map((error): Act => ({ kind: 'clock', error })) },
)
const acts = fc.array(act, { minLength: 1, maxLength: 50 })

/** The promise: a character older than this is written somewhere, whatever happens to the page. */
const PROMISED_MS = 500
/** After trouble with its database a page finds out that there is room again: steps in line, then the next attempt. */
const DISK_RECOVERS_MS = 15_000
/** The longest pause between two attempts to reach the server, and what it may still wait for an answer. */
const SERVER_RECOVERS_MS = 120_000
/** Without a journal a character is safe once the answer to a save before its own is there, and its own. */
const WITHOUT_DISK_MS = 3_000

/** Words are written one after the other and nobody deletes any: each must be found for ever in some safe place. */
interface Word {
  readonly word: string
  readonly at: number
  readonly page: FakePage | null
  safe: boolean
}

interface Story {
  readonly world: World
  words: Word[]
  count: number
  /** Since when the browser's database and the way to the server are in order. */
  diskSince: number
  fullSince: number
  fineSince: number
}

const alivePages = ({ pages }: World) => pages.filter(({ alive }) => alive)

function addWord(story: Story, page: FakePage | null): string {
  const word = `${page === null ? '他' : '我'}${++story.count}。`
  story.words.push({ word, at: story.world.clock.now(), page, safe: page === null })
  return word
}

function type(story: Story, page: FakePage): void {
  const { text } = page.saver.getState()
  page.saver.change(textOf(wordsOf(text) + addWord(story, page)))
}

function setDisk(story: Story, disk: DiskMood): void {
  const now = story.world.clock.now()
  const works = (mood: DiskMood) => mood === 'fine' || mood === 'slow'
  const refuses = (mood: DiskMood) => mood === 'full' || mood === 'forbidden'
  if (works(disk) !== works(story.world.disk)) story.diskSince = works(disk) ? now : Number.POSITIVE_INFINITY
  if (refuses(disk) !== refuses(story.world.disk)) story.fullSince = refuses(disk) ? now : Number.POSITIVE_INFINITY
  story.world.disk = disk
}

async function perform(story: Story, step: Act): Promise<void> {
  const { world } = story
  const open = alivePages(world)
  const page = 'who' in step ? open[step.who % open.length] : undefined
  switch (step.kind) {
    case 'type':
      return page && type(story, page)
    case 'hurry':
      return page?.saver.hurry()
    case 'offer':
      return page?.saver.offer(structuredClone(world.server.text))
    case 'choose':
      return page?.saver.choose(step.choice)
    case 'crash':
      return page && world.crash(page)
    case 'pass':
      return world.clock.pass(step.milliseconds)
    case 'weather':
      if (step.weather !== 'fine') story.fineSince = Number.POSITIVE_INFINITY
      else if (world.server.weather !== 'fine') story.fineSince = world.clock.now()
      world.server.weather = step.weather
      return
    case 'disk':
      return setDisk(story, step.disk)
    case 'open':
      if (open.length < PAGES_AT_ONCE) await world.open({ deaf: step.deaf })
      return
    case 'elsewhere':
      world.server.store(textOf(wordsOf(world.server.text.text) + addWord(story, null)))
      return
    case 'clock':
      world.clockError = step.error
  }
}

const safeTexts = ({ server, entries }: World): string =>
  [server.text.text, ...server.kept, ...server.copies, ...[...entries.values()].map(({ text }) => text)]
    .map(wordsOf)
    .join('|')

/** What is promised for a word at this moment: safe, or at least still in its page. */
function isPromised({ world, diskSince, fullSince, fineSince }: Story, { at }: Word): boolean {
  const now = world.clock.now()
  if (now - at >= PROMISED_MS && at - diskSince >= DISK_RECOVERS_MS) return true
  return now - at >= WITHOUT_DISK_MS && Math.min(at - fineSince, at - fullSince) >= SERVER_RECOVERS_MS
}

function check(story: Story): void {
  const safe = safeTexts(story.world)
  const lost: string[] = []
  for (const each of story.words) {
    const { word, page } = each
    if (safe.includes(word)) each.safe = true
    else if (each.safe) lost.push(`${word} was safe`)
    else if (isPromised(story, each)) lost.push(`${word} is written nowhere`)
    else if (page?.alive && !wordsOf(page.saver.getState().text).includes(word)) lost.push(`${word} left its page`)
  }
  expect(lost).toEqual([])
  // What was never promised may go with its page.
  story.words = story.words.filter(({ safe: isSafe, page }) => isSafe || page?.alive)
}

async function live(steps: readonly Act[]): Promise<Story> {
  const world = await createWorld()
  const story: Story = {
    world,
    words: [],
    count: 0,
    diskSince: Number.NEGATIVE_INFINITY,
    fullSince: Number.POSITIVE_INFINITY,
    fineSince: Number.NEGATIVE_INFINITY,
  }
  for (const step of steps) {
    await perform(story, step)
    check(story)
  }
  return story
}

const LONG_MS = 4_000_000

/** The person answers every question and opens the homework until no text is left behind in the browser. */
async function tidy({ world }: Story): Promise<void> {
  for (const { saver } of alivePages(world)) {
    saver.choose('mine')
    await world.clock.pass(LONG_MS)
  }
  for (let round = 0; round < 10 && world.entries.size > 0; round++) {
    for (const page of alivePages(world)) world.crash(page)
    const { saver } = await world.open()
    saver.choose('mine')
    await world.clock.pass(LONG_MS)
  }
}

const runs = Number(process.env.PROPERTY_RUNS ?? 200)

describe('whatever happens', () => {
  it('every word is safe half a second after it was typed and for ever', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        await live(steps)
      }),
      { numRuns: runs },
    )
  })

  it('once all is well again, every open page is saved or asks, and in the end the server has every word', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const story = await live(steps)
        const { world } = story
        await perform(story, { kind: 'weather', weather: 'fine' })
        setDisk(story, 'fine')
        await world.clock.pass(LONG_MS)
        check(story)
        for (const { saver } of alivePages(world)) {
          const state = saver.getState()
          expect(isClean(state) || state.conflict?.mineKept !== null).toBe(true)
        }
        await tidy(story)
        expect(world.entries.size).toBe(0)
        check(story)
      }),
      { numRuns: runs },
    )
  })
})
