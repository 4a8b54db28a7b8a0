import { type Document, fromText, withChoices } from '@lightwork/content'
import type * as contract from '@lightwork/contract'
import { inTransaction, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { contentHash } from '@lightwork/server/src/features/items/item-draft.ts'
import { writeItems } from '@lightwork/server/src/features/items/write-items.ts'
import { itemDraft, textDocument } from '@lightwork/server/test/item.ts'
import { v7 as newId } from 'uuid'
import type { Site } from './site.ts'

/** A draft as a curator writes it. */
export const draftOf = (stem: string, changes: Partial<contract.ItemDraft> = {}): contract.ItemDraft =>
  itemDraft({
    competencies: ['运算能力'],
    body: textDocument(stem),
    answer: { key: null, body: textDocument('答案只给教师看') },
    explanation: textDocument('先约分，再计算 $\\frac{1}{2}$。'),
    ...changes,
  })

export const choiceOf = (stem: string, options: readonly string[], changes: Partial<contract.ItemDraft> = {}) =>
  draftOf(stem, {
    type: 'single_choice',
    body: withChoices(fromText(stem), [...options]) as Document & { content: never[] },
    answer: { key: [1], body: textDocument('') },
    ...changes,
  })

/** Published, as if it had passed its review: written straight into the tables, as the importer does. */
export async function publish(site: Site, { minutes_note: _, ...draft }: contract.ItemDraft): Promise<string> {
  const [itemId, versionId, curator] = [newId(), newId(), site.county.people.curator]
  const moment = site.clock.now.toISOString()
  const hash = contentHash(draft)
  const item = {
    id: itemId,
    source: null,
    source_id: null,
    source_hash: null,
    current_version_id: versionId,
    published_version_id: versionId,
    created_by: curator,
    selected_by: null,
    import_run_id: null,
  }
  const version = {
    ...draft,
    id: versionId,
    item_id: itemId,
    number: 1,
    revision: 1,
    state: 'published' as const,
    minutes_evidence: { source: 'author' as const, samples: 0, at: moment },
    lang: 'zh' as const,
    content_hash: hash,
    created_by: curator,
    edited_by: [curator],
    published_at: moment,
    published_by: site.county.people.reviewer,
  }
  await inTransaction(site.deps.db, wholeCounty, (tx) => writeItems(tx, { items: [item], versions: [version] }))
  return itemId
}

/** A small bank: 26 items of mathematics, one each of Chinese and English, with a point and a unit. */
export async function makeBank(site: Site) {
  const [point, book, unit] = [newId(), newId(), newId()]
  await inTransaction(site.deps.db, wholeCounty, async (tx) => {
    await tx
      .insertInto('knowledge_point')
      .values({ id: point, subject: 'math', name: '分数乘法', position: 0, stands_for: point })
      .execute()
    await tx
      .insertInto('textbook')
      .values({ id: book, publisher: '示例版', year: 2024, subject: 'math', grade: 5, volume: '下' })
      .execute()
    await tx
      .insertInto('textbook_unit')
      .values({ id: unit, textbook_id: book, position: 0, title: '分数的再认识' })
      .execute()
  })
  const choice = await publish(
    site,
    choiceOf('图中 $\\angle AOB$ 的度数是（　　）。', ['$55^\\circ$', '$65^\\circ$', '$135^\\circ$', '$125^\\circ$'], {
      point_ids: [point],
      unit_ids: [unit],
      tier: 'raise',
    }),
  )
  for (let nth = 1; nth <= 25; nth++)
    await publish(
      site,
      draftOf(`第${nth}题：一根绳子长 $\\frac{${nth}}{30}$ 米，剪去它的一半，还剩多少米？`, { minutes: nth }),
    )
  await publish(site, draftOf('抄写词语：山楂、秋天、果园。', { subject: 'chinese', grades: [3] }))
  await publish(site, draftOf('Read the text twice and tell a friend about it.', { subject: 'english', mode: 'oral' }))
  return { choice, point, unit }
}
