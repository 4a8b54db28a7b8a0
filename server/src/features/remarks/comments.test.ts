import type { Item } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { itemDraft, textDocument } from '../../../test/item.ts'
import { accept, handIn, openReviewOf, publishItem } from '../../../test/review.ts'

const { as, db, county, clock } = await startTestApp()

const create = () => as('mathTeacher').call(contract.createItem, { body: itemDraft() })
const handedIn = async () => handIn(as, 'mathTeacher', await create())
const getItem = (item: Item) => as('curator').call(contract.getItem, { params: { item_id: item.current.item_id } })

const read = (who: PersonName, { current }: Item) =>
  as(who).call(contract.listItemComments, { params: { version_id: current.version_id } })

const place = { part: 'body', block: 0, quote: '16 行' } as const
const say = (who: PersonName, { current }: Item, text: string, changes = {}) =>
  as(who).call(contract.addItemComment, {
    params: { version_id: current.version_id },
    body: { ...place, text, ...changes },
  })
const reply = (who: PersonName, comment_id: string, text: string) =>
  as(who).call(contract.replyToComment, { params: { comment_id }, body: { text } })
const settle = (who: PersonName, comment_id: string, resolved = true) =>
  as(who).call(contract.settleComment, { params: { comment_id }, body: { resolved } })

/** Runs a second later: comments of one moment have no order. */
const later = () => {
  clock.now = new Date(clock.now.getTime() + 1000)
}

