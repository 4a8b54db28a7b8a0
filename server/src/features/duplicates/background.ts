import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Db, inTransaction, nothing, type Tx } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { passIfClear } from './decision-effects.commands.ts'
import { type Compared, comparePairs } from './pairs.commands.ts'
import { rebuildSignatures } from './rebuild-signatures.ts'
import { runSweep } from './run-sweep.ts'
import { dropOldTexts, signItems } from './signatures.commands.ts'
import { claimSweep, leaveSweep } from './sweep.commands.ts'

const PERIOD = 15_000
const PART = 50
const MOST_FREED = 50
/** An import that has not moved for so long has lost its process: what it brought is compared all the same. */
const STANDSTILL = '2 minutes'

type Waiting = Compared & { readonly runId: string }

/** Items of finished imports that wait, locked; another process takes other ones. */
async function takeWaiting(tx: Tx, now: Date): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with waiting as (
      select run_id, item_id from import_item where not compared
        and run_id in (select id from import_run where finished_at is not null or progress_at < ${now}::timestamptz - ${STANDSTILL}::interval)
      order by run_id, item_id limit ${PART} for update skip locked
    ),
    taken as (
      update import_item m set compared = true from waiting w where (m.run_id, m.item_id) = (w.run_id, w.item_id) returning m.run_id, m.item_id
    )
    select t.run_id as "runId", t.item_id as "itemId", v.subject, v.body, v.answer
    from taken t join item i on i.id = t.item_id join item_version v on v.id = i.current_version_id
    where v.state <> 'retired' order by t.run_id, t.item_id`.execute(tx)
  return rows
}

/** Signs the next items that imports brought and compares them. Answers how many. */
export const compareImported = (db: Db, now: Date): Promise<number> =>
  inTransaction(db, nothing, async (tx) => {
    const waiting = await takeWaiting(tx, now)
    await signItems(
      tx,
      waiting.map(({ itemId }) => itemId),
    )
    for (const runId of new Set(waiting.map((each) => each.runId))) {
      const texts = waiting.filter((each) => each.runId === runId)
      await dropOldTexts(
        tx,
        texts.map(({ itemId }) => itemId),
      )
      await comparePairs(tx, texts, { now, runId })
    }
    return waiting.length
  })

/** Reviews whose last open question vanished because the other text changed or was retired go on. */
export const passFreed = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, nothing, async (tx) => {
    const freed = await tx
      .selectFrom('review')
      .where('step', '=', 'duplicate_check')
      .where('closed_at', 'is', null)
      .where(
        sql<boolean>`not exists (select from item_signature s join duplicate_pair p on p.decision is null
          and (p.item_a = s.item_id and p.hash_a = s.hash or p.item_b = s.item_id and p.hash_b = s.hash)
          where s.version_id = review.version_id)`,
      )
      .orderBy('step_since')
      .limit(MOST_FREED)
      .select(['item_id', 'handed_in_by'])
      .execute()
    for (const { item_id, handed_in_by } of freed) {
      const locked = await tx
        .selectFrom('item')
        .where('id', '=', item_id)
        .select('id')
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (locked !== undefined) await passIfClear(tx, [item_id], { by: handed_in_by, now })
    }
  })

/** What is compared beside requests: items of imports, and the whole bank when a curator asked for it. */
export class DuplicateWork {
  readonly #deps: Deps
  readonly #stop = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()
  #isWaiting = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Looks for work now and then: after a restart, and for what the console or another process left. */
  start(): void {
    this.#timer = setInterval(() => this.kick(), PERIOD).unref()
    this.#round = this.#signMissing()
    this.kick()
  }

  /** There is work: a round begins, after the running one if there is one. */
  kick(): void {
    if (this.#isWaiting || this.#stop.signal.aborted) return
    this.#isWaiting = true
    this.#round = this.#round.then(() => {
      this.#isWaiting = false
      return this.#work()
    })
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#stop.abort()
    await this.#round
  }

  /** Texts that were written before the program signed any. */
  async #signMissing(): Promise<void> {
    const { db, log } = this.#deps
    const { signal } = this.#stop
    await rebuildSignatures(db, { isMissingOnly: true, signal }).catch((error: unknown) => {
      if (!signal.aborted) log.error({ err: error }, 'signing items failed')
    })
  }

  async #work(): Promise<void> {
    const { db, log, now } = this.#deps
    try {
      while (!this.#stop.signal.aborted && (await compareImported(db, now())) > 0) await nextTurn()
      if (this.#stop.signal.aborted) return
      await passFreed(db, now())
      await this.#sweep()
    } catch (error) {
      if (!this.#stop.signal.aborted) log.error({ err: error }, 'comparing items failed')
    }
  }

  async #sweep(): Promise<void> {
    const { db, log, now } = this.#deps
    const sweep = await claimSweep(db, now())
    if (sweep === undefined) return
    const { signal } = this.#stop
    try {
      await runSweep(db, { id: sweep.id, from: sweep.compared_to, now, signal })
    } catch (error) {
      const isStopped = signal.aborted
      if (!isStopped) log.error({ err: error }, 'comparing the whole bank failed')
      await leaveSweep(
        db,
        sweep.id,
        isStopped ? null : '系统出错，比对中断 / interrupted by an error on our side',
        now(),
      )
    }
  }
}
