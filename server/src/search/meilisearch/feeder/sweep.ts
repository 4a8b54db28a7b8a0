import { sql } from 'kysely'
import { BUCKETS } from '../document.ts'
import type { Stamp } from '../engine-client.ts'
import type { Feeding } from './feeding.ts'
import type { IndexRow } from './indexes.ts'
import { held } from './lease.ts'

const MOST_STAMPS = 200_000
const ownId = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_[pw]$/

interface Known extends Stamp {
  /** It changed and is still to be sent, or the engine refuses it: no drift. */
  readonly expected: boolean
}

/** What Postgres says of a bucket, and which items of it are excused. */
const readBucket = async ({ db, lease }: Feeding, bucket: number, others: readonly string[]): Promise<Known[]> => {
  const { rows } = await sql<Known>`
    select k.id, k.rev, k.hash,
      exists (select from search_mark m where m.item_id = k.item_id)
      or exists (select from search_quarantine q where q.url = ${lease.url} and q.item_id = k.item_id) as expected
    from (
      select item_id, item_id || case when published then '_p' else '_w' end as id, rev, hash
      from item_search where get_byte(uuid_send(item_id), 15) = ${bucket}
      union all
      select other.item_id, other.item_id || '_?', 0, '' from unnest(${sql.val([...others])}::uuid[]) as other (item_id)
    ) k`.execute(db)
  return rows
}

/** Items whose documents differ between the two sides, in whatever way. */
function differences(stamps: readonly Stamp[], known: readonly Known[]): string[] {
  const excused = new Set(known.filter(({ expected }) => expected).map(({ id }) => id.slice(0, 36)))
  const there = new Map(stamps.map((stamp) => [stamp.id, stamp]))
  const rows = new Map(known.map((row) => [row.id, row]))
  const wrong = known.filter(
    ({ id, rev, hash }) => !id.endsWith('?') && (there.get(id)?.rev !== rev || there.get(id)?.hash !== hash),
  )
  const ghosts = stamps.filter(({ id }) => !rows.has(id))
  return [...new Set([...wrong, ...ghosts].map(({ id }) => id.slice(0, 36)))].filter((id) => !excused.has(id))
}

/**
 * Compares one of 256 buckets of an index that is up to date with Postgres and marks what differs, so that its present
 * state is sent again. The engine is read first: whatever changes afterwards has a mark. Answers how many differ.
 */
async function sweepBucket(feeding: Feeding, { uid }: IndexRow, bucket: number): Promise<number> {
  const { db, engine } = feeding
  // Documents of no bucket are nobody's; they are looked for once a round.
  const filter = bucket === 0 ? 'bucket = 0 OR bucket NOT EXISTS' : `bucket = ${bucket}`
  const all = await engine.stamps(uid, filter, MOST_STAMPS)
  const strangers = all.filter(({ id }) => !ownId.test(id)).map(({ id }) => id)
  if (strangers.length > 0) await engine.deleteDocuments(uid, strangers)
  const stamps = all.filter(({ id }) => ownId.test(id))
  const known = await readBucket(feeding, bucket, [...new Set(stamps.map(({ id }) => id.slice(0, 36)))])
  const itemIds = differences(stamps, known)
  await sql`insert into search_mark (item_id) select unnest(${sql.val(itemIds)}::uuid[]) on conflict do nothing`.execute(
    db,
  )
  return itemIds.length + strangers.length
}

/** Sweeps the next bucket of the ring when its time has come. */
export async function sweepOn(feeding: Feeding, index: IndexRow): Promise<void> {
  const { db, lease, log, pace } = feeding
  const { rows } = await sql<{ bucket: number }>`
    select (swept_bucket + 1) % ${BUCKETS} as bucket from search_instance
    where url = ${lease.url} and swept_at <= now() - make_interval(secs => ${pace.sweep / 1000})`.execute(db)
  const bucket = rows[0]?.bucket
  if (bucket === undefined) return
  const found = await sweepBucket(feeding, index, bucket)
  if (found > 0) log.warn({ bucket, found }, 'the search index had drifted; its items are sent again')
  await sql`update search_instance set swept_bucket = ${bucket}, swept_at = now(),
      drift = case when ${bucket} = 0 then 0 else drift end + ${found}
    where url = ${lease.url} and ${held(lease)}`.execute(db)
}
