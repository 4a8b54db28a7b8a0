import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { type EngineAddress, engineClient } from './engine-client.ts'
import { settingsHash } from './index-settings.ts'

interface Row {
  readonly active_index: string | null
  readonly is_current: boolean
  /** Seconds since the index in use had everything; null when it never had. */
  readonly behind: number | null
  readonly waiting: number
  readonly quarantined: number
  readonly failures: number
  readonly error: string | null
  readonly swept_bucket: number
  readonly drift: number
  readonly filling: string | null
}

const read = async (db: Db, url: string): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    select s.active_index, s.failures, s.error, s.swept_bucket, s.drift, i.settings_hash is not distinct from ${settingsHash} as is_current,
      case when isfinite(i.caught_up_at) then extract(epoch from now() - i.caught_up_at)::int end as behind,
      (select count(*)::int from search_mark m where (m.xid, m.item_id) > (i.cursor_xid, i.cursor_item)) as waiting,
      (select count(*)::int from search_quarantine q where q.url = s.url) as quarantined,
      (select n.uid from search_index n where n.url = s.url and n.retired_at is null and not n.filled limit 1) as filling
    from search_instance s left join search_index i on i.url = s.url and i.uid = s.active_index
    where s.url = ${url}`.execute(db)
  return rows[0]
}

const TIMEOUT = 3000

/** What an operator should know of an engine, in a few lines; says which adapter answers. */
export async function describeEngine(db: Db, address: EngineAddress, stale: number): Promise<string> {
  const name = `meilisearch ${new URL(address.url).host}`
  const row = await read(db, address.url)
  if (row === undefined) return `${name}: 尚未启用 not in use yet`
  const { active_index, is_current, behind, waiting, quarantined, failures, error, swept_bucket, drift, filling } = row
  const documents =
    active_index === null
      ? '0'
      : await engineClient(address, TIMEOUT)
          .documentCount(active_index)
          .catch(() => '? (没有回答 no answer)')
  const isAsked = active_index !== null && is_current && behind !== null && behind * 1000 < stale
  return [
    `${name}: ${isAsked ? '使用中 in use' : '暂由 Postgres 回答 Postgres answers for now'}`,
    `  索引 index ${active_index ?? '-'}: ${documents} 份 documents, 待送 waiting ${waiting}, 滞后 behind ${behind ?? '-'} s`,
    ...(filling === null ? [] : [`  正在重建 filling ${filling}`]),
    `  核对 sweep ${swept_bucket + 1}/256, 本轮差异 differences ${drift}, 被引擎拒收 refused by the engine ${quarantined}`,
    ...(error === null ? [] : [`  连续失败 failures ${failures}: ${error}`]),
  ].join('\n')
}
