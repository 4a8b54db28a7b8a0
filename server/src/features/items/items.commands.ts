import { mediaOf } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'
import type { MinutesEvidence } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { projectItems } from '../../search/project-items.ts'
import { dropOldTexts, signVersions } from '../duplicates/signatures.commands.ts'
import { type CheckedDraft, contentHash, readDraft } from './item-draft.ts'
import { canEdit, mayWrite } from './items.policy.ts'
import { checkRevision, lockItem, type Standing } from './lock-item.ts'
import { type NewVersion, replaceTags, writeItems } from './write-items.ts'

/** Who said how long it takes: the person who writes the minutes, now, unless the figure is the one that stood there. */
function evidenceOf({ minutes, minutes_note: note }: CheckedDraft, now: Date, before?: Standing): MinutesEvidence {
  if (
    before !== undefined &&
    before.minutes === minutes &&
    (note === undefined || note === before.minutes_evidence.note)
  )
    return before.minutes_evidence
  return { source: 'author', samples: 0, at: now.toISOString(), ...(note !== undefined && { note }) }
}

function toColumns({ minutes_note: _, ...draft }: CheckedDraft) {
  return {
    ...draft,
    point_ids: [...new Set(draft.point_ids)],
    unit_ids: [...new Set(draft.unit_ids)],
    content_hash: contentHash(draft),
  }
}

interface Place {
  readonly itemId: string
  readonly versionId: string
  readonly number: number
  readonly revision: number
  /** Whose words stood in the version before; they may stand in this one too. */
  readonly editedBefore: readonly string[]
}

const newVersion = (
  actor: Actor,
  draft: CheckedDraft,
  evidence: MinutesEvidence,
  { itemId, versionId, number, revision, editedBefore }: Place,
): NewVersion => ({
  ...toColumns(draft),
  id: versionId,
  item_id: itemId,
  number,
  revision,
  state: 'draft',
  minutes_evidence: evidence,
  lang: 'zh',
  created_by: actor.accountId,
  edited_by: [...new Set([...editedBefore, actor.accountId])],
  published_at: null,
  published_by: null,
})

/** A new item in draft, its author's own. */
export async function createItem(tx: Tx, actor: Actor, draft: ItemDraft, now: Date): Promise<string> {
  if (!mayWrite(actor)) throw new Problem('not-allowed')
  const checked = await readDraft(tx, draft)
  const [itemId, versionId] = [newId(), newId()]
  const item = {
    id: itemId,
    source: null,
    source_id: null,
    source_hash: null,
    current_version_id: versionId,
    published_version_id: null,
  }
  const place = { itemId, versionId, number: 1, revision: 1, editedBefore: [] }
  const version = newVersion(actor, checked, evidenceOf(checked, now), place)
  await writeItems(tx, {
    items: [{ ...item, created_by: actor.accountId, selected_by: null, import_run_id: null }],
    versions: [version],
  })
  return itemId
}

async function overwriteDraft(
  tx: Tx,
  actor: Actor,
  { itemId, standing, checked, now }: { itemId: string; standing: Standing; checked: CheckedDraft; now: Date },
): Promise<void> {
  const { point_ids, unit_ids, body, answer, explanation, competencies, grades, ...columns } = toColumns(checked)
  await tx
    .updateTable('item_version')
    .set({
      ...columns,
      grades: [...grades],
      competencies: [...competencies],
      body: JSON.stringify(body),
      answer: JSON.stringify(answer),
      explanation: JSON.stringify(explanation),
      minutes_evidence: JSON.stringify(evidenceOf(checked, now, standing)),
      revision: standing.revision + 1,
      edited_by: [...new Set([...standing.edited_by, actor.accountId])],
    })
    .where('id', '=', standing.version_id)
    .execute()
  await replaceTags(tx, standing.version_id, {
    point_ids,
    unit_ids,
    media_ids: mediaOf([body, answer.body, explanation]),
  })
  await signVersions(tx, [{ id: standing.version_id, item_id: itemId, body, answer }])
}

async function startVersion(
  tx: Tx,
  actor: Actor,
  { itemId, standing, checked, now }: { itemId: string; standing: Standing; checked: CheckedDraft; now: Date },
) {
  const { number, revision, edited_by } = standing
  const place = { itemId, versionId: newId(), number: number + 1, revision: revision + 1, editedBefore: edited_by }
  await tx.updateTable('item').set({ current_version_id: place.versionId }).where('id', '=', itemId).execute()
  await writeItems(tx, { items: [], versions: [newVersion(actor, checked, evidenceOf(checked, now, standing), place)] })
}

export interface Save {
  readonly itemId: string
  readonly revision: number
  readonly draft: ItemDraft
}

/**
 * Saves the draft over the revision it started from. A published or retired version is never changed: saving it starts
 * the next one, and the published one stays in use until that is published.
 */
export async function saveItemDraft(tx: Tx, actor: Actor, { itemId, revision, draft }: Save, now: Date): Promise<void> {
  const standing = await lockItem(tx, actor, itemId)
  if (!canEdit(actor, standing)) throw new Problem('not-allowed')
  checkRevision(standing, revision)
  if (standing.state === 'in_review')
    throw new Problem('state-refused', '审核中的题目要先退回草稿 / send it back to draft first')
  const checked = await readDraft(tx, draft)
  const change = { itemId, standing, checked, now }
  if (standing.state === 'draft') {
    await overwriteDraft(tx, actor, change)
    await projectItems(tx, [itemId])
  } else await startVersion(tx, actor, change)
  await dropOldTexts(tx, [itemId])
}
