import { isDeepStrictEqual } from 'node:util'
import type { Db } from '@lightwork/server/src/db/transaction.ts'
import { documentId, readRows, toDocument } from '@lightwork/server/src/search/meilisearch/document.ts'
import { sql } from 'kysely'
import type { TestEngine } from './engine/engine.ts'
import type { Document } from './engine/model.ts'

/** The documents of the index that is in use. */
export async function activeDocuments(db: Db, engine: TestEngine): Promise<Map<string, Document>> {
  const row = await db
    .selectFrom('search_instance')
    .where('url', '=', engine.url)
    .select('active_index')
    .executeTakeFirst()
  return engine.indexes.get(row?.active_index ?? '')?.documents ?? new Map()
}

/** Documents in which the engine differs from Postgres in any way. */
export async function differing(db: Db, engine: TestEngine): Promise<string[]> {
  const documents = await activeDocuments(db, engine)
  const ids = (await db.selectFrom('item_search').select('item_id').distinct().execute()).map(({ item_id }) => item_id)
  const rows = await readRows(db, ids)
  const expected = new Set(rows.map(documentId))
  const ghosts = [...documents.keys()].filter((id) => !expected.has(id))
  const wrong = rows.filter(
    (row) => !isDeepStrictEqual(documents.get(documentId(row)), JSON.parse(JSON.stringify(toDocument(row)))),
  )
  return [...ghosts, ...wrong.map(documentId)]
}

export async function countMarks(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from search_mark`.execute(db)
  return rows[0]?.n ?? 0
}
