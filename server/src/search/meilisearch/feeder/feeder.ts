import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Db } from '../../../db/transaction.ts'
import type { Log } from '../../../log.ts'
import { type EngineAddress, engineClient } from '../engine-client.ts'
import { feedMarks, fillOn, noteCaughtUp, removePassedMarks } from './feed-index.ts'
import type { Feeding } from './feeding.ts'
import { dropRetired, giveUpLostIndex, type IndexRow, moveTo, planIndexes, prepareIndex } from './indexes.ts'
import { giveUpLease, held, type Lease, LeaseLost, takeLease } from './lease.ts'
import type { Pace } from './pace.ts'
import { sweepOn } from './sweep.ts'

export interface FeederOptions {
  readonly db: Db
  readonly log: Log
  readonly address: EngineAddress
  readonly pace: Pace
}

export interface Feeder {
  /** Ends after the step under way, two seconds at most; what was not finished is done again by the next holder. */
  stop(): Promise<void>
}

const LONGEST_STOP = 2000

/** What a holder remembers between steps; lost with it, and made again. */
interface Memory {
  readonly fence: number
  /** Of an index to fill: transactions before this may have changed items without marking them. */
  readonly barriers: Map<string, string>
  failures: number
  isChecked: boolean
}

/** True once all transactions have ended that began before the index was there for them to see. */
async function isBarrierPassed({ db }: Feeding, { barriers }: Memory, uid: string): Promise<boolean> {
  const { rows } = await sql<{ first: string; next: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as first, pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(
    db,
  )
  const { first, next } = rows[0] ?? { first: '0', next: '0' }
  const barrier = barriers.get(uid) ?? next
  barriers.set(uid, barrier)
  return BigInt(first) >= BigInt(barrier)
}

/** One part of filling; answers whether there may be more at once. */
async function fillStep(feeding: Feeding, memory: Memory, filling: IndexRow): Promise<boolean> {
  if (filling.filled_to === null) {
    if (!(await isBarrierPassed(feeding, memory, filling.uid))) return false
    await prepareIndex(feeding, filling.uid)
  }
  await fillOn(feeding, filling)
  return true
}

/** One round of work for one engine; answers whether there may be more at once. */
async function step(feeding: Feeding, memory: Memory): Promise<boolean> {
  const { filling, fed } = await planIndexes(feeding)
  if (!memory.isChecked) {
    for (const index of [...fed, ...(filling === null || filling.filled_to === null ? [] : [filling])])
      if (await giveUpLostIndex(feeding, index)) return true
    memory.isChecked = true
  }
  let isBusy = filling === null ? false : await fillStep(feeding, memory, filling)
  let passed = 0
  for (const index of fed) {
    const { count, areAll } = await feedMarks(feeding, index)
    passed += count
    if (!areAll) continue
    await noteCaughtUp(feeding, index)
    // The newest comes first; once it has everything, it is the one that answers.
    if (index === fed[0] && filling === null && !index.is_active) await moveTo(feeding, index.uid)
  }
  if (passed > 0) isBusy = true
  if (passed > 0) await removePassedMarks(feeding)
  if (isBusy) return true
  await dropRetired(feeding)
  const [active] = fed
  if (active?.is_active) await sweepOn(feeding, active)
  return false
}

async function noteFailure(db: Db, lease: Lease, failure: { error: string; wait: number }): Promise<void> {
  await sql`update search_instance set failures = failures + 1, error = ${failure.error.slice(0, 500)},
    retry_at = now() + make_interval(secs => ${failure.wait / 1000}) where url = ${lease.url} and ${held(lease)}`.execute(
    db,
  )
}

async function noteSuccess(db: Db, lease: Lease): Promise<void> {
  await sql`update search_instance set failures = 0, error = null where url = ${lease.url} and ${held(lease)}`.execute(
    db,
  )
}

/** Doubles with every failure; the lot keeps several processes from knocking at the same moment. */
const backOff = ({ firstRetry, lastRetry }: Pace, failures: number): number =>
  Math.min(lastRetry, firstRetry * 2 ** Math.min(failures, 16)) * (0.75 + Math.random() / 2)

/** Feeds one engine while this process holds its lease, and waits for the lease otherwise. */
export function startFeeder({ db, log, address, pace }: FeederOptions): Feeder {
  const { url } = address
  const engine = engineClient(address, pace.request)
  const holder = newId()
  const stopping = new AbortController()
  let memory: Memory | null = null
  let lease: Lease | null = null

  const work = async (): Promise<number> => {
    lease = await takeLease(db, url, { holder, lease: pace.lease })
    if (lease === null) return pace.poll * 4
    if (memory?.fence !== lease.fence)
      memory = { fence: lease.fence, barriers: new Map(), failures: 0, isChecked: false }
    try {
      const isBusy = await step({ db, log, engine, lease, pace, failures: memory.failures }, memory)
      if (memory.failures > 0) await noteSuccess(db, lease)
      memory.failures = 0
      return isBusy ? 0 : pace.poll
    } catch (error) {
      if (error instanceof LeaseLost) return pace.poll * 4
      const wait = backOff(pace, memory.failures)
      memory.failures++
      memory.isChecked = false
      const reason = error instanceof Error ? error.message : String(error)
      if (memory.failures === 1)
        log.warn({ error: reason }, 'a search engine could not be fed; Postgres keeps answering')
      await noteFailure(db, lease, { error: reason, wait })
      return wait
    }
  }

  const loop = async () => {
    await db
      .insertInto('search_instance')
      .values({ url })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    while (!stopping.signal.aborted) {
      const pause = await work().catch((error: Error) => {
        log.warn({ error: error.message }, 'the database could not be reached to feed a search engine')
        return pace.poll * 4
      })
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
    if (lease !== null) await giveUpLease(db, lease)
  }
  const running = loop().catch((error: Error) => log.error({ error: error.message }, 'feeding a search engine ended'))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.race([running, sleep(LONGEST_STOP, undefined, { ref: false })])
    },
  }
}
