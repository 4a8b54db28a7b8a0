import { type Document, fromText } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import type { Tier } from '@lightwork/domain'
import { inTransaction, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { seedTaxonomy } from '@lightwork/server/src/jobs/seed-taxonomy.ts'
import { publishItem } from '@lightwork/server/test/review.ts'
import type { Site } from './site.ts'

// The contract's document type keeps content opaque; the server holds it to the schema.
const document = (text: string) => fromText(text) as Document & { content: never[] }

/** Items of grade 5 mathematics, one of each tier, found by their words, their topic, pinyin and formula. */
export const bankItems: readonly { tier: Tier; minutes: number; text: string; opening: string; point: string }[] = [
  {
    tier: 'base',
    minutes: 6,
    opening: '计算下面各题',
    text: '计算下面各题：$\\frac{3}{8}+\\frac{1}{6}$。',
    point: '分数加减法',
  },
  {
    tier: 'raise',
    minutes: 8,
    opening: '把一根绳子',
    text: '把一根绳子剪去 $\\frac{2}{5}$，还剩全长的几分之几？',
    point: '分数加减法',
  },
  {
    tier: 'extend',
    minutes: 7,
    opening: '长方体水箱',
    text: '长方体水箱长 $6$ 分米，水深 $4$ 分米，投入石块后水面上升多少？',
    point: '长方体和正方体',
  },
]

/** Writes the bank through the front door, reviews and all. */
export async function fillBank(site: Site): Promise<void> {
  const names = await inTransaction(site.deps.db, wholeCounty, (tx) => seedTaxonomy(tx))
  for (const { text, tier, minutes, point } of bankItems) {
    const item = await site.as('curator').call(contract.createItem, {
      body: {
        subject: 'math',
        grades: [5],
        type: 'short_answer',
        tier,
        mode: 'written',
        place: 'home',
        minutes,
        score_rate: 0.8,
        competencies: ['运算能力'],
        education: 'intellectual',
        origin: 'original',
        citation: null,
        licence: 'CC-BY-4.0',
        point_ids: [names.point('math', point) ?? ''].filter((id) => id !== ''),
        unit_ids: [],
        body: document(text),
        answer: { key: null, body: document('略') },
        explanation: document(''),
      },
    })
    await publishItem(site.as, 'curator', item)
  }
}
