import * as contract from '@lightwork/contract'
import { createClient } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import type { FastifyInstance } from 'fastify'
import { v7 as newId } from 'uuid'
import { type Db, inTransaction, nothing, wholeCounty } from '../src/db/transaction.ts'
import { openSession } from '../src/features/identity/sessions.ts'
import type { County } from './county.ts'
import { group, homework, ownItem } from './homework.ts'

const text = (type: 'heading' | 'instruction', words: string, latex?: string) => ({
  type,
  ...(type === 'heading' && { attrs: { level: 2 } }),
  content: [{ type: 'text', text: words }, ...(latex === undefined ? [] : [{ type: 'mathInline', attrs: { latex } }])],
})

/** A full evening of grade 5: eight subjects, 56 of 60 written minutes, groups, tiers, formulas, places and forms. */
const sheets: readonly { subject: Subject; title: string; document: ReturnType<typeof homework> }[] = [
  {
    subject: 'morality',
    title: '我们的公共生活',
    document: homework(
      ownItem({ minutes: 5, mode: 'practical', pointer: '和家人说一说小区里的一条公共规则，想想它保护了谁' }),
    ),
  },
  {
    subject: 'chinese',
    title: '《秋天的山楂园》读写小练',
    document: homework(
      text('instruction', '先读课文两遍，再动笔。'),
      ownItem({ minutes: 8, place: 'after_school', pointer: '抄写本课词语 12 个，每个一遍（课本第 62 页）' }),
      ownItem({ minutes: 12, pointer: '仿照第 3 自然段写一段景物描写，80 字左右' }),
      ownItem({ minutes: 10, mode: 'reading', required: false, pointer: '自由阅读《青铜葵花》第一章' }),
    ),
  },
  {
    subject: 'math',
    title: '分数除法巩固',
    document: homework(
      text('heading', '一、基本练习'),
      text('instruction', '计算要写出过程，例如 ', '\\frac{3}{4}\\div\\frac{2}{5}=\\frac{3}{4}\\times\\frac{5}{2}'),
      ownItem({ minutes: 6, pointer: '练习册第 31 页第 1—4 题' }),
      ownItem({ minutes: 6, tiers: ['base', 'raise'], pointer: '练习册第 32 页第 1、2 题' }),
      ownItem({ minutes: 6, tiers: ['extend'], pointer: '练习册第 33 页思考题' }),
      group(1, [
        ownItem({ minutes: 6, pointer: '编一道分数除法应用题并解答' }),
        ownItem({ minutes: 5, pointer: '用画图说明一个数除以分数的道理' }),
      ]),
    ),
  },
  {
    subject: 'english',
    title: 'Unit 5 My day — words and sentences',
    document: homework(
      ownItem({ minutes: 10, pointer: '抄写并自测本单元 8 个单词' }),
      ownItem({ minutes: 5, mode: 'oral', pointer: '跟读 Unit 5 Let’s talk 两遍，向家人介绍自己的一天' }),
    ),
  },
  {
    subject: 'science',
    title: '观察小苏打和白醋的变化',
    document: homework(ownItem({ minutes: 8, pointer: '填写课本第 45 页实验记录表' })),
  },
  {
    subject: 'pe',
    title: '体能练习',
    document: homework(ownItem({ minutes: 20, mode: 'exercise', pointer: '跳绳 3 组，每组 1 分钟；坐位体前屈 2 组' })),
  },
  {
    subject: 'art',
    title: '二方连续纹样',
    document: homework(
      ownItem({ minutes: 10, mode: 'art', required: false, pointer: '收集一件带二方连续纹样的物品，画下它的一个单元' }),
    ),
  },
  {
    subject: 'labour',
    title: '整理书桌',
    document: homework(ownItem({ minutes: 10, mode: 'labour', pointer: '按用途整理书桌抽屉' })),
  },
]

interface Place {
  readonly app: FastifyInstance
  readonly db: Db
  readonly county: County
}

/** Releases the full evening to 五年级(1)班 through the front door; answers the class's public token. */
export async function releaseFullDay({ app, db, county }: Place, day: string, now: Date): Promise<string> {
  const [school_id, class_id, account_id] = [county.school, county.classes.five1, county.people.mathTeacher]
  const token = await inTransaction(db, wholeCounty, async (tx) => {
    const taught = sheets.map(({ subject }) => ({ school_id, class_id, account_id, subject }))
    await tx
      .insertInto('teaching')
      .values(taught)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return (await tx.selectFrom('class').where('id', '=', class_id).select('notice_token').executeTakeFirstOrThrow())
      .notice_token
  })
  const cookie = `lightwork=${await inTransaction(db, nothing, (tx) => openSession(tx, account_id, now))}`
  const call = createClient(async ({ method, url, headers, body }) => {
    const response = await app.inject({
      method,
      url,
      headers: { ...headers, cookie },
      ...(body !== undefined && { payload: body }),
    })
    return { ok: response.statusCode < 400, json: response.json() as unknown }
  })
  for (const { subject, title, document } of sheets) {
    const { id } = await call(contract.createAssignment, {
      params: { school_id },
      body: { title, subject, grade: 5, document },
    })
    await call(contract.releaseAssignment, {
      params: { school_id, assignment_id: id },
      headers: { 'idempotency-key': newId() },
      body: { revision: 1, class_ids: [class_id], days: [day] },
    })
  }
  return token
}
