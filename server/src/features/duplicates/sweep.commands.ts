import { v7 as newId } from 'uuid'
import { onConflict } from '../../db/constraints.ts'
import type { Db, Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'

/** A sweep that has not moved for so long has lost its process. A step takes seconds. */
const STANDSTILL = 60_000

const isRunning = () =>
  new Problem('state-refused', '全库比对正在进行，请等它完成 / a comparison of the whole bank is running')

/** Opens a sweep, to be taken up in the background; one at a time. */
export async function startSweep(tx: Tx, actor: Actor, now: Date): Promise<void> {
  await tx
    .insertInto('duplicate_sweep')
    // Never moved: whoever looks first takes it up.
    .values({ id: newId(), started_by: actor.accountId, started_at: now, progress_at: new Date(0) })
    .execute()
    .catch(onConflict('duplicate_sweep_one', isRunning))
}

/** Ends the open sweep; its process sees that nobody wants it any more. */
export async function stopSweep(tx: Tx, actor: Actor, now: Date): Promise<void> {
  await tx
    .updateTable('duplicate_sweep')
    .set({ finished_at: now, stopped_by: actor.accountId })
    .where('finished_at', 'is', null)
    .execute()
}

export interface Claimed {
  readonly id: string
  readonly compared_to: string | null
}

/** Takes up the open sweep if no living process has it: one statement, so that only one of several gets it. */
export const claimSweep = (db: Db, now: Date): Promise<Claimed | undefined> =>
  db
    .updateTable('duplicate_sweep')
    .set({ progress_at: now })
    .where('finished_at', 'is', null)
    .where('progress_at', '<', new Date(now.getTime() - STANDSTILL).toISOString())
    .returning(['id', 'compared_to'])
    .executeTakeFirst()

/** Lets the next process take it up at once; after a failure it is over. */
export async function leaveSweep(db: Db, id: string, error: string | null, now: Date): Promise<void> {
  await db
    .updateTable('duplicate_sweep')
    .set(error === null ? { progress_at: new Date(0) } : { finished_at: now, error })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute()
}
