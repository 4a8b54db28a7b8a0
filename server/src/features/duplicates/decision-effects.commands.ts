import { type DocumentNode, toText } from '@lightwork/content'
import type { ItemState } from '@lightwork/domain'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { contentHash } from '../items/item-draft.ts'
import { retireItem } from '../items/item-state.commands.ts'
import { isCurator } from '../items/items.policy.ts'
import type { OpenReview } from '../reviews/lock-review.ts'
import { passStep, returnReview } from '../reviews/steps.commands.ts'
import { countUndecided } from './duplicates.queries.ts'

interface Text {
  readonly itemId: string
  readonly versionId: string
}

export interface Decided {
  readonly kept: Text
  readonly other: Text
  readonly note: string
}

interface Standing {
  readonly state: ItemState
  readonly body: DocumentNode
  readonly origin: string
  readonly citation: string | null
  readonly content_hash: string
  readonly newest_revision: number
  readonly published_version_id: string | null
}

const standingOf = (tx: Tx, { versionId }: Text): Promise<Standing> =>
  tx
    .selectFrom('item_version')
    .innerJoin('item', 'item.id', 'item_version.item_id')
    .innerJoin('item_version as newest', 'newest.id', 'item.current_version_id')
    .where('item_version.id', '=', versionId)
    .select(['item_version.state', 'item_version.body', 'item_version.origin', 'item_version.citation'])
    .select(['item_version.content_hash', 'newest.revision as newest_revision', 'item.published_version_id'])
    .$castTo<Standing>()
    .executeTakeFirstOrThrow()

const openReviewOf = (tx: Tx, itemId: string): Promise<OpenReview | undefined> =>
  tx
    .selectFrom('review')
    .where('item_id', '=', itemId)
    .where('closed_at', 'is', null)
    .select(['id', 'item_id', 'version_id', 'subject', 'stages', 'barred', 'step', 'rules'])
    .forUpdate()
    .$castTo<OpenReview>()
    .executeTakeFirst()

const LONGEST_OPENING = 40

function openingWords(body: DocumentNode): string {
  const words = [...toText(body).replace(/\s+/g, ' ')]
  return words.length > LONGEST_OPENING ? `${words.slice(0, LONGEST_OPENING).join('')}…` : words.join('')
}

const withNote = (said: string, note: string) => (note === '' ? said : `${said}${note}`)

/**
 * «Same»: one of the two stays. The other one goes back to its author while it is under review, out of use when it is
 * published (then the one that stays must be published too, to be its successor); a draft is left alone and refused when
 * it is handed in unchanged.
 */
export async function applySame(tx: Tx, actor: Actor, { kept, other, note }: Decided, now: Date): Promise<void> {
  const [stays, leaves] = [await standingOf(tx, kept), await standingOf(tx, other)]
  const named = openingWords(stays.body)
  if (leaves.state === 'published') {
    if (!isCurator(actor)) throw new Problem('not-allowed', '停用题目由教师进修学校决定 / only curators retire an item')
    if (stays.published_version_id === null)
      throw new Problem(
        'state-refused',
        '已入库的题只能由另一道已入库的题替代 / a published item gives way only to a published one',
      )
    const reason = withNote(`与另一道题重复：“${named}”。`, note).slice(0, 500)
    const retirement = { itemId: other.itemId, revision: leaves.newest_revision, reason, successorId: kept.itemId }
    await retireItem(tx, actor, retirement, now)
    return
  }
  const review = leaves.state === 'in_review' ? await openReviewOf(tx, other.itemId) : undefined
  if (review === undefined) return
  const said = `查重：与题库里的另一道题重复（“${named}”，编号 ${kept.itemId}）。`
  await returnReview(tx, review, { by: actor.accountId, now, note: withNote(said, note) })
}

/** A text is frozen once it left draft; what is said of its origin is no text, and nobody has judged it yet. */
async function setOrigin(
  tx: Tx,
  { versionId }: Text,
  { origin, citation, content_hash, state }: Standing,
  source: string,
) {
  const kept = origin === 'original' ? null : citation
  const cited = (kept === null ? source : `${kept}；${source}`).slice(0, 300)
  const move = (to: ItemState) =>
    tx.updateTable('item_version').set({ state: to }).where('id', '=', versionId).execute()
  if (state === 'in_review') await move('draft')
  await tx
    .updateTable('item_version')
    .set((eb) => ({
      origin: 'adapted',
      citation: cited,
      content_hash: contentHash({ content_hash, cited }),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', versionId)
    .execute()
  if (state === 'in_review') await move('in_review')
}

/**
 * «Adapted»: the other one says from now on what it was made from. Only while nobody has judged it: later its version is
 * what reviewers saw, and the decision alone says so.
 */
export async function applyAdapted(tx: Tx, _actor: Actor, { kept, other }: Decided): Promise<void> {
  const [original, adaptation] = [await standingOf(tx, kept), await standingOf(tx, other)]
  const review = adaptation.state === 'in_review' ? await openReviewOf(tx, other.itemId) : undefined
  const isOpen = adaptation.state === 'draft' || review?.step === 'duplicate_check'
  if (isOpen) await setOrigin(tx, other, adaptation, `改编自本县题库“${openingWords(original.body)}”（${kept.itemId}）`)
}

/** Reviews that waited for nothing but the last of their pairs go on by themselves. */
export async function passIfClear(
  tx: Tx,
  itemIds: readonly string[],
  mover: { readonly by: string; readonly now: Date },
): Promise<void> {
  for (const itemId of itemIds) {
    const review = await openReviewOf(tx, itemId)
    if (review?.step === 'duplicate_check' && (await countUndecided(tx, itemId)) === 0)
      await passStep(tx, review, mover)
  }
}
