import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { addDays, isDay, mondayOf, schoolDay } from '@lightwork/domain'
import type { FastifyInstance, FastifyServerFactory } from 'fastify'
import type { Config } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import { atMost } from './at-most.ts'
import { type Encoded, encode, hashOf, sendEncoded } from './encoded.ts'
import { findNotice, type NoticeDay } from './notice.queries.ts'
import { type NoticePage, noticePages } from './notice-cache.ts'
import { renderNotice } from './notice-page.ts'
import { busyPage, unknownPage, wrongMethodPage } from './plain-pages.ts'
import { isStylesheet, stylesheet, stylesheetPath } from './stylesheet.ts'

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; frame-ancestors 'none'; sandbox"

function securityHeaders({ publicOrigin }: Config): string[] {
  return [
    ...['content-security-policy', policy],
    ...['x-content-type-options', 'nosniff'],
    // The address is the key to the page: it goes to no other site.
    ...['referrer-policy', 'no-referrer'],
    ...['x-robots-tag', 'noindex, nofollow'],
    ...['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
    ...(publicOrigin.startsWith('https:') ? ['strict-transport-security', 'max-age=31536000'] : []),
  ]
}

const html = ['content-type', 'text/html; charset=utf-8']
const shared = ['cache-control', 'public, max-age=10, stale-while-revalidate=20, stale-if-error=86400']
const address = /^([A-Za-z0-9_-]{22})(?:\/(\d{4}-\d{2}-\d{2}))?$/

/** The days on which a page's text depends: its week, and for “today” also what may come next. */
const reachOf = ({ day, today, asked }: NoticeDay) =>
  asked ? { from: mondayOf(day), to: addDays(mondayOf(day), 6) } : { from: mondayOf(today), to: addDays(today, 67) }

/** Reads and renders; what did not change since the last time is not compressed again. */
function renderer({ db, now, config }: Deps) {
  const few = atMost(4, 1000)
  const headers = [...html, ...shared, ...securityHeaders(config)]
  return async (key: string, token: string, day: string | null): Promise<NoticePage | null> => {
    const notice = await few(() => findNotice(db, { token, day, today: schoolDay(now()) }))
    if (notice === null) return null
    const text = renderNotice(notice, stylesheetPath)
    const last = noticePages.last(key)?.bytes
    const bytes = last?.hash === hashOf(text) ? last : await encode(text, headers)
    return { schoolId: notice.schoolId, classId: notice.classId, ...reachOf(notice), bytes }
  }
}

/** Short pages of one kind of refusal. */
function refusals(config: Config) {
  const headers = [...html, 'cache-control', 'no-store', ...securityHeaders(config)]
  const refuse = (status: number, body: Buffer, ...more: string[]) => {
    const all = [...headers, ...more, 'content-length', String(body.length)]
    return ({ method }: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, all)
      response.end(method === 'HEAD' ? undefined : body)
    }
  }
  return {
    unknown: refuse(404, unknownPage),
    busy: refuse(503, busyPage, 'retry-after', '5'),
    wrongMethod: refuse(405, wrongMethodPage, 'allow', 'GET, HEAD'),
  }
}

/** The one stylesheet. A sandboxed page has an origin of its own, hence `cross-origin`. */
function sendsStylesheet(config: Config) {
  const type = [
    'content-type',
    'text/css; charset=utf-8',
    'cross-origin-resource-policy',
    'cross-origin',
    ...securityHeaders(config),
  ]
  const kept = encode(stylesheet, ['cache-control', 'public, max-age=31536000, immutable', ...type])
  const brief = encode(stylesheet, ['cache-control', 'public, max-age=10', ...type])
  return (path: string): Promise<Encoded> => (path === stylesheetPath ? kept : brief)
}

const pathOf = (url: string) => {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

/** Answers one request under `/n/`; false for every other. */
export type AnswerNotice = (request: IncomingMessage, response: ServerResponse) => boolean

/** Everything under `/n/` is public and answered here: a fresh page costs one look-up and one write. */
export function createNotices(deps: Deps): AnswerNotice {
  const { unknown, busy, wrongMethod } = refusals(deps.config)
  const render = renderer(deps)
  const styles = sendsStylesheet(deps.config)

  async function answerSlowly(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (isStylesheet(path)) return sendEncoded(request, response, await styles(path))
    const key = path.slice(3)
    const [, token, day = null] = address.exec(key) ?? []
    if (token === undefined || (day !== null && !isDay(day))) return unknown(request, response)
    const page = await noticePages.get(key, () => render(key, token, day))
    return page === null ? unknown(request, response) : sendEncoded(request, response, page.bytes)
  }

  return (request, response) => {
    const { url = '', method } = request
    if (!url.startsWith('/n/')) return false
    const path = pathOf(url)
    const page = noticePages.fresh(path.slice(3))
    if (method !== 'GET' && method !== 'HEAD') wrongMethod(request, response)
    else if (page !== undefined) sendEncoded(request, response, page.bytes)
    else {
      answerSlowly(request, response, path).catch((error: unknown) => {
        deps.log.error({ err: error }, 'a notice could not be read')
        busy(request, response)
      })
    }
    return true
  }
}

/** A proxy keeps its connections for 60 s; the server must not be the first to close. */
const KEEP_ALIVE_MS = 72_000

/** The server in front of the application: notices never reach sessions, guards and compression. */
export const noticesFirst =
  (answer: AnswerNotice): FastifyServerFactory =>
  (handler) => {
    const server = createServer((request, response) => {
      // While it closes, the application refuses and ends the connections.
      if (!server.listening || !answer(request, response)) handler(request, response)
    })
    server.keepAliveTimeout = KEEP_ALIVE_MS
    return server
  }

/** The same answers for requests that come without a socket. To be called before any other hook. */
export function noticeRoutes(app: FastifyInstance, answer: AnswerNotice): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.raw.url?.startsWith('/n/')) return done()
    reply.hijack()
    answer(request.raw, reply.raw)
  })
}
