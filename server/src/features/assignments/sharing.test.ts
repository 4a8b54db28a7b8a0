import * as contract from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { homework, ownItem } from '../../../test/homework.ts'
import { startTogether, teachMath } from '../../../test/together.ts'

const test = await startTestApp()
const { as, county } = test
// A colleague of the same grade, and one of the same subject in another grade.
await teachMath(test, 'lead', 'five2')
await teachMath(test, 'englishTeacher', 'seven')

const strangers = ['chineseTeacher', 'head', 'otherTeacher', 'otherHead', 'bureau', 'curator', 'admin'] as const
const finds = async (who: PersonName, id: string) =>
  (await as(who).call(contract.listSharedAssignments, {})).find((found) => found.id === id)?.right ?? null

describe('a homework open to the prep group', () => {
  it('is read by colleagues of subject and grade, or of the subject, and by nobody else', async () => {
    const { id, get, share } = await startTogether(test)
    expect(await finds('lead', id)).toBe(null)
    await share({ reach: 'grade', access: 'read' })
    expect(await finds('lead', id)).toBe('read')
    expect(await get('lead')).toMatchObject({ right: 'read', owner_name: 'mathTeacher' })
    await expect(get('englishTeacher')).rejects.toMatchObject({ code: 'not-found' })
    await share({ reach: 'subject', access: 'edit' })
    expect(await finds('englishTeacher', id)).toBe('edit')
    expect(await get('englishTeacher')).toMatchObject({ right: 'edit', share: { reach: 'subject', access: 'edit' } })
    for (const who of strangers) {
      expect(await finds(who, id)).toBe(null)
      await expect(get(who)).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await get('mathTeacher')).toMatchObject({ right: 'own' })
    expect(await finds('mathTeacher', id)).toBe(null)
  })

  it('is written by those who may write, but released, shared and deleted by its owner alone', async () => {
    const { params, save, share } = await startTogether(test)
    await share({ reach: 'grade', access: 'read' })
    await expect(save('lead', 1, '只读者')).rejects.toMatchObject({ code: 'not-found' })
    await share({ reach: 'grade', access: 'edit' })
    expect(await save('lead', 1, '同事改的')).toMatchObject({ revision: 2 })
    const refused = { code: 'not-found' }
    await expect(as('lead').call(contract.shareAssignment, { params, body: { share: null } })).rejects.toMatchObject(
      refused,
    )
    await expect(as('lead').call(contract.deleteAssignment, { params })).rejects.toMatchObject(refused)
    const releasing = as('lead').call(contract.releaseAssignment, {
      params,
      headers: { 'idempotency-key': 'not-the-owner' },
      body: { revision: 2, class_ids: [county.classes.five2], days: ['2026-11-26'] },
    })
    await expect(releasing).rejects.toMatchObject(refused)
  })

  it('is closed again at once when the sharing is withdrawn, for saves under way too', async () => {
    const { id, get, params, save, share } = await startTogether(test)
    await share({ reach: 'grade', access: 'edit' })
    await save('lead', 1, '同事改的')
    await share(null)
    expect(await finds('lead', id)).toBe(null)
    await expect(get('lead')).rejects.toMatchObject({ code: 'not-found' })
    await expect(save('lead', 2, '还想改')).rejects.toMatchObject({ code: 'not-found' })
    expect(await as('lead').call(contract.listHomeworkVersions, { params })).toEqual([])
  })
})

describe('comments on a block', () => {
  const block = ownItem()
  const discussed = async () => {
    const made = await startTogether(test, homework(block))
    await made.share({ reach: 'grade', access: 'read' })
    const add = (who: PersonName, text: string, block_id: string = block.attrs.id) =>
      as(who).call(contract.addHomeworkComment, { params: made.params, body: { block_id, quote: '题目正文', text } })
    const list = (who: PersonName) => as(who).call(contract.listHomeworkComments, { params: made.params })
    return { ...made, add, list }
  }

  it('are made, answered, called done and opened again by those who have it in sight; the open ones are counted', async () => {
    const { add, list, get, params } = await discussed()
    const [comment] = await add('lead', '  这道题的单位不统一。 ')
    expect(comment).toMatchObject({ text: '这道题的单位不统一。', account_name: 'lead', block_id: block.attrs.id })
    expect((await get('mathTeacher')).open_comments).toBe(1)
    const of = { params: { ...params, comment_id: comment?.id ?? '' } }
    const [answered] = await as('mathTeacher').call(contract.answerHomeworkComment, { ...of, body: { text: '已改。' } })
    expect(answered?.replies).toMatchObject([{ text: '已改。', account_name: 'mathTeacher' }])
    await as('mathTeacher').call(contract.resolveHomeworkComment, { ...of, body: { resolved: true } })
    expect(await list('lead')).toMatchObject([{ resolved_by_name: 'mathTeacher' }])
    expect((await get('mathTeacher')).open_comments).toBe(0)
    await as('lead').call(contract.resolveHomeworkComment, { ...of, body: { resolved: false } })
    expect((await get('lead')).open_comments).toBe(1)
  })

  it('give people without sight of the homework nothing, and end with the sharing', async () => {
    const { add, list, share, params } = await discussed()
    const [comment] = await add('lead', '甲的意见')
    const of = { params: { ...params, comment_id: comment?.id ?? '' } }
    const refused = { code: 'not-found' }
    const expectClosed = async (who: PersonName) => {
      expect(await list(who)).toEqual([])
      await expect(add(who, '乙')).rejects.toMatchObject(refused)
      const answer = as(who).call(contract.answerHomeworkComment, { ...of, body: { text: '乙' } })
      await expect(answer).rejects.toMatchObject(refused)
      const resolving = as(who).call(contract.resolveHomeworkComment, { ...of, body: { resolved: true } })
      await expect(resolving).rejects.toMatchObject(refused)
    }
    for (const who of [...strangers, 'englishTeacher'] as const) await expectClosed(who)
    await share(null)
    await expectClosed('lead')
    expect(await list('mathTeacher')).toHaveLength(1)
  })

  it('name a block that is there, and are called done by their author or a writer only', async () => {
    const { add, params, share } = await discussed()
    await expect(add('lead', '没有这块', newId())).rejects.toMatchObject({ code: 'unknown-reference' })
    await expect(add('lead', '   ')).rejects.toMatchObject({ code: 'invalid-request' })
    const [comment] = await add('mathTeacher', '请看单位')
    const of = { params: { ...params, comment_id: comment?.id ?? '' }, body: { resolved: true } }
    await expect(as('lead').call(contract.resolveHomeworkComment, of)).rejects.toMatchObject({ code: 'not-found' })
    await share({ reach: 'grade', access: 'edit' })
    await as('lead').call(contract.resolveHomeworkComment, of)
  })
})
