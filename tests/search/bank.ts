import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { toText, walk } from '@lightwork/content'
import type { ItemState } from '@lightwork/domain'
import { type Db, inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { startRun } from '@lightwork/server/src/features/imports/imports.commands.ts'
import { runImport } from '@lightwork/server/src/features/imports/run-import.ts'
import { seedIfEmpty } from '@lightwork/server/src/jobs/seed.ts'
import { projectItems, projectRows } from '@lightwork/server/src/search/project-items.ts'
import { type SearchableVersion, toSearchRow } from '@lightwork/server/src/search/search-row.ts'
import { readSearchable } from '@lightwork/server/src/search/searchable.ts'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'

// Public data sets beside the repository; their own licences do not let them into it.
const file = resolve(import.meta.dirname, '../../../shared/data/items-small.jsonl')
const isThere = existsSync(file)
if (!isThere) process.stderr.write(`tests/search: no ${file}, only our own bank is searched\n`)

/** Our own bank and real items of others. */
export async function fillBank(db: Db): Promise<void> {
  await seedIfEmpty(db, new Date('2026-11-25T08:00:00.000Z'))
  if (!isThere) return
  const now = () => new Date()
  const runId = await inTransaction(db, nothing, (tx) =>
    startRun(tx, { fileName: 'items-small.jsonl', startedBy: null }, now()),
  )
  const job = {
    runId,
    publish: true,
    selectedBy: null,
    batchSize: 100,
    writers: 2,
    maxBytes: Number.POSITIVE_INFINITY,
    now,
  }
  const { counts, error } = await runImport(db, { ...job, source: createReadStream(file) })
  if (counts === null || counts.added < 300) throw new Error(error ?? 'items are missing')
}

/** A published item as the oracle sees it: its texts as a reader would compare them. */
export interface Known extends SearchableVersion {
  /** Stem, then names of knowledge points; NFKC, lower case. */
  readonly texts: readonly string[]
  readonly formulas: readonly string[]
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

export async function readBank(db: Db): Promise<Known[]> {
  const ids = (await db.selectFrom('item').select('id').execute()).map(({ id }) => id)
  const versions = await readSearchable(db, ids)
  return versions
    .filter(({ published }) => published)
    .map((version) => {
      const formulas: string[] = []
      walk(version.body, ({ type, attrs }) => {
        if (type === 'mathInline' || type === 'mathBlock') formulas.push(String(attrs?.latex))
      })
      return {
        ...version,
        formulas,
        texts: [toText(version.body), ...version.points.map(({ name }) => name)].map(plain),
      }
    })
}

const paragraph = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** A copy of an item with another stem. */
export async function copyItem(db: Db, itemId: string, text: string): Promise<string> {
  const [id, versionId] = [newId(), newId()]
  await inTransaction(db, nothing, async (tx) => {
    await sql`insert into item select (jsonb_populate_record(null::item, to_jsonb(i) || jsonb_build_object('id', ${id}::text,
      'source', 'copy', 'source_id', ${id}::text, 'current_version_id', ${versionId}::text, 'published_version_id', ${versionId}::text))).*
      from item i where id = ${itemId}`.execute(tx)
    await sql`insert into item_version select (jsonb_populate_record(null::item_version, to_jsonb(v) || jsonb_build_object('id', ${versionId}::text,
      'item_id', ${id}::text, 'number', 1, 'published_at', clock_timestamp(), 'body', ${JSON.stringify(paragraph(text))}::jsonb))).*
      from item_version v where id = (select published_version_id from item where id = ${itemId})`.execute(tx)
    await projectItems(tx, [id])
  })
  return id
}

/** A newer version of an item, in some state, beside its published one. */
export async function addVersion(db: Db, itemId: string, changes: { state: ItemState; text: string }): Promise<void> {
  const versionId = newId()
  await inTransaction(db, nothing, async (tx) => {
    await sql`insert into item_version select (jsonb_populate_record(null::item_version, to_jsonb(v) || jsonb_build_object('id', ${versionId}::text,
      'number', v.number + 1, 'state', ${changes.state}::text, 'published_at', null, 'published_by', null, 'body', ${JSON.stringify(paragraph(changes.text))}::jsonb))).*
      from item_version v where id = (select current_version_id from item where id = ${itemId})`.execute(tx)
    await sql`update item set current_version_id = ${versionId} where id = ${itemId}`.execute(tx)
    await projectItems(tx, [itemId])
  })
}

/** Another stem for items as they are found: in the projection only, since versions that were used never change. */
export async function rewrite(db: Db, itemIds: readonly string[], text: string): Promise<void> {
  const body = paragraph(text)
  await inTransaction(db, nothing, async (tx) => {
    const versions = await readSearchable(tx, itemIds)
    await projectRows(
      tx,
      versions.map((version) => toSearchRow({ ...version, body })),
    )
  })
}
