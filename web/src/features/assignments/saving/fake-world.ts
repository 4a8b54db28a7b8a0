import type { Document } from '@lightwork/content'
import { type HomeworkText, isSameText } from './homework-text.ts'
import { openHomework } from './open-homework.ts'
import type { Failure, JournalEntry, SavedText } from './save-state.ts'
import { type Clock, createSaver, type SaveAnswer, type Saver, type SaverPorts } from './saver.ts'

/** Time, network, disk and server of a test. Everything happens when `pass` says so and in one order. */
export const textOf = (words: string): HomeworkText => ({
  title: '作业',
  document: {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  } satisfies Document,
})

export const wordsOf = ({ document }: HomeworkText): string => document.content?.[0]?.content?.[0]?.text ?? ''

/** How the network treats what is sent. `lost-answer`: it arrives, but nobody hears of it. */
export type Weather = 'fine' | 'down' | 'lost-answer' | 'busy' | 'signed-out' | 'refused' | 'gone' | 'silent'

const START = Date.parse('2026-11-25T08:00:00.000Z')

function createClock(): Clock & { pass(milliseconds: number): Promise<void> } {
  let now = START
  let timers: { at: number; then: () => void }[] = []
  // A turn of the event loop: every promise that can go on has gone on.
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    now: () => now,
    wait(milliseconds, then) {
      const timer = { at: now + milliseconds, then }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    async pass(milliseconds) {
      const end = now + milliseconds
      await breathe()
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        timers = timers.filter((timer) => timer !== next)
        now = Math.max(now, next.at)
        next.then()
        await breathe()
      }
      now = end
      await breathe()
    },
  }
}

export interface World {
  readonly clock: ReturnType<typeof createClock>
  weather: Weather
  diskFull: boolean
  readonly server: { text: SavedText; readonly kept: HomeworkText[]; readonly copies: HomeworkText[]; saves: number }
  readonly disk: Map<string, JournalEntry>
  readonly announced: number[]
  /** A page of this homework opens, as after a reload or in a second tab. */
  open(): Saver
  /** The page dies without a word: nothing it still does counts. */
  crash(): void
  /** Somebody saves from another device. */
  saveElsewhere(words: string): void
  readonly page: Saver
  /** Words that a page has shown to the person. */
  readonly shown: Set<string>
  /** Words that the server's homework held and that a save replaced. */
  readonly overwritten: string[]
}

const failures: Partial<Record<Weather, Failure>> = {
  down: { kind: 'unreachable', error: new Error('down') },
  busy: { kind: 'unreachable', error: new Error('503') },
  'signed-out': { kind: 'signed-out', error: new Error('401') },
  refused: { kind: 'refused', error: new Error('422') },
  gone: { kind: 'gone', error: new Error('404') },
}

export function createWorld(): World {
  const clock = createClock()
  const disk = new Map<string, JournalEntry>()
  const announced: number[] = []
  const server: World['server'] = {
    text: { revision: 1, saved_at: new Date(START).toISOString(), text: textOf('') },
    kept: [],
    copies: [],
    saves: 0,
  }
  let pages = 0
  let lives = 0

  const store = (text: HomeworkText): SavedText => {
    world.overwritten.push(wordsOf(server.text.text))
    server.text = { revision: server.text.revision + 1, saved_at: new Date(clock.now()).toISOString(), text }
    server.saves += 1
    return server.text
  }
  const failed = (failure: Failure) => ({ kind: 'failed', failure }) as const
  const silence = new Promise<never>(() => {})

  async function save(text: HomeworkText, revision: number): Promise<SaveAnswer> {
    const { weather } = world
    const failure = failures[weather]
    if (failure !== undefined) return failed(failure)
    if (weather === 'silent') return silence
    const outdated = revision !== server.text.revision
    if (!outdated) store(structuredClone(text))
    if (weather === 'lost-answer') return failed({ kind: 'unreachable', error: new Error('lost') })
    if (outdated) return { kind: 'outdated', newer: structuredClone(server.text) }
    return { kind: 'saved', revision: server.text.revision, saved_at: server.text.saved_at }
  }
  async function put<T>(shelf: HomeworkText[], text: HomeworkText, value: T) {
    const failure = failures[world.weather]
    if (failure !== undefined) return failed(failure)
    if (world.weather === 'silent') return silence
    shelf.push(structuredClone(text))
    if (world.weather === 'lost-answer') return failed({ kind: 'unreachable', error: new Error('lost') })
    return { kind: 'kept', value } as const
  }

  function portsOf(writer: string, life: number): SaverPorts {
    const isAlive = () => life === lives
    return {
      clock,
      random: () => 0.5,
      announce: (revision) => void announced.push(revision),
      journal: {
        write: async (entry) => {
          if (!isAlive()) return
          if (world.diskFull) throw new DOMException('full', 'QuotaExceededError')
          disk.set(writer, structuredClone({ ...entry, writer }))
        },
        erase: async () => void (isAlive() && disk.delete(writer)),
      },
      server: {
        save: (text, revision) => (isAlive() ? save(text, revision) : silence),
        keep: (text) => (isAlive() ? put(server.kept, text, null) : silence),
        copy: (text) => (isAlive() ? put(server.copies, text, { id: 'copy', title: '作业（另一份）' }) : silence),
      },
    }
  }

  let page: Saver
  const open = (): Saver => {
    const writer = `page-${++pages}`
    const { step, taken, settled } = openHomework(structuredClone(server.text), [...disk.values()])
    if (taken !== null) {
      disk.set(writer, { ...taken, writer })
      disk.delete(taken.writer)
    }
    for (const entry of settled) disk.delete(entry.writer)
    page = createSaver(portsOf(writer, lives), ...step)
    const opened = page
    const look = () => void world.shown.add(wordsOf(opened.getState().text))
    look()
    opened.subscribe(look)
    return opened
  }

  const world: World = {
    clock,
    weather: 'fine',
    diskFull: false,
    server,
    disk,
    announced,
    open,
    crash: () => {
      lives += 1
      page.stop()
    },
    saveElsewhere: (words) => void store(textOf(words)),
    shown: new Set(),
    overwritten: [],
    get page() {
      return page
    },
  }
  open()
  return world
}

/** Every place where a text may lie safe: the server's homework, its kept texts and copies, this browser. */
export const isSafe = ({ server, disk }: World, text: HomeworkText): boolean =>
  [server.text.text, ...server.kept, ...server.copies, ...[...disk.values()].map((entry) => entry.text)].some((kept) =>
    isSameText(kept, text),
  )
