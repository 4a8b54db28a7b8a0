import type { ItemState } from '@lightwork/domain'
import { sql } from 'kysely'
import { type Db, inTransaction, nothing } from '../../db/transaction.ts'
import type { Log } from '../../log.ts'
import { type FacetName, type Facets, facetNames } from '../item-search.ts'

interface Group {
  readonly published: boolean
  readonly state: ItemState
  readonly newer_state: ItemState | null
  /** null counts the rows themselves. */
  readonly facet: FacetName | null
  readonly value: string | null
  readonly n: number
}

/** Counts of the question that asks for nothing, as of the last minute. */
export interface Counts {
  totalOf(states: readonly ItemState[]): number
  facetsOf(states: readonly ItemState[]): Facets
}

export interface RunningCounts {
  readonly current: () => Counts
  /** Reads the stored counts; counts anew first when rows changed and the last count is older than this. */
  refresh(olderThanSeconds: number): Promise<void>
  stop(): void
}

const EVERY_MS = 60_000

const changes = sql<number>`(select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int8 from pg_stat_user_tables where relname = 'item_search')`

const count = sql<{ counts: readonly Group[] }>`
  with groups as (
    select published, state, newer_state, subject, type, tier, mode, count(*)::int as n
    from item_search
    group by grouping sets ((published, state, newer_state), (published, state, newer_state, subject), (published, state, newer_state, type),
      (published, state, newer_state, tier), (published, state, newer_state, mode))
  ),
  named as (
    select published, state, newer_state, n,
      case when subject is not null then 'subject' when type is not null then 'type' when tier is not null then 'tier'
        when mode is not null then 'mode' end as facet,
      coalesce(subject, type, tier, mode) as value
    from groups
    union all
    select published, state, newer_state, count(*)::int, 'grade', grade::text
    from item_search, unnest(grades) as grade group by published, state, newer_state, grade
  )
  select coalesce(jsonb_agg(named), '[]') as counts from named`

const isSeen =
  (states: readonly ItemState[]) =>
  ({ published, state, newer_state }: Group) =>
    states.includes(state) && !(published && newer_state !== null && states.includes(newer_state))

function toCounts(groups: readonly Group[]): Counts {
  return {
    totalOf: (states) =>
      groups
        .filter(({ facet }) => facet === null)
        .filter(isSeen(states))
        .reduce((sum, { n }) => sum + n, 0),
    facetsOf: (states) => {
      const facets: Record<FacetName, Record<string, number>> = { subject: {}, grade: {}, type: {}, tier: {}, mode: {} }
      for (const { facet, value, n } of groups.filter(isSeen(states))) {
        if (facet === null || value === null || !facetNames.includes(facet)) continue
        facets[facet][value] = (facets[facet][value] ?? 0) + n
      }
      return facets
    },
  }
}

/**
 * Only one process counts at a time, and only when rows were written since. All in one transaction: a process that dies
 * over it leaves the count to the next one.
 */
const countAnew = (db: Db, olderThanSeconds: number): Promise<void> =>
  inTransaction(db, nothing, async (tx) => {
    const due = await sql<{ changes: number }>`
      select ${changes} as changes from item_search_status
      where counted_at < now() - make_interval(secs => ${olderThanSeconds}) and counted_changes is distinct from ${changes}
      for update skip locked`.execute(tx)
    const [claimed] = due.rows
    if (claimed === undefined) return
    // A bank of millions takes longer to count than a request may run.
    await sql`select set_config('statement_timeout', '0', true)`.execute(tx)
    const { rows } = await count.execute(tx)
    await sql`update item_search_status set counted_at = now(), counted_changes = ${claimed.changes},
      counts = ${JSON.stringify(rows[0]?.counts ?? [])}::jsonb`.execute(tx)
  })

/** Keeps the counts at most a minute old; a large table that changes all the time is counted less often. */
export function keepCounts(db: Db, log: Log): RunningCounts {
  let counts = toCounts([])
  let pause = EVERY_MS
  const refresh = async (olderThanSeconds: number) => {
    const from = performance.now()
    await countAnew(db, olderThanSeconds)
    const { rows } = await sql<{ counts: readonly Group[] }>`select counts from item_search_status`.execute(db)
    counts = toCounts(rows[0]?.counts ?? [])
    pause = Math.max(EVERY_MS, (performance.now() - from) * 50)
  }
  let timer: NodeJS.Timeout
  const again = () => {
    timer = setTimeout(() => {
      refresh(pause / 1000 - 5)
        .catch((error: Error) => log.warn({ error: error.message }, 'search counts could not be renewed'))
        .finally(again)
    }, pause)
    timer.unref()
  }
  again()
  return { current: () => counts, refresh, stop: () => clearTimeout(timer) }
}
