/** How fast an engine is fed and how patient we are with it; milliseconds unless said otherwise. */
export interface Pace {
  /** Between two looks for marks. */
  readonly poll: number
  /** Of a lease; renewed before everything that is sent. */
  readonly lease: number
  /** Of one request that feeds. */
  readonly request: number
  /** Of one search: after that the next engine or Postgres answers. */
  readonly search: number
  /** Until a task that was taken in must be done. */
  readonly task: number
  readonly firstRetry: number
  readonly lastRetry: number
  /** Between two buckets of the drift sweep: 256 of them are one round. */
  readonly sweep: number
  /** An index that was replaced stays for those who still ask it. */
  readonly drop: number
  /** An index that was not up to date for so long is not asked. */
  readonly stale: number
  /** Documents of one task at most. */
  readonly documents: number
  /** Bytes of one task at most. */
  readonly bytes: number
}

export const usualPace: Pace = {
  poll: 250,
  lease: 15_000,
  request: 5000,
  search: 800,
  task: 30_000,
  firstRetry: 500,
  lastRetry: 60_000,
  sweep: 60_000,
  drop: 60_000,
  stale: 60_000,
  documents: 1000,
  bytes: 4_000_000,
}
