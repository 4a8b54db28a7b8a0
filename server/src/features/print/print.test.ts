import { fromText, withChoices } from '@lightwork/content'
import type { ItemDraft } from '@lightwork/contract'
import * as contract from '@lightwork/contract'
import { printKinds } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { group, homework, ofMinutes, ownItem } from '../../../test/homework.ts'
import { textDocument } from '../../../test/item.ts'
import { heading, itemOf } from '../../../test/print.ts'

const test = await startTestApp()
const { app, as, county, cookieOf } = test
const params = { school_id: county.school }

const choice = await itemOf(test, {
  type: 'single_choice',
  body: withChoices(fromText('哪个数最大'), ['3', '5', '8', '2']) as ItemDraft['body'],
  answer: { key: [2], body: textDocument('八是最大的答案') },
  explanation: textDocument('比一比的解析'),
})
const hard = await itemOf(
  test,
  { body: textDocument('拓展层次才有的题'), answer: { key: null, body: textDocument('难题的答案') } },
  { tiers: ['extend'] },
)
const document = homework(
  heading('一、基础'),
  choice as unknown as ReturnType<typeof ownItem>,
  group(1, [ownItem({ text: '任选之一', minutes: 4 }), ownItem({ text: '任选之二', minutes: 6 })]),
  heading('二、拓展'),
  hard as unknown as ReturnType<typeof ownItem>,
)
const { id } = await as('mathTeacher').call(contract.createAssignment, {
  params,
  body: { title: '打印用的作业', subject: 'math', grade: 5, document },
})

interface Ask {
  readonly who?: PersonName | null
  readonly query: string
  readonly endpoint?: contract.Endpoint
  readonly assignmentId?: string
}

async function ask({ who = 'mathTeacher', query, endpoint = contract.printHomework, assignmentId = id }: Ask) {
  const url = endpoint.url.replace(':school_id', county.school).replace(':assignment_id', assignmentId)
  const cookie = who === null ? {} : { cookie: await cookieOf(who) }
  return app.inject({ method: 'GET', url: `${url}?${query}`, headers: cookie })
}
const page = async (query: string) => (await ask({ query })).body

async function release() {
  const { releases } = await as('mathTeacher').call(contract.releaseAssignment, {
    params: { ...params, assignment_id: released },
    headers: { 'idempotency-key': newId() },
    body: { revision: 1, class_ids: [county.classes.five1], days: ['2026-11-26'] },
  })
  return releases[0]?.id ?? ''
}
const { id: released } = await as('mathTeacher').call(contract.createAssignment, {
  params,
  body: { title: '布置过的作业', subject: 'math', grade: 5, document: ofMinutes(5, { text: '布置时的题' }) },
})

describe('who may print', () => {
  it('is whose homework it is, and nobody else', async () => {
    for (const kind of printKinds) {
      expect((await ask({ query: `kind=${kind}&base=1` })).statusCode).toBe(200)
      for (const who of ['chineseTeacher', 'head', 'otherTeacher', 'curator', 'bureau'] as const)
        expect((await ask({ who, query: `kind=${kind}&base=1` })).statusCode).toBe(404)
    }
    expect((await ask({ who: null, query: 'kind=pupils' })).statusCode).toBe(401)
  })

  it('is asked again for the PDF, before any browser is', async () => {
    const endpoint = contract.printHomeworkPdf
    expect((await ask({ endpoint, who: 'otherTeacher', query: 'kind=key' })).statusCode).toBe(404)
    expect((await ask({ endpoint, query: 'kind=pupils', assignmentId: newId() })).statusCode).toBe(404)
  })

  it('prints no item that is somebody else’s draft, and says so in its place', async () => {
    const { id: foreign } = await as('chineseTeacher').call(contract.createAssignment, {
      params,
      body: { title: '用了别人的草稿', subject: 'math', grade: 5, document },
    })
    const { body } = await ask({ who: 'chineseTeacher', query: 'kind=teacher', assignmentId: foreign })
    expect(body).toContain('这道题现在看不到')
    expect(body).not.toContain('哪个数最大')
    expect(body).not.toContain('八是最大的答案')
  })
})

