import { type Document, fromText } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'
import { competenciesOf } from '@lightwork/domain'
import { testPoints } from './county.ts'
import { ownText } from './own-text.ts'

export const textDocument = (text: string) => fromText(text) as Document & { content: never[] }

let written = 20_000

/** A whole draft that may be handed in, in mathematics unless told otherwise, each with a stem like no other. */
export const itemDraft = (changes: Partial<ItemDraft> = {}): ItemDraft => {
  const subject = changes.subject ?? 'math'
  return {
    subject,
    grades: [5],
    type: 'short_answer',
    tier: 'base',
    mode: 'written',
    place: 'home',
    minutes: 4,
    score_rate: 0.8,
    competencies: competenciesOf(subject, changes.grades ?? [5]).slice(0, 1),
    education: 'intellectual',
    origin: 'original',
    citation: null,
    licence: 'CC-BY-4.0',
    point_ids: [testPoints[subject]],
    unit_ids: [],
    body: textDocument(`茶园里${ownText(++written)}\n写出算式。`),
    answer: { key: null, body: textDocument('400 千克') },
    explanation: textDocument('16 个 25。'),
    ...changes,
  }
}
