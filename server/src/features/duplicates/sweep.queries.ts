import type { DuplicateSweep } from '@lightwork/contract'
import { sql } from 'kysely'
import { personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import { isCommon } from './find-alike.ts'
import type { SweptText } from './sweep-worker.ts'

/** The newest sweep, running or over. */
export async function newestSweep(reader: Reader): Promise<DuplicateSweep | null> {
  const row = await reader
    .selectFrom('duplicate_sweep')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .select(['id', 'started_at', 'total', 'texts_read', 'compared', 'pairs', 'finished_at', 'error'])
    .select([personJson(sql`started_by`).as('started_by'), personJson(sql`stopped_by`).as('stopped_by')])
    .executeTakeFirst()
  return row ?? null
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

export interface TextsRead {
  readonly texts: readonly SweptText[]
  /** Null at the end. */
  readonly last: string | null
}

/** The texts of the next items after one, by id. */
export async function readTexts(reader: Reader, after: string | null, size: number): Promise<TextsRead> {
  const found = sql<SweptText & { readonly common: boolean }>`(
    select i.id as item_id, v.subject, v.body::text as body, v.answer::text as answer, v.state <> 'retired' and ${isCommon} as common
    from (select * from item where id > ${after ?? NO_ID}::uuid order by id limit ${size}) i
    join item_version v on v.id in (i.current_version_id, i.published_version_id)
    order by i.id, v.id)`
  const rows = await reader.selectFrom(found.as('found')).selectAll().execute()
  const texts = rows.flatMap(({ common, ...text }) => (common ? [text] : []))
  return { texts, last: rows.at(-1)?.item_id ?? null }
}

export async function countTexts(reader: Reader): Promise<number> {
  const { n } = await reader.selectFrom('item').select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return n
}