describe('what stands on a sheet', () => {
  it('is no answer, where pupils get it', async () => {
    for (const query of ['kind=pupils', 'kind=pupils&path=extend', 'kind=answers', 'kind=set&base=2&extend=1']) {
      const html = await page(query)
      for (const secret of ['答案', '解析', '得分率', 'C</p>']) expect(html).not.toContain(secret)
    }
  })

  it('is the key for the teacher, with explanations on the copy and without on the key', async () => {
    const [teacher, key] = [await page('kind=teacher'), await page('kind=key')]
    expect(teacher).toContain('<b>答案</b>C</p>')
    expect(teacher).toContain('比一比的解析')
    expect(teacher).toContain('基础、提升、拓展')
    expect(key).toContain('八是最大的答案')
    expect(key).not.toContain('比一比的解析')
    expect(key).not.toContain('哪个数最大')
  })

  it('is what pupils of the path get, with its minutes and the numbers of the whole homework', async () => {
    const [base, extend] = [await page('kind=pupils&path=base'), await page('kind=pupils&path=extend')]
    expect(base).not.toContain('拓展层次才有的题')
    expect(base).not.toContain('二、拓展')
    expect(base).toContain('书面 10 分钟')
    expect(extend).toContain(
      '<span class="no">4.</span><div class="parts" data-type="short_answer"><p>拓展层次才有的题',
    )
    expect(extend).toContain('书面 14 分钟')
  })

  it('names no tier to pupils', async () => {
    const html = await page('kind=pupils&path=raise')
    expect(html.replace('一、基础', '')).not.toMatch(/基础|提升/)
    expect(html).toContain('●●')
  })

  it('says what type an item is, where its own words do not; and an answer once', async () => {
    const ofType = (type: ItemDraft['type'], text: string, key: number[] | boolean, answer: string) =>
      itemOf(test, {
        type,
        body: (type === 'true_false'
          ? fromText(text)
          : withChoices(fromText(text), ['甲', '乙', '丙', '丁'])) as ItemDraft['body'],
        answer: { key, body: textDocument(answer) },
      })
    const items = await Promise.all([
      ofType('multiple_choice', '哪些是质数', [0, 1], '甲和乙'),
      ofType('multiple_choice', '哪些是合数？（多选）', [0, 1], '甲和乙'),
      ofType('true_false', '零是自然数', true, '对。'),
      ofType('true_false', '判断：一是质数', false, '错，一既不是质数也不是合数'),
    ])
    const sheet = homework(...(items as unknown as ReturnType<typeof ownItem>[]))
    const made = await as('mathTeacher').call(contract.createAssignment, {
      params,
      body: { title: '题型', subject: 'math', grade: 5, document: sheet },
    })
    const { body } = await ask({ query: 'kind=teacher', assignmentId: made.id })
    expect(body.match(/〔多选〕/g)).toHaveLength(1)
    expect(body.match(/〔判断〕/g)).toHaveLength(1)
    expect(body).toContain('正确')
    expect(body).not.toContain('对。')
    expect(body).toContain('一既不是质数也不是合数')
  })

  it('says in words how many may be chosen', async () => {
    expect(await page('kind=pupils')).toContain('第 2～3 题，共 2 题，任选 1 题完成。')
  })

  it('is a place for every answer on the answer sheet', async () => {
    expect((await page('kind=answers')).match(/<span class="no">/g)).toHaveLength(4)
  })
})

describe('a released homework', () => {
  it('is printed as it was released, with class, day and the code of the notice', async () => {
    const releaseId = await release()
    await as('mathTeacher').call(contract.saveAssignment, {
      params: { ...params, assignment_id: released },
      body: { revision: 1, title: '改过的标题', document: ofMinutes(5, { text: '后来改的题' }) },
    })
    const html = (await ask({ query: `kind=pupils&release_id=${releaseId}`, assignmentId: released })).body
    expect(html).toContain('五年级(1)班')
    expect(html).toContain('11月26日 星期四')
    expect(html).toContain('布置时的题')
    expect(html).toContain('<svg')
    expect((await ask({ query: 'kind=pupils', assignmentId: released })).body).toContain('后来改的题')
    expect((await ask({ query: `kind=pupils&release_id=${releaseId}` })).statusCode).toBe(404)
    await as('mathTeacher').call(contract.withdrawRelease, {
      params: { ...params, release_id: releaseId },
      body: { reason: '有误' },
    })
    const gone = await ask({ query: `kind=pupils&release_id=${releaseId}`, assignmentId: released })
    expect(gone.statusCode).toBe(404)
  })
})

describe('the page itself', () => {
  it('runs no script and is shown in our own frames only', async () => {
    const { headers, body } = await ask({ query: 'kind=pupils' })
    expect(body).not.toContain('<script')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(headers['content-security-policy']).not.toContain('allow-scripts')
  })

  it('shows a title as text, whatever is in it', async () => {
    const { id: hostile } = await as('mathTeacher').call(contract.createAssignment, {
      params,
      body: { title: '<img src=x onerror=alert(1)>', subject: 'math', grade: 5, document: ofMinutes(5) },
    })
    expect((await ask({ query: 'kind=pupils', assignmentId: hostile })).body).not.toContain('<img src=x')
  })

  it('finds its styles and faces, the licence of the faces, and nothing else', async () => {
    const [, folder = ''] = /href="(\/print\/[^/"]+)\/fonts\.css"/.exec(await page('kind=pupils&paper=8k')) ?? []
    const get = (path: string) => app.inject({ method: 'GET', url: `${folder}/${path}` })
    const css = (await get('fonts.css')).body
    const faces = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, path = '']) => path)
    expect(faces.length).toBeGreaterThan(200)
    for (const face of [faces.at(0), faces.at(110), faces.at(-1)]) {
      const { statusCode, headers, rawPayload } = await get(face ?? '')
      expect([statusCode, headers['content-type'], rawPayload.subarray(0, 4).toString()]).toEqual([
        200,
        'font/woff2',
        'wOF2',
      ])
    }
    expect((await get('8k.css')).body).toContain('size: 368mm 260mm')
    expect((await get('fonts/LICENSE.txt')).body).toContain('SIL OPEN FONT LICENSE')
    for (const path of ['fonts/../package.json', 'fonts/%2e%2e/package.json', 'other.css', 'fonts/x.woff2'])
      expect((await get(path)).statusCode).toBe(404)
  })

  it('asks for copies of a class set', async () => {
    for (const query of ['kind=set', 'kind=set&base=0', 'kind=set&base=100&raise=21']) {
      const answer = await ask({ query })
      expect(answer.json().code).toBe('copies-wanted')
    }
    expect((await ask({ query: 'kind=set&base=121' })).statusCode).toBe(400)
    expect(await page('kind=set&base=12&extend=3')).toMatch(/data-copies="12".*data-copies="3"/s)
  })
})
