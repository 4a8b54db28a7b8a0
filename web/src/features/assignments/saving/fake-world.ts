import type { Document } from '@lightwork/content'
import { PAGE_RULES } from '@lightwork/contract'
import { isSameText } from '../../../lib/saving/fingerprint.ts'
import { type JournalStore, OPEN_PATIENCE_MS, openSaved, takeOver } from '../../../lib/saving/open-saved.ts'
import type { JournalEntry } from '../../../lib/saving/save-state.ts'
import { createSaver, type Saver } from '../../../lib/saving/saver.ts'
import { createFakeClock, type FakeClock, START } from './fake-clock.ts'
import { createFakeServer, type FakeServer } from './fake-server.ts'
import type { HomeworkText } from './homework-text.ts'

export const textOf = (words: string): HomeworkText => ({
  title: '作业',
  document: {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  } satisfies Document,
})

export const wordsOf = ({ document }: HomeworkText): string => document.content?.[0]?.content?.[0]?.text ?? ''

/** `forbidden`: the database throws at the call; `stuck`: it never answers. */
export const diskMoods = ['fine', 'slow', 'full', 'forbidden', 'stuck'] as const
export type DiskMood = (typeof diskMoods)[number]

const SLOW_DISK_MS = 60

export interface FakePage {
  readonly writer: string
  readonly saver: Saver<HomeworkText>
  alive: boolean
}

/** Time, network, browser database, server and open pages of a test. */
export interface World {
  readonly clock: FakeClock
  readonly server: FakeServer
  disk: DiskMood
  /** What the computer's clock is wrong by. */
  clockError: number
  /** What the pages know of texts. */
  rules: number
  readonly entries: Map<string, JournalEntry<HomeworkText>>
  readonly announced: number[]
  readonly pages: FakePage[]
  /** A page of this homework opens, as after a reload or in a second tab; `deaf`: it hears nothing of the others. */
  open(options?: { deaf?: boolean }): Promise<FakePage>
  /** The page dies without a word: nothing it still does counts. */
  crash(page?: FakePage): void
  /** The page that was opened last. */
  readonly page: Saver<HomeworkText>
}

/** Does the work on the disk, as its mood is, for a page that lives until then. */
function onDisk({ disk, clock }: World, isAlive: () => boolean, work: () => void): Promise<void> {
  if (disk === 'forbidden') throw new DOMException('forbidden', 'SecurityError')
  return (async () => {
    if (disk === 'full') throw new DOMException('full', 'QuotaExceededError')
    if (disk === 'stuck') return new Promise<never>(() => {})
    await clock.sleep(disk === 'slow' ? SLOW_DISK_MS : 0)
    if (isAlive()) work()
  })()
}
const fakeStore = (world: World, isAlive: () => boolean): JournalStore<HomeworkText> => ({
  find: async () => structuredClone([...world.entries.values()]),
  write: (writer, { base, text, unsure }) => {
    const at = new Date(START + world.clock.now() + world.clockError).toISOString()
    const entry = structuredClone({ writer, at, base, text, unsure, rules: world.rules })
    return onDisk(world, isAlive, () => world.entries.set(writer, entry))
  },
  erase: (old) =>
    onDisk(world, isAlive, () => {
      for (const { writer, text } of old) {
        const there = world.entries.get(writer)
        if (there !== undefined && isSameText(there.text, text)) world.entries.delete(writer)
      }
    }),
  eraseOwn: (writer) => onDisk(world, isAlive, () => world.entries.delete(writer)),
})

export async function createWorld(): Promise<World> {
  const clock = createFakeClock()
  const server = createFakeServer(clock, textOf(''))
  const entries = new Map<string, JournalEntry<HomeworkText>>()
  const announced: number[] = []
  const pages: FakePage[] = []

  async function begin(deaf: boolean): Promise<FakePage> {
    const writer = `page-${pages.length + 1}`
    const isAlive = () => pages.find((page) => page.writer === writer)?.alive ?? true
    const store = fakeStore(world, isAlive)
    const heard = new Set(deaf ? [] : pages.filter(({ alive }) => alive).map((page) => page.writer))
    const saved = structuredClone(server.text)
    const found = (await store.find()).filter((entry) => !heard.has(entry.writer))
    const opening = openSaved(saved, found)
    await Promise.race([takeOver(store, writer, opening), clock.sleep(OPEN_PATIENCE_MS)])
    const journal = {
      write: (entry: Parameters<JournalStore<HomeworkText>['write']>[1]) => store.write(writer, entry),
      erase: () => store.eraseOwn(writer),
    }
    const announce = (revision: number) => void announced.push(revision)
    const saver = createSaver({ clock, journal, server, random: () => 0.5, announce }, opening.start)
    const page = { writer, saver, alive: true }
    pages.push(page)
    return page
  }
  async function open({ deaf = false } = {}): Promise<FakePage> {
    let opened: FakePage | undefined
    void begin(deaf).then((page) => {
      opened = page
    })
    for (;;) {
      await clock.pass(0)
      if (opened !== undefined) return opened
      await clock.pass(20)
    }
  }
  const last = () => pages.at(-1) as FakePage

  const world: World = {
    clock,
    server,
    disk: 'fine',
    clockError: 0,
    rules: PAGE_RULES,
    entries,
    announced,
    pages,
    open,
    crash(page = last()) {
      page.alive = false
      page.saver.stop()
    },
    get page() {
      return last().saver
    },
  }
  await open()
  return world
}
