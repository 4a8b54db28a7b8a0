import { randomUUID } from 'node:crypto'
import type { confirmEntryMasks as confirmEndpoint, EntryPreview, Input } from '@lightwork/contract'
import { findNames, isMaskable, type Mask, maskedWords, maskKey, mergeMasks, placesOf } from '@lightwork/domain'
import type { Reader, Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { blindName, renaming, textsOfEntry, toBlind } from './blind-content.ts'
import {
  type EntryContent,
  type EntryFileTexts,
  type PinnedItem,
  readContent,
  readFileTexts,
  readPinnedItems,
} from './content.queries.ts'
import { type EntryId, holdOwnEntry, requireEntryReader, requireWritable } from './entry-access.ts'
import { readNames } from './names.queries.ts'

interface Looked {
  readonly content: EntryContent
  readonly items: readonly PinnedItem[]
  readonly files: readonly EntryFileTexts[]
  readonly texts: readonly string[]
  /** Everything found now, with what the author decided. */
  readonly masks: readonly Mask[]
}

/** The entry as it stands, and every word in it that tells who wrote it. */
export async function lookForNames(reader: Reader, which: EntryId, schoolId: string): Promise<Looked> {
  const content = await readContent(reader, which)
  const items = await readPinnedItems(reader, content.works)
  const files = await readFileTexts(reader, which.competitionId, content.files)
  const texts = textsOfEntry(content, items, files)
  const found = findNames(texts, await readNames(reader, schoolId, content))
  return { content, items, files, texts, masks: mergeMasks(found, content.masks) }
}

interface Standing {
  readonly entrant_school_id: string
  readonly revision: number
  readonly confirmed: boolean
}

const standingOf = (reader: Reader, { competitionId, entryId }: EntryId): Promise<Standing> =>
  reader
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .select(({ eb }) => ['entrant_school_id', 'revision', eb('masks_confirmed_at', 'is not', null).as('confirmed')])
    .$castTo<Standing>()
    .executeTakeFirstOrThrow()

/** Exactly what judges will get, for the owner and the organiser. */
export async function previewEntry(reader: Reader, actor: Actor, which: EntryId): Promise<EntryPreview> {
  await requireEntryReader(reader, actor, which)
  const { entrant_school_id, revision, confirmed } = await standingOf(reader, which)
  const { content, items, files, texts, masks } = await lookForNames(reader, which, entrant_school_id)
  return {
    revision,
    blind: toBlind(content, items, { words: maskedWords(masks), rename: renaming(randomUUID) }),
    files: files.map(({ id, content_type, unread_pages }, index) => ({
      id,
      content_type,
      unread_pages,
      name: blindName(index, content_type),
    })),
    masks: masks.map((mask) => ({
      ...mask,
      count: texts.reduce((sum, text) => sum + placesOf(text, [mask.text]).length, 0),
    })),
    confirmed,
  }
}

/** Every found word is either masked, or left with a reason; words of the author's own are as found. */
export function checkMasks(found: readonly Mask[], decided: readonly Mask[]): void {
  const keys = new Map(decided.map((mask) => [maskKey(mask.text), mask]))
  if (!found.every(({ text }) => keys.has(maskKey(text)))) throw new Problem('masks-unconfirmed')
  for (const { text, on, reason } of decided) {
    if (!isMaskable(text)) throw new Problem('invalid-request', `两个字以上才能遮盖 / too short to mask: ${text}`)
    if (!on && reason.trim() === '')
      throw new Problem('invalid-request', `不遮盖请写明理由 / say why it stays: ${text}`)
  }
}

type Decision = Input<typeof confirmEndpoint>['body'] & { readonly now: Date }

/** The author's word on each mask; with `confirm`, that judges may see it so. */
export async function decideMasks(tx: Tx, actor: Actor, which: EntryId, decision: Decision): Promise<void> {
  const held = await holdOwnEntry(tx, actor, which)
  requireWritable(held, decision.now)
  if (held.revision !== decision.revision) throw new Problem('revision-outdated')
  const { masks: found } = await lookForNames(tx, which, held.school)
  const { masks, confirm, now } = decision
  const chosen = found.filter(({ kind }) => kind !== 'chosen')
  if (confirm) checkMasks(chosen, masks)
  await tx
    .updateTable('entry')
    .set({ masks: JSON.stringify(masks), masks_confirmed_at: confirm ? now : null })
    .set({ revision: held.revision + 1, saved_at: now })
    .where('competition_id', '=', which.competitionId)
    .where('id', '=', which.entryId)
    .execute()
}
