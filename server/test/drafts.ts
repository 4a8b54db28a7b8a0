import { type Document, fromText, withChoices } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'

type Json = ItemDraft['body']

/** A mathematics item of grade 5 with a stem of one's own, else as plain as can be. */
export function draftOf(
  stem: string,
  { options = [], ...changes }: Partial<ItemDraft> & { options?: readonly string[] } = {},
): ItemDraft {
  const read = (text: string): Document => fromText(text)
  return {
    subject: 'math',
    grades: [5],
    type: options.length > 0 ? 'single_choice' : 'short_answer',
    tier: 'base',
    mode: 'written',
    place: 'home',
    minutes: 4,
    score_rate: 0.8,
    competencies: ['运算能力'],
    education: 'intellectual',
    origin: 'original',
    citation: null,
    licence: 'CC-BY-4.0',
    point_ids: [],
    unit_ids: [],
    // The contract keeps the content of documents opaque.
    body: withChoices(read(stem), options) as Json,
    answer: { key: options.length > 0 ? [0] : null, body: read('见解析') as Json },
    explanation: read('照题意列式。') as Json,
    ...changes,
  }
}
