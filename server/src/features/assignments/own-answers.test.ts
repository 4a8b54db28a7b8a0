import * as contract from '@lightwork/contract'
import { unzipSync } from 'fflate'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { group, homework, ofMinutes, ownItem } from '../../../test/homework.ts'

const { as, app, county, cookieOf } = await startTestApp()
const params = { school_id: county.school }
const DAY = '2026-11-25'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const solved = (text: string, changes = {}) => {
  const item = ownItem({ text, pointer: '', minutes: 5, ...changes })
  const solution = [
    { type: 'ownAnswer', content: [paragraph('机密的答案是四十二')] },
    {
      type: 'ownExplanation',
      content: [
        paragraph('机密的解析'),
        { type: 'paragraph', content: [{ type: 'mathInline', attrs: { latex: '6\\times7=42' } }, { type: 'blank' }] },
        { type: 'numberLine', attrs: { line: { from: 0, to: 42, step: 6, labels: 'all', marks: [] } } },
      ],
    },
  ]
  return { ...item, content: [...item.content, ...solution] }
}
/** What must not be read, however it is written: words, the formula, the drawing. */
const secret = /机密|四十二|6\\times|数轴|【答案】|【解析】/

const write = (document: ReturnType<typeof homework>, title = '带答案的作业') =>
  as('mathTeacher').call(contract.createAssignment, { params, body: { title, subject: 'math', grade: 5, document } })

const adapted = { adapted_from: newId() }
const { id } = await write(
  homework(solved('想一想，填一填'), group(1, [solved('任选之一'), solved('改编的题', adapted)] as never)),
)

const release = (assignment_id: string) =>
  as('mathTeacher').call(contract.releaseAssignment, {
    params: { ...params, assignment_id },
    headers: { 'idempotency-key': newId() },
    body: { revision: 1, class_ids: [county.classes.five1], days: [DAY] },
  })

async function printed(kind: string): Promise<string> {
  const url = contract.printHomework.url.replace(':school_id', county.school).replace(':assignment_id', id)
  const cookie = await cookieOf('mathTeacher')
  const query = kind === 'set' ? 'kind=set&base=1&raise=1&extend=1' : `kind=${kind}`
  const { body, statusCode } = await app.inject({ url: `${url}?${query}`, headers: { cookie } })
  expect(statusCode, kind).toBe(200)
  return body
}

async function exported(copy: 'pupil' | 'teacher'): Promise<string> {
  const { base64 } = await as('mathTeacher').call(contract.exportAssignment, {
    params: { ...params, assignment_id: id },
    querystring: { copy, paper: 'a4' },
  })
  const files = unzipSync(Buffer.from(base64, 'base64'))
  return Object.entries(files)
    .map(([name, bytes]) => name + new TextDecoder().decode(bytes))
    .join('')
}

describe('the answer of an own item', () => {
  it.each(['pupils', 'answers', 'set'])('is not on what is printed for pupils: %s', async (kind) => {
    expect(await printed(kind)).not.toMatch(secret)
  })

  it('is on the teacher’s copy and the key, for each item that has one', async () => {
    const copy = await printed('teacher')
    expect(copy.match(/机密的答案是四十二/g)).toHaveLength(3)
    expect(copy.match(/机密的解析/g)).toHaveLength(3)
    const key = await printed('key')
    expect(key.match(/机密的答案是四十二/g)).toHaveLength(3)
    expect(key).not.toContain('没有写参考答案')
  })

  it('is in the teacher’s Word file and in no part of a pupil’s', async () => {
    expect(await exported('pupil')).not.toMatch(secret)
    const copy = await exported('teacher')
    expect(copy.match(/机密的答案是四十二/g)).toHaveLength(3)
    expect(copy).toContain('【解析】')
  })

  it('is on no notice, in no refusal, and is no wording of an item', async () => {
    await release(id)
    const { url } = await as('head').call(contract.getNoticeAddress, {
      params: { ...params, class_id: county.classes.five1 },
    })
    const path = new URL(url).pathname
    for (const address of [path, `${path}/${DAY}`]) {
      const { body, statusCode } = await app.inject({ url: address })
      expect(statusCode).toBe(200)
      expect(body).not.toMatch(secret)
    }
    expect((await app.inject({ url: `${path}/${DAY}` })).body).toContain('想一想，填一填')

    const onlyAnswer = await write(homework(solved('')), '只有答案')
    const blank = await release(onlyAnswer.id).catch((problem: unknown) => problem)
    expect(blank).toMatchObject({ code: 'work-blank' })
    expect(JSON.stringify(blank)).not.toMatch(secret)
    const tooLong = await write(homework(solved('太长', { minutes: 90 })), '太长')
    const refused = await release(tooLong.id).catch((problem: unknown) => problem)
    expect(refused).toMatchObject({ code: 'day-limit-exceeded' })
    expect(JSON.stringify(refused)).not.toMatch(secret)
  })

  it('reaches no other teacher through days, lists or releases', async () => {
    const { call } = as('chineseTeacher')
    const days = await call(contract.listClassDays, {
      params,
      querystring: { class_ids: county.classes.five1, from: DAY, to: DAY },
    })
    expect(JSON.stringify(days)).not.toMatch(secret)
    const other = call(contract.getAssignment, { params: { ...params, assignment_id: id } })
    expect(JSON.stringify(await other.catch((problem: unknown) => problem))).not.toMatch(secret)
  })

  it('stands only at the end of an own item, the answer first', async () => {
    const answer = { type: 'ownAnswer', content: [paragraph('答')] }
    const item = ownItem({})
    for (const document of [
      homework(answer),
      homework({ ...item, content: [answer, ...item.content] }),
      homework({ ...item, content: [...item.content, answer, answer] }),
    ])
      await expect(write(document)).rejects.toMatchObject({ status: 422 })
    await expect(write(ofMinutes(5))).resolves.toBeDefined()
  })
})
