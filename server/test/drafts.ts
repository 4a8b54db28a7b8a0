import { fromText, withChoices } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'
import { itemDraft, textDocument } from './item.ts'

/** A mathematics item of grade 5 with a stem of one's own, else as plain as can be. */
export const draftOf = (
  stem: string,
  { options = [], ...changes }: Partial<ItemDraft> & { options?: readonly string[] } = {},
): ItemDraft =>
  itemDraft({
    type: options.length > 0 ? 'single_choice' : 'short_answer',
    // The contract keeps the content of documents opaque.
    body: withChoices(fromText(stem), options) as ItemDraft['body'],
    answer: { key: options.length > 0 ? [0] : null, body: textDocument('见解析') },
    explanation: textDocument('照题意列式。'),
    ...changes,
  })
