import type { Failure, SavedText } from '../../../lib/saving/save-state.ts'
import type { KeepAnswer, SaveAnswer, SaveServer } from '../../../lib/saving/saver.ts'
import { type FakeClock, START } from './fake-clock.ts'
import type { HomeworkText } from './homework-text.ts'

/**
 * How the network treats what is sent. `lost-answer`: it arrives, but nobody hears of it; `late`: it arrives long after
 * it was given up; `silent`: neither it nor an answer arrives.
 */
export const weathers = [
  'fine',
  'slow',
  'down',
  'lost-answer',
  'late',
  'busy',
  'signed-out',
  'refused',
  'gone',
  'held',
  'old-page',
  'silent',
] as const
export type Weather = (typeof weathers)[number]

const failures: Partial<Record<Weather, Failure>> = {
  down: { kind: 'unreachable', error: new Error('down') },
  busy: { kind: 'unreachable', error: new Error('503') },
  'signed-out': { kind: 'signed-out', error: new Error('401') },
  refused: { kind: 'refused', error: new Error('422') },
  gone: { kind: 'gone', error: new Error('404') },
  held: { kind: 'held', error: new Error('409') },
  'old-page': { kind: 'old-page', error: new Error('409') },
}

const SLOW_MS = 700
const LATE_MS = 45_000

/** A server in memory with the rules of the real one: compare-and-swap on the revision, lost texts kept. */
export interface FakeServer extends SaveServer<HomeworkText> {
  weather: Weather
  text: SavedText<HomeworkText>
  readonly kept: HomeworkText[]
  readonly copies: HomeworkText[]
  saves: number
  /** Somebody saves from another device. */
  store(text: HomeworkText): SavedText<HomeworkText>
}

export function createFakeServer(clock: FakeClock, first: HomeworkText): FakeServer {
  const silence = new Promise<never>(() => {})
  const moment = () => new Date(START + clock.now()).toISOString()

  /** Carries a request there, lets the server work, carries the answer back: each leg as the weather of its moment is. */
  async function carry<T>(work: () => T): Promise<T | { kind: 'failed'; failure: Failure }> {
    const { weather } = server
    const failure = failures[weather]
    if (failure !== undefined) return { kind: 'failed', failure }
    if (weather === 'silent') return silence
    await clock.sleep(weather === 'slow' ? SLOW_MS : weather === 'late' ? LATE_MS : 0)
    const answer = work()
    if (weather === 'lost-answer') return { kind: 'failed', failure: { kind: 'unreachable', error: new Error('lost') } }
    await clock.sleep(weather === 'slow' ? SLOW_MS : 0)
    return answer
  }
  const put = <T>(shelf: HomeworkText[], text: HomeworkText, value: T): Promise<KeepAnswer<T>> =>
    carry(() => {
      shelf.push(structuredClone(text))
      return { kind: 'kept', value } as const
    })

  const server: FakeServer = {
    weather: 'fine',
    text: { revision: 1, saved_at: moment(), text: first },
    kept: [],
    copies: [],
    saves: 0,
    store(text) {
      server.text = { revision: server.text.revision + 1, saved_at: moment(), text: structuredClone(text) }
      server.saves += 1
      return server.text
    },
    save: (text, revision) =>
      carry((): SaveAnswer<HomeworkText> => {
        if (revision !== server.text.revision) return { kind: 'outdated', newer: structuredClone(server.text) }
        const saved = server.store(text)
        return { kind: 'saved', revision: saved.revision, saved_at: saved.saved_at }
      }),
    keep: (text) => put(server.kept, text, null),
    copy: (text) => put(server.copies, text, { id: 'copy', title: '作业（另一份）' }),
  }
  return server
}
