import { type Document, fromText, withChoices } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { inTransaction, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { v7 as newId } from 'uuid'
import type { Site } from './site.ts'

// The contract's document type keeps content opaque; the server holds it to the schema.
const document = (text: string) => fromText(text) as Document & { content: never[] }

/** A draft as a curator writes it. */
export const draftOf = (stem: string, changes: Partial<contract.ItemDraft> = {}): contract.ItemDraft => ({
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
  body: document(stem),
  answer: { key: null, body: document('答案只给教师看') },
  explanation: document('先约分，再计算 $\\frac{1}{2}$。'),
  ...changes,
})

export const choiceOf = (stem: string, options: readonly string[], changes: Partial<contract.ItemDraft> = {}) =>
  draftOf(stem, {
    type: 'single_choice',
    body: withChoices(fromText(stem), [...options]) as Document & { content: never[] },
    answer: { key: [1], body: document('') },
    ...changes,
  })

/** Written by one curator, reviewed by the other. */
export async function publish(site: Site, draft: contract.ItemDraft): Promise<string> {
  const { current } = await site.as('curator').call(contract.createItem, { body: draft })
  const params = { item_id: current.item_id }
  const sent = await site.as('curator').call(contract.moveItem, {
    params,
    body: { to: 'in_review', revision: current.revision },
  })
  await site.as('reviewer').call(contract.moveItem, {
    params,
    body: { to: 'published', revision: sent.current.revision },
  })
  return current.item_id
}

/** A small bank: 26 items of mathematics, one each of Chinese and English, with a point and a unit. */
export async function makeBank(site: Site) {
  const [point, unit] = [newId(), newId()]
  await inTransaction(site.deps.db, wholeCounty, async (tx) => {
    await tx
      .insertInto('knowledge_point')
      .values({ id: point, subject: 'math', strand: '数与运算', name: '分数乘法', position: 0 })
      .execute()
    await tx
      .insertInto('textbook_unit')
      .values({
        id: unit,
        edition: '示例版',
        subject: 'math',
        grade: 5,
        volume: '下',
        position: 0,
        title: '分数的再认识',
      })
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
