import type { Item } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import type { ReportKind, ReportOutcome } from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { itemDraft, textDocument } from '../../../test/item.ts'
import { publishItem } from '../../../test/review.ts'

const { as, db, clock } = await startTestApp()

const publish = async () =>
  publishItem(as, 'mathTeacher', await as('mathTeacher').call(contract.createItem, { body: itemDraft() }))

const report = (who: PersonName, { current }: Item, kind: ReportKind = 'wrong_answer', text = '答案应为 400') =>
  as(who).call(contract.reportItem, { params: { version_id: current.version_id }, body: { kind, text } })
const queue = (querystring = {}, who: PersonName = 'curator') => as(who).call(contract.listReports, { querystring })
const queueOf = ({ current }: Item) => queue({ item_id: current.item_id })
const answer = (
  report_id: string,
  outcome: ReportOutcome,
  { words = '', whole = false, who = 'curator' }: { words?: string; whole?: boolean; who?: PersonName } = {},
) => as(who).call(contract.answerReport, { params: { report_id }, body: { outcome, answer: words, whole_item: whole } })
const own = (who: PersonName) => as(who).call(contract.listOwnReports, { querystring: {} })

describe('a report of a problem', () => {
  it('lands in the queue with its item, who says it and how many there are', async () => {
    const item = await publish()
    await report('otherTeacher', item)
    clock.now = new Date(clock.now.getTime() + 1000)
    await report('head', item, 'minutes', '要 9 分钟')
    const { reports, waiting } = await queueOf(item)
    expect(waiting).toBe(2)
    expect(reports).toMatchObject([
      { kinds: ['wrong_answer'], reports_of_item: 2, reported_by: { name: 'otherTeacher', organisation: '西山学校' } },
      { kinds: ['minutes'], published_version_id: item.current.version_id, retired: false, number: 1 },
    ])
    expect(JSON.stringify(reports[0]?.opening)).toContain('茶园')
  })

  it('by the same person is added to the open one, also when both come at once', async () => {
    const item = await publish()
    const both = await Promise.all([report('lead', item), report('lead', item, 'figure', '图缺一角')])
    expect(both.map(({ added }) => added).sort()).toEqual([false, true])
    expect((await report('lead', item, 'figure', '图缺一角')).added).toBe(true)
    const { reports } = await queueOf(item)
    expect(reports).toHaveLength(1)
    expect([...(reports[0]?.kinds ?? [])].sort()).toEqual(['figure', 'wrong_answer'])
    expect(reports[0]?.text.split('\n').sort()).toEqual(['图缺一角', '答案应为 400'].sort())
    await expect(report('lead', item, 'other', '长'.repeat(1999))).rejects.toMatchObject({ code: 'invalid-request' })
    expect((await queueOf(item)).reports[0]?.text).toContain('图缺一角')
  })

  it('needs words when the kind says nothing, and a version that was published', async () => {
    const item = await publish()
    await expect(report('lead', item, 'other', ' ')).rejects.toMatchObject({ code: 'item-incomplete' })
    const draft = await as('mathTeacher').call(contract.createItem, { body: itemDraft() })
    await expect(report('lead', draft)).rejects.toMatchObject({ code: 'not-found' })
    await expect(report('mathTeacher', draft)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is read and answered by curators only', async () => {
    const item = await publish()
    const { report_id } = await report('lead', item)
    for (const who of ['mathTeacher', 'judgeOne', 'head', 'bureau', 'admin'] as const) {
      await expect(queue({}, who)).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(answer(report_id, 'unfounded', { words: '没有错', who })).rejects.toMatchObject({
        code: 'not-allowed',
      })
    }
    expect((await own('otherHead')).reports).toEqual([])
  })

  it('ends unfounded with a reason that the person reads', async () => {
    const item = await publish()
    const { report_id } = await report('englishTeacher', item)
    await expect(answer(report_id, 'unfounded', { words: ' ' })).rejects.toMatchObject({ code: 'item-incomplete' })
    await answer(report_id, 'unfounded', { words: '16×25 等于 400，原答案正确。' })
    expect((await own('englishTeacher')).reports).toMatchObject([
      { outcome: 'unfounded', answer: '16×25 等于 400，原答案正确。', mended_by_id: null },
    ])
    await expect(answer(report_id, 'unfounded', { words: '再答' })).rejects.toMatchObject({ code: 'state-refused' })
    expect((await report('englishTeacher', item)).added).toBe(false)
  })

  it('ends mended only by a newer published version, for all who reported the old one', async () => {
    const item = await publish()
    const { report_id } = await report('englishTeacher', item, 'wrong_text', '题干缺条件')
    await report('lead', item)
    await expect(answer(report_id, 'mended')).rejects.toMatchObject({ code: 'state-refused' })
    const draft = await as('curator').call(contract.saveItemDraft, {
      params: { item_id: item.current.item_id },
      body: { revision: item.current.revision, draft: itemDraft({ body: textDocument('补了条件的题干') }) },
    })
    const next = await publishItem(as, 'mathTeacher', draft)
    await report('head', next, 'minutes', '新版太长')
    expect(await answer(report_id, 'mended', { words: '已补条件', whole: true })).toEqual({ answered: 2 })
    expect((await own('englishTeacher')).reports[0]).toMatchObject({
      outcome: 'mended',
      mended_by_id: next.current.version_id,
      mended_by_number: 2,
    })
    expect((await queueOf(item)).reports).toMatchObject([{ text: '新版太长', number: 2 }])
  })

  it('ends retired only when the item is', async () => {
    const item = await publish()
    const { report_id } = await report('lead', item, 'rights', '出处不明')
    await expect(answer(report_id, 'retired')).rejects.toMatchObject({ code: 'state-refused' })
    await as('curator').call(contract.retireItem, {
      params: { item_id: item.current.item_id },
      body: { revision: item.current.revision, reason: '权利不清', successor_id: null },
    })
    expect((await queueOf(item)).reports[0]?.retired).toBe(true)
    expect(await answer(report_id, 'retired')).toEqual({ answered: 1 })
  })

  it('is answered once when two curators answer at the same moment', async () => {
    const item = await publish()
    const { report_id } = await report('lead', item)
    const both = await Promise.allSettled([
      answer(report_id, 'unfounded', { words: '甲' }),
      answer(report_id, 'unfounded', { words: '乙', who: 'reviewer' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is paged by age, by subject, without gap or repetition', async () => {
    const items = [await publish(), await publish(), await publish(), await publish(), await publish()]
    const accounts = await db.selectFrom('account').select('id').execute()
    // Each person once on each item; three of them in every minute.
    const rows = items.flatMap(({ current: { item_id, version_id } }, i) =>
      accounts.map(({ id: reported_by }, a) => {
        const n = i * accounts.length + a
        return {
          ...{ item_id, version_id, reported_by, subject: 'geography', kinds: ['other'], text: `第 ${n} 条` },
          id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
          reported_at: new Date(Date.UTC(2026, 9, 1, 0, Math.floor(n / 3))),
        }
      }),
    )
    await db.insertInto('item_report').values(rows).execute()
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof queue>> = await queue({
        subject: 'geography',
        ...(after !== null && { after }),
      })
      seen.push(...page.reports.map(({ report_id }) => report_id))
      expect(page.waiting).toBe(rows.length)
      after = page.after
    } while (after !== null)
    expect(seen).toEqual(rows.map(({ id }) => id))
  })
})
