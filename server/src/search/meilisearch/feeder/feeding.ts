import type { Db } from '../../../db/transaction.ts'
import type { Log } from '../../../log.ts'
import type { EngineClient } from '../engine-client.ts'
import type { Lease } from './lease.ts'
import type { Pace } from './pace.ts'

/** What every step of feeding one engine stands on. */
export interface Feeding {
  readonly db: Db
  readonly log: Log
  readonly engine: EngineClient
  readonly lease: Lease
  readonly pace: Pace
  /** Failures in a row before this step. */
  readonly failures: number
}
