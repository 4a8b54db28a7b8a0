import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/transaction.ts'
import type { Log } from '../../log.ts'
import type { EngineAddress } from './engine-client.ts'
import { startFeeder } from './feeder/feeder.ts'
import { registerIndex } from './feeder/indexes.ts'
import type { Pace } from './feeder/pace.ts'

export interface RebuildOptions {
  readonly db: Db
  readonly log: Log
  readonly address: EngineAddress
  readonly pace: Pace
}

/** After so many failures in a row the rebuild is left to whoever feeds the engine later. */
const PATIENCE = 5

/**
 * Has a new index built beside the one in use, and waits until searches go to it. Whoever holds the lease does the
 * work: a running server, else this process. Null when done, else what the engine's last failure was.
 */
export async function rebuildEngine({ db, log, address, pace }: RebuildOptions): Promise<string | null> {
  const { url } = address
  await db
    .insertInto('search_instance')
    .values({ url })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const uid = await registerIndex(db, url)
  const feeder = startFeeder({ db, log, address, pace })
  try {
    for (;;) {
      const { active_index, failures, error } = await db
        .selectFrom('search_instance')
        .where('url', '=', url)
        .select(['active_index', 'failures', 'error'])
        .executeTakeFirstOrThrow()
      if (active_index === uid) return null
      if (failures >= PATIENCE) return error ?? ''
      await sleep(pace.poll)
    }
  } finally {
    await feeder.stop()
  }
}
