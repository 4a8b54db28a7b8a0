import * as contract from '@lightwork/contract'
import { startTestApp } from '@lightwork/server/test/app.ts'
import { type PersonName, personNames } from '@lightwork/server/test/county.ts'
import { ofMinutes } from '@lightwork/server/test/homework.ts'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'

const { app, as, county, cookieOf } = await startTestApp()

const isEndpoint = (value: unknown): value is contract.Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'url' in value
const endpoints = Object.values(contract as Record<string, unknown>).filter(isEndpoint)

const { id: assignmentId } = await as('mathTeacher').call(contract.createAssignment, {
  params: { school_id: county.school },
  body: { title: '只属于甲校的作业', subject: 'math', grade: 5, document: ofMinutes(5) },
})
const { releases } = await as('mathTeacher').call(contract.releaseAssignment, {
  params: { school_id: county.school, assignment_id: assignmentId },
  headers: { 'idempotency-key': 'every-endpoint' },
  body: { revision: 1, class_ids: [county.classes.five1], days: ['2026-11-26'] },
})
const template = await as('mathTeacher').call(contract.createTemplate, {
  params: { school_id: county.school },
  body: { assignment_id: assignmentId, name: '只属于甲校的模板', reach: 'school' },
})

/** Ids of the first school, for somebody of the second. */
const foreign: Readonly<Record<string, string>> = {
  school_id: county.school,
  organisation_id: county.school,
  class_id: county.classes.five1,
  account_id: county.people.mathTeacher,
  assignment_id: assignmentId,
  release_id: releases[0]?.id ?? '',
  item_id: newId(),
  revision: '1',
  version: '1',
  template_id: template.id,
  comment_id: newId(),
  media_id: 'a'.repeat(32),
  run_id: newId(),
  limit_id: newId(),
  rule_id: 'zy13-upper',
  subject: 'math',
  day: '2026-11-26',
}

const addressOf = ({ url }: contract.Endpoint, values: Readonly<Record<string, string>>) =>
  url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? newId()))

async function send(
  endpoint: contract.Endpoint,
  {
    who,
    values = foreign,
    payload,
    query = '',
  }: { who: PersonName | null; values?: Readonly<Record<string, string>>; payload?: unknown; query?: string },
) {
  const cookie = who === null ? {} : { cookie: await cookieOf(who) }
  const headers = {
    ...cookie,
    'idempotency-key': newId(),
    ...(payload !== undefined && { 'content-type': 'application/json' }),
  }
  return app.inject({
    method: endpoint.method,
    url: addressOf(endpoint, values) + query,
    headers,
    ...(payload !== undefined && { payload: JSON.stringify(payload) }),
  })
}

const closed = endpoints.filter(({ access }) => access !== 'public')
const ofSchool = closed.filter(({ url }) => /:(school_id|organisation_id)/.test(url))

describe('every endpoint', () => {
  it('is there: the contract and the route table are the same list', () => {
    expect(endpoints.length).toBeGreaterThan(40)
    const missing = endpoints.filter(({ method, url }) => !app.hasRoute({ method, url }))
    expect(missing.map(({ method, url }) => `${method} ${url}`)).toEqual([])
  })

  it('asks a stranger to sign in, before it looks at anything', async () => {
    for (const endpoint of closed.filter(({ body, querystring }) => body === undefined && querystring === undefined)) {
      const { statusCode, body } = await send(endpoint, { who: null })
      expect({ url: endpoint.url, statusCode }).toEqual({ url: endpoint.url, statusCode: 401 })
      expect(body).toContain('sign-in-needed')
    }
  })

  it('of a school gives another school’s people nothing', async () => {
    for (const endpoint of ofSchool.filter(({ body }) => body === undefined)) {
      for (const who of ['otherTeacher', 'otherHead'] as const) {
        const { statusCode, body } = await send(endpoint, {
          who,
          query: endpoint.method === 'GET' ? `?class_ids=${county.classes.five1}&from=2026-11-23&to=2026-11-29` : '',
        })
        const empty = statusCode === 200 && body === '[]'
        expect({ url: endpoint.url, who, refused: empty || (statusCode >= 400 && statusCode < 500) }).toEqual({
          url: endpoint.url,
          who,
          refused: true,
        })
        expect(body).not.toMatch(/甲校|mathTeacher|五年级/)
      }
    }
  })

  it('answers any nonsense from anybody with a problem, never with a failure', async () => {
    const nonsense = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom(
          'title',
          'revision',
          'document',
          'day',
          'class_ids',
          'days',
          'body',
          'kind',
          'to',
          '__proto__',
          'name',
        ),
        fc.jsonValue(),
      ),
    )
    const ids = fc.dictionary(
      fc.constantFrom(...Object.keys(foreign)),
      fc.oneof(fc.string(), fc.uuid(), fc.constantFrom('..', '%2e%2e', "'", '\u0000', '𠮷')),
    )
    const queries = fc.oneof(
      fc.constant(''),
      fc
        .dictionary(fc.constantFrom('q', 'page', 'from', 'to', 'class_ids', 'ids', 'subject', 'after'), fc.string())
        .map((values) => `?${new URLSearchParams(values)}`),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          endpoint: fc.constantFrom(...endpoints),
          who: fc.constantFrom(...personNames),
          values: ids,
          query: queries,
          payload: nonsense,
        }),
        async ({ endpoint, who, values, query, payload }) => {
          if (/sign|set-up|password/.test(endpoint.url)) return
          const { statusCode, headers } = await send(endpoint, {
            who,
            values: { ...foreign, ...values },
            query,
            ...(endpoint.body !== undefined && { payload }),
          })
          expect(statusCode).toBeLessThan(500)
          if (statusCode >= 400) expect(headers['content-type']).toContain('application/problem+json')
        },
      ),
      { numRuns: 1500 },
    )
  }, 120_000)

  it('sends the security headers, refusals included', async () => {
    for (const url of ['/api/me', '/api/nowhere', '/healthz']) {
      const { headers } = await app.inject({ url })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cache-control']).toBe('no-store')
    }
  })
})