describe('comments on a place', () => {
  it('are threads of author, coordinators and reviewers, each in the own voice', async () => {
    const item = await handedIn()
    await say('judgeOne', item, '行数与图不符')
    later()
    await say('curator', item, '单位请写全', { part: 'answer', quote: '' })
    const [first] = (await read('mathTeacher', item)).threads
    await reply('mathTeacher', first?.comment_id ?? '', '图是旧的，已换')
    const { threads, may_comment, hidden } = await read('mathTeacher', item)
    expect(threads.map(({ voice, part, block, quote, text }) => ({ voice, part, block, quote, text }))).toEqual([
      { voice: 'reviewer', part: 'body', block: 0, quote: '16 行', text: '行数与图不符' },
      { voice: 'coordinator', part: 'answer', block: 0, quote: '', text: '单位请写全' },
    ])
    expect(threads[0]?.replies).toMatchObject([{ voice: 'author', text: '图是旧的，已换' }])
    expect({ may_comment, hidden }).toEqual({ may_comment: true, hidden: 0 })
  })

  it('of another reviewer stay hidden until the own opinion, those of author and coordinators do not', async () => {
    const item = await handedIn()
    const reviewId = await openReviewOf(as, item)
    await say('judgeOne', item, '甲的意见')
    later()
    await say('judgeTwo', item, '乙的意见')
    later()
    await say('mathTeacher', item, '命题说明')
    const [one, two] = (await read('mathTeacher', item)).threads
    await reply('mathTeacher', one?.comment_id ?? '', '回复甲')
    await reply('curator', two?.comment_id ?? '', '回复乙')
    const seen = async (who: PersonName) =>
      (await read(who, item)).threads.flatMap(({ text, replies }) => [text, ...replies.map((each) => each.text)])
    expect(await seen('judgeTwo')).toEqual(['乙的意见', '回复乙', '命题说明'])
    expect((await read('judgeTwo', item)).hidden).toBe(1)
    await expect(reply('judgeTwo', one?.comment_id ?? '', '猜到了')).rejects.toMatchObject({ code: 'not-found' })
    await expect(settle('judgeTwo', one?.comment_id ?? '')).rejects.toMatchObject({ code: 'not-found' })
    await accept(as, 'judgeTwo', reviewId)
    expect(await seen('judgeTwo')).toEqual(['甲的意见', '回复甲', '乙的意见', '回复乙', '命题说明'])
    expect(await seen('judgeThree')).toEqual(['命题说明'])
    later()
    await accept(as, 'judgeOne', reviewId)
    expect((await seen('judgeThree')).length).toBe(5)
  })

  it('of a reviewer in the thread of another are hidden as well', async () => {
    const item = await handedIn()
    await say('mathTeacher', item, '命题说明')
    const [thread] = (await read('mathTeacher', item)).threads
    await reply('judgeOne', thread?.comment_id ?? '', '我认为不妥')
    expect((await read('judgeTwo', item)).threads[0]?.replies).toEqual([])
    expect((await read('mathTeacher', item)).threads[0]?.replies).toHaveLength(1)
  })

  it('are nobody else’s to read, write, answer or settle', async () => {
    const item = await handedIn()
    await say('judgeOne', item, '请改')
    const [thread] = (await read('mathTeacher', item)).threads
    const id = thread?.comment_id ?? ''
    for (const who of ['chineseTeacher', 'otherTeacher', 'head', 'bureau', 'admin'] as const) {
      await expect(read(who, item)).rejects.toMatchObject({ code: 'not-found' })
      await expect(say(who, item, 'x')).rejects.toMatchObject({ code: 'not-found' })
      await expect(reply(who, id, 'x')).rejects.toMatchObject({ code: 'not-found' })
      await expect(settle(who, id)).rejects.toMatchObject({ code: 'not-found' })
    }
    const draft = await create()
    await expect(read('judgeOne', draft)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('by one whose competence was withdrawn end with it', async () => {
    const item = await handedIn()
    await say('judgeOne', item, '请改')
    await db
      .updateTable('guidance_member')
      .set({ ended_at: clock.now, ended_by: county.people.curator })
      .where('account_id', '=', county.people.judgeOne)
      .execute()
    await expect(say('judgeOne', item, '再改')).rejects.toMatchObject({ code: 'not-found' })
    await db
      .updateTable('guidance_member')
      .set({ ended_at: null, ended_by: null })
      .where('account_id', '=', county.people.judgeOne)
      .execute()
  })

  it('name a place that is there and say something', async () => {
    const item = await handedIn()
    await expect(say('judgeOne', item, 'x', { block: 40 })).rejects.toMatchObject({ code: 'unknown-reference' })
    await expect(say('judgeOne', item, '  ')).rejects.toMatchObject({ code: 'invalid-request' })
    await say('judgeOne', item, '层次偏低', { part: 'tags', block: 7, quote: '基础' })
    expect((await read('judgeOne', item)).threads).toMatchObject([{ part: 'tags', block: 0, quote: '基础' }])
  })

  it('are settled by who raised them, the author or a curator, and opened again', async () => {
    const item = await handedIn()
    await say('judgeOne', item, '请改')
    const id = (await read('mathTeacher', item)).threads[0]?.comment_id ?? ''
    await settle('mathTeacher', id)
    await settle('mathTeacher', id)
    expect((await read('curator', item)).threads[0]?.resolved_by?.name).toBe('mathTeacher')
    await settle('judgeOne', id, false)
    expect((await read('curator', item)).threads[0]?.resolved_at).toBeNull()
    await Promise.all([settle('curator', id), settle('mathTeacher', id), settle('judgeOne', id)])
    expect((await read('curator', item)).threads[0]?.resolved_at).not.toBeNull()
  })

  it('go on with the next version until they are settled, and end with publication', async () => {
    const item = await handedIn()
    await say('judgeOne', item, '旧的一条')
    later()
    await say('judgeOne', item, '另一条')
    const reviewId = await openReviewOf(as, item)
    for (const judge of ['judgeOne', 'judgeTwo', 'judgeThree'] as const) await accept(as, judge, reviewId)
    const published = await getItem(item)
    await expect(say('judgeOne', published, '太晚')).rejects.toMatchObject({ code: 'state-refused' })
    const [first] = (await read('mathTeacher', published)).threads
    await settle('mathTeacher', first?.comment_id ?? '')
    const next = await as('mathTeacher').call(contract.saveItemDraft, {
      params: { item_id: item.current.item_id },
      body: { revision: published.current.revision, draft: itemDraft({ body: textDocument('换了题干') }) },
    })
    const { threads } = await read('mathTeacher', next)
    expect(threads).toMatchObject([{ text: '另一条', number: 1 }])
    await reply('mathTeacher', threads[0]?.comment_id ?? '', '第 2 版已改')
    await expect(say('mathTeacher', published, '旧版不再谈')).rejects.toMatchObject({ code: 'state-refused' })
    expect((await read('mathTeacher', published)).threads).toHaveLength(2)
  })

  it('and a publication at the same moment come one after the other', async () => {
    const item = await handedIn()
    const reviewId = await openReviewOf(as, item)
    for (const judge of ['judgeOne', 'judgeTwo'] as const) await accept(as, judge, reviewId)
    const said = Array.from({ length: 6 }, (_, n) =>
      say('mathTeacher', item, `说明 ${n}`).then(
        () => 1,
        () => 0,
      ),
    )
    const [count] = await Promise.all([
      Promise.all(said).then((all) => all.reduce<number>((sum, one) => sum + one, 0)),
      accept(as, 'judgeThree', reviewId),
    ])
    const published = await getItem(item)
    expect(published.current.state).toBe('published')
    expect((await read('curator', published)).threads).toHaveLength(count)
  })

  it('are not in what teachers read of a published item', async () => {
    const item = await create()
    await say('curator', item, '内部意见：勿外传')
    const { current } = await publishItem(as, 'mathTeacher', item)
    await expect(read('otherTeacher', { current } as Item)).rejects.toMatchObject({ code: 'not-found' })
    const shown = await as('otherTeacher').call(contract.getItem, { params: { item_id: current.item_id } })
    expect(JSON.stringify(shown)).not.toContain('内部意见')
  })
})
