import { settle } from '@lightwork/content'
import type { Subject } from '@lightwork/domain'
import { seedItems as readItems, type SeedItem, seedContent, seedFigures } from '@lightwork/seed'
import { type Db, inTransaction, type Tx, wholeCounty } from '../db/transaction.ts'
import { contentHash } from '../features/items/item-draft.ts'
import { type NewItem, type NewVersion, writeItems } from '../features/items/write-items.ts'
import { accountId } from './seed-county.ts'
import { seedId } from './seed-ids.ts'
import type { SeedNames } from './seed-taxonomy.ts'

const SOURCE = 'lightwork-seed'
/** Two people of the training school: one wrote the bank, the other one reviewed it. */
const AUTHOR = 'shi.lan'
const REVIEWER = 'gao.shan'
/** When the authors judged the minutes. */
const WRITTEN = '2026-09-01T00:00:00.000Z'
const BATCH = 200

/** All figures of the bank are drawn by us. */
const rights = { author: '轻作业', source: '随平台提供', licence: 'CC BY 4.0' }

async function seedMedia(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const figures = seedFigures()
  const rows = figures.map(({ id, bytes }) => ({ id, content_type: 'image/svg+xml', bytes, ...rights }))
  if (rows.length > 0)
    await tx
      .insertInto('media')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return new Map(figures.map(({ name, id }) => [name, id]))
}

interface Written {
  readonly item: NewItem
  readonly version: NewVersion
}

function toRows(
  subject: Subject,
  item: SeedItem,
  { names, figures }: { names: SeedNames; figures: ReadonlyMap<string, string> },
): Written {
  const written = seedContent(item, {
    figure: (name) => figures.get(name),
    point: (name) => names.point(subject, name),
    partId: (id, index) => seedId('part', id, index),
  })
  const { body, key } = settle(written.body, written.key)
  const [itemId, versionId] = [seedId('item', item.id), seedId('version', item.id, 1)]
  const content = {
    subject,
    grades: item.grades,
    type: item.type,
    tier: item.tier,
    mode: item.mode,
    place: item.place,
    minutes: item.minutes,
    score_rate: item.score_rate,
    competencies: item.competencies,
    education: item.education,
    origin: 'original' as const,
    citation: null,
    licence: 'CC-BY-4.0',
    point_ids: item.points.flatMap((name) => names.point(subject, name) ?? []),
    unit_ids: [names.unit(subject, item.unit)].flatMap((id) => id ?? []),
    body,
    answer: { key, body: written.answer },
    explanation: written.explanation,
  }
  const hash = contentHash(content)
  return {
    item: {
      id: itemId,
      source: SOURCE,
      source_id: item.id,
      source_hash: hash,
      current_version_id: versionId,
      published_version_id: versionId,
      created_by: accountId(AUTHOR),
      selected_by: null,
      import_run_id: null,
    },
    version: {
      ...content,
      id: versionId,
      item_id: itemId,
      number: 1,
      revision: 1,
      state: 'published',
      minutes_evidence: { source: 'author', samples: 0, at: WRITTEN, note: item.minutes_why },
      lang: subject === 'english' ? 'en' : 'zh',
      content_hash: hash,
      created_by: accountId(AUTHOR),
      edited_by: [accountId(AUTHOR)],
      published_at: WRITTEN,
      published_by: accountId(REVIEWER),
    },
  }
}

/** Our own bank, published. A transaction for every few hundred items, so that an interrupted start goes on where it stopped. */
export async function seedItems(db: Db, names: SeedNames): Promise<void> {
  const figures = await inTransaction(db, wholeCounty, seedMedia)
  const rows = readItems().flatMap(({ subject, items }) =>
    items.map((item) => toRows(subject, item, { names, figures })),
  )
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH)
    const writing = { items: batch.map(({ item }) => item), versions: batch.map(({ version }) => version) }
    await inTransaction(db, wholeCounty, (tx) => writeItems(tx, writing))
  }
}
