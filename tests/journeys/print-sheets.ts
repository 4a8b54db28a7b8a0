import { fromText, subItem, withChoices, withParts } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { homework, type ownItem } from '@lightwork/server/test/homework.ts'
import type { itemDraft } from '@lightwork/server/test/item.ts'
import { heading, itemOf } from '@lightwork/server/test/print.ts'
import { v7 as newId } from 'uuid'
import type { Site } from './site.ts'

type Body = ReturnType<typeof itemDraft>['body']
const body = (document: unknown) => document as Body

const lines = (count: number, line: string) => Array.from({ length: count }, (_, n) => `${line}第${n + 1}行`).join('\n')

const reading = body(
  withParts(
    fromText(lines(6, '河边的老树看着孩子们长大，一年又一年。')),
    (['base', 'raise', 'extend'] as const).map((tier, index) =>
      subItem(
        { id: newId(), type: 'short_answer', tier, minutes: 2, point_ids: [] },
        fromText(`第${index + 1}小题，写出 $\\frac{${index + 1}}{7}$ 的意思。`),
      ),
    ),
  ),
)

const drafts: Parameters<typeof itemDraft>[0][] = [
  { body: body(fromText('计算：$\\frac{3}{8}+\\frac{1}{6}$，$\\sqrt{2}\\times\\sqrt{8}$，写在（____）里。')) },
  {
    body: body(withChoices(fromText('最大的是'), ['$\\frac12$', '$\\frac13$', '$\\frac14$', '$\\frac15$'])),
    type: 'single_choice',
  },
  { body: body(fromText('| 时间 | 路程 |\n| --- | --- |\n| 1 | $60$ |\n| 2 | ____ |')) },
  { type: 'composite', minutes: 10, body: reading },
  { body: body(fromText(lines(9, '一段不短的文字，说清楚要做什么、怎样做、做到什么程度。'))) },
  { body: body(fromText('解方程：\n$$x^2-5x+6=0$$')) },
]

export interface Sheet {
  readonly id: string
  /** Formulas of the whole homework. */
  readonly formulas: number
  readonly items: number
}

/** A long homework of a teacher's own items, with one that is longer than a page. */
export async function makeLongSheet(site: Site): Promise<Sheet> {
  const blocks = []
  for (let n = 0; n < 24; n++) blocks.push(await itemOf(site, drafts[n % drafts.length]))
  const tall = await itemOf(site, { body: body(fromText(lines(90, '很长的材料，一页放不下，从段落之间分开。'))) })
  const content = [heading('一、练习'), ...blocks.slice(0, 12), heading('二、阅读'), tall, ...blocks.slice(12)]
  const { id } = await site.as('mathTeacher').call(contract.createAssignment, {
    params: { school_id: site.county.school },
    body: {
      title: '打印样张',
      subject: 'math',
      grade: 5,
      document: homework(...(content as unknown as ReturnType<typeof ownItem>[])),
    },
  })
  const formulas = blocks
    .map((_, n) => JSON.stringify(drafts[n % drafts.length]).match(/"latex"/g)?.length ?? 0)
    .reduce((sum, count) => sum + count, 0)
  return { id, formulas, items: blocks.length + 1 }
}
