import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Db, inTransaction } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/actor.ts'
import { applyBatch, moveNext } from './apply.commands.ts'
import { isWaiting, type StoredEdit } from './edit.queries.ts'

const MOST_TRIES = 8
const PAUSE_MS = 250

/** Somebody holds an item for longer than we wait: not a fault, tried again a little later. */
const isHeld = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['55P03', '40P01', '40001'].includes(error.code ?? '')

async function step(db: Db, actor: Actor, edit: StoredEdit, now: Date): Promise<boolean> {
  if (edit.kind !== 'edit' && edit.kind !== 'undo') return moveNext(db, actor, edit, now)
  return (await inTransaction(db, actor.sight, (tx) => applyBatch(tx, actor, edit, now))) > 0
}

async function patiently(work: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isHeld(error) || tries === MOST_TRIES) throw error
      await pause(PAUSE_MS * tries)
    }
  }
}

const finish = (db: Db, actor: Actor, edit: StoredEdit, now: Date) =>
  inTransaction(db, actor.sight, (tx) =>
    tx
      .updateTable('bulk_edit')
      .set({ finished_at: now })
      .where('id', '=', edit.id)
      .where('finished_at', 'is', null)
      .where((eb) => eb.not(isWaiting))
      .execute(),
  )

/** Carries an edit out, batch by batch. Two workers at one edit share its items; one that was stopped is gone on with. */
export async function runEdit({ db, now }: Deps, actor: Actor, edit: StoredEdit, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await patiently(() => step(db, actor, edit, now()))));
  await finish(db, actor, edit, now())
}

/** Edits that run in this process beside its requests; they end with it and can be gone on with afterwards. */
export class RunningEdits {
  readonly #running = new Map<string, Promise<void>>()
  readonly #stop = new AbortController()

  start(deps: Deps, actor: Actor, edit: StoredEdit): void {
    if (this.#running.has(edit.id) || edit.finished_at !== null) return
    const work = runEdit(deps, actor, edit, this.#stop.signal)
      .catch((error: unknown) => deps.log.error({ editId: edit.id, err: error }, 'bulk edit stopped'))
      .finally(() => this.#running.delete(edit.id))
    this.#running.set(edit.id, work)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.allSettled(this.#running.values())
  }
}
