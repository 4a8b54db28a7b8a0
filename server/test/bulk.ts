import type { Document } from '@lightwork/content'
import type { BulkAction, BulkEditDetails, BulkSelection, Call, ItemDraft } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import type { ReviewTick } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import { type Db, inTransaction, nothing } from '../src/db/transaction.ts'
import { contentHash } from '../src/features/items/item-draft.ts'
import { writeItems } from '../src/features/items/write-items.ts'
import type { PersonName } from './county.ts'
import { itemDraft, textDocument } from './item.ts'

export const draftOf = (changes: Partial<ItemDraft> = {}): ItemDraft =>
  itemDraft({
    body: textDocument('计算 $3.6\\times 0.25$。'),
    answer: { key: null, body: textDocument('0.9') },
    explanation: textDocument('先算 $36\\times 25$。'),
    ...changes,
  })

/** Drafts as an import leaves them: nobody's words, many at once. */
export async function importedDrafts(db: Db, count: number, changes: Partial<ItemDraft> = {}): Promise<string[]> {
  const draft = draftOf(changes)
  const pairs = Array.from({ length: count }, () => ({ itemId: newId(), versionId: newId() }))
  await inTransaction(db, nothing, (tx) =>
    writeItems(tx, {
      items: pairs.map(({ itemId, versionId }) => ({
        id: itemId,
        source: 'test',
        source_id: itemId,
        source_hash: null,
        current_version_id: versionId,
        published_version_id: null,
        created_by: null,
        selected_by: null,
        import_run_id: null,
      })),
      versions: pairs.map(({ itemId, versionId }) => ({
        ...draft,
        body: draft.body as Document,
        answer: { key: draft.answer.key, body: draft.answer.body as Document },
        explanation: draft.explanation as Document,
        id: versionId,
        item_id: itemId,
        number: 1,
        revision: 1,
        state: 'draft',
        minutes_evidence: { source: 'import', samples: 0, at: '2026-11-01T00:00:00.000Z' },
        lang: 'zh',
        content_hash: contentHash(draft),
        created_by: null,
        edited_by: [],
        published_at: null,
        published_by: null,
      })),
    }),
  )
  return pairs.map(({ itemId }) => itemId)
}

type As = (person: PersonName) => { call: Call }

/** The bulk edits of a person, through the front door. */
export function bulkAs(as: As, person: PersonName) {
  const { call } = as(person)
  const get = (edit_id: string) => call(contract.getBulkEdit, { params: { edit_id } })
  const prepare = (selection: BulkSelection, action: BulkAction) =>
    call(contract.prepareBulkEdit, { body: { selection, action } })
  const start = (edit_id: string, ticks: readonly ReviewTick[] = []) =>
    call(contract.applyBulkEdit, { params: { edit_id }, body: { ticks: [...ticks] } })
  const apply = async (edit_id: string, ticks: readonly ReviewTick[] = []): Promise<BulkEditDetails> => {
    await start(edit_id, ticks)
    await expect.poll(async () => (await get(edit_id)).finished_at, { timeout: 60_000, interval: 50 }).not.toBeNull()
    return get(edit_id)
  }
  return {
    get,
    prepare,
    start,
    apply,
    change: async (item_ids: readonly string[], change: Extract<BulkAction, { kind: 'edit' }>['change']) =>
      apply((await prepare({ item_ids: [...item_ids] }, { kind: 'edit', change })).edit_id),
    undo: async (edit_id: string) => apply((await call(contract.prepareUndo, { params: { edit_id } })).edit_id),
    rows: (edit_id: string, outcome: 'waiting' | 'changed' | 'unchanged' | 'refused') =>
      call(contract.listBulkEditItems, { params: { edit_id }, querystring: { outcome } }),
  }
}
