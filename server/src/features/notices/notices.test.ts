import * as contract from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { releaseFullDay } from '../../../test/full-day.ts'
import { ofMinutes } from '../../../test/homework.ts'
import { stylesheetPath } from './stylesheet.ts'

const test = await startTestApp()
const { app, as, county } = test
const DAY = '2026-11-25'
const token = await releaseFullDay(test, DAY, test.clock.now)
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

const inClass = { school_id: county.school, class_id: county.classes.five2 }
const tokenOfFive2 = async () => {
  const { url } = await as('head').call(contract.getNoticeAddress, { params: inClass })
  return url.split('/n/')[1] ?? ''
}

async function release(title: string, day: string) {
  const params = { school_id: county.school }
  const { id } = await as('mathTeacher').call(contract.createAssignment, {
    params,
    body: { title, subject: 'math', grade: 5, document: ofMinutes(12, { pointer: '练习册第 8 页' }) },
  })
  const { releases } = await as('mathTeacher').call(contract.releaseAssignment, {
    params: { ...params, assignment_id: id },
    headers: { 'idempotency-key': newId() },
    body: { revision: 1, class_ids: [county.classes.five2], days: [day] },
  })
  return releases[0]?.id ?? ''
}

describe('a notice', () => {
  it('gives the day’s homework in the order of the timetable with the sum against the limit', async () => {
    const { body, statusCode } = await get(`/n/${token}/${DAY}`)
    expect(statusCode).toBe(200)
    const order = ['道德与法治', '语文', '数学', '英语', '科学', '体育与健康', '艺术', '劳动']
    const found = order.map((subject) => body.indexOf(`<h2><bdi>${subject}`))
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(Math.min(...found)).toBeGreaterThan(0)
    expect(body).toMatch(/<b>56 分钟<\/b>，上限 60 分钟/)
  })

  it('is one light page: no script, no cookie, no answer, under 10 kB', async () => {
    const response = await get(`/n/${token}`, { 'accept-encoding': 'br' })
    expect(response.rawPayload.length).toBeLessThan(10_000)
    expect(response.headers['set-cookie']).toBeUndefined()
    expect(response.headers['content-security-policy']).toContain("default-src 'none'")
    const { body } = await get(`/n/${token}`)
    expect(body).not.toMatch(/<script|<form|<iframe| on\w+=|style=/)
    // What is to be done is named; the text of the items stays on the sheet.
    expect(body).not.toContain('题目正文')
  })

  it('is the same bytes again, and not sent twice to who has them', async () => {
    const { headers, body } = await get(`/n/${token}/${DAY}`)
    expect((await get(`/n/${token}/${DAY}`)).body).toBe(body)
    const again = await get(`/n/${token}/${DAY}`, { 'if-none-match': String(headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('shows a release at once, and after its withdrawal the correction and nothing else of it', async () => {
    const own = await tokenOfFive2()
    expect((await get(`/n/${own}/2026-11-26`)).body).toContain('这一天没有作业。')
    const release_id = await release('分数乘法', '2026-11-26')
    expect((await get(`/n/${own}/2026-11-26`)).body).toContain('分数乘法')
    await as('mathTeacher').call(contract.withdrawRelease, {
      params: { school_id: county.school, release_id },
      body: { reason: '布置错了' },
    })
    const { body } = await get(`/n/${own}/2026-11-26`)
    expect(body).toContain('<bdi>数学</bdi> 撤回')
    expect(body).not.toMatch(/分数乘法|布置错了/)
  })

  it('moves to a new address when the head renews it; the old one does not say that it ever was', async () => {
    const old = await tokenOfFive2()
    expect((await get(`/n/${old}`)).statusCode).toBe(200)
    await as('head').call(contract.renewNoticeAddress, { params: inClass })
    expect((await get(`/n/${await tokenOfFive2()}`)).statusCode).toBe(200)
    expect((await get(`/n/${old}`)).body).toBe((await get(`/n/${'a'.repeat(22)}`)).body)
  })
})

describe('an address that leads nowhere', () => {
  it.each(['/n/x', '/n/%20', `/n/${'a'.repeat(22)}`, `/n/${token}/2026-13-01`, `/n/${token}/1999-01-01`])(
    'is one and the same page: %s',
    async (url) => {
      const { statusCode, body } = await get(url)
      expect(statusCode).toBe(404)
      expect(body).toContain('请向班主任索取新的网址')
      expect(body).toContain(`href="${stylesheetPath}"`)
    },
  )

  it('can only be read', async () => {
    const { statusCode, headers } = await app.inject({ method: 'POST', url: `/n/${token}` })
    expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})
