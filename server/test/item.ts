import { type Document, fromText } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'

export const textDocument = (text: string) => fromText(text) as Document & { content: never[] }

let written = 0

/** A whole draft in mathematics, each with a stem of its own. */
export const itemDraft = (changes: Partial<ItemDraft> = {}): ItemDraft => ({
  subject: 'math',
  grades: [5],
  type: 'short_answer',
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
  body: textDocument(`茶园第${++written}块地有 16 行茶树，每行采 25 千克，一共采多少千克？\n写出算式。`),
  answer: { key: null, body: textDocument('400 千克') },
  explanation: textDocument('16 个 25。'),
  ...changes,
})
