import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { readFilter } from './filter.ts'
import { find } from './find.ts'
import { ApiError, type Document, type Index, type SearchQuery, type Settings } from './model.ts'
import { readSchema } from './schema.ts'
import { type Faults, type NewTask, noFaults, type Task, Tasks } from './tasks.ts'

/**
 * A double of the search engine, as far as we use it: task queue, settings, documents, filters, facets, order, the limit
 * of ten words. It judges every exchange by the published API and can be made to misbehave. It does not model how the
 * engine cuts texts into words, typos, ranking by word position or exactness, speed, or storage.
 */
export interface TestEngine {
  readonly url: string
  readonly faults: Faults
  readonly indexes: Map<string, Index>
  /** What was asked or answered against the published API. */
  readonly violations: string[]
  /** Requests by method and path, index names left out. */
  readonly requests: Map<string, number>
  /** Milliseconds spent on each search, without the network. */
  readonly searchTimes: number[]
  readonly waiting: () => number
  /** Lets held tasks go on. */
  release(): void
  restart(): void
  stop(): Promise<void>
}

interface Call {
  readonly method: string
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
}
interface Answer {
  readonly status: number
  readonly body: unknown
}

const summary = ({ uid, indexUid, status, type, enqueuedAt }: Task): Answer => ({
  status: 202,
  body: { taskUid: uid, indexUid, status, type, enqueuedAt },
})

const view = ({ uid, indexUid, status, type, enqueuedAt, error }: Task): Answer => ({
  status: 200,
  body: {
    uid,
    indexUid,
    status,
    type,
    enqueuedAt,
    error,
    ...(status !== 'enqueued' && { startedAt: enqueuedAt, finishedAt: enqueuedAt, duration: 'PT0.001S' }),
  },
})

const validId = /^[a-zA-Z0-9_-]{1,511}$/

function browse(
  { settings, documents }: Index,
  body: { filter?: unknown; limit?: number; offset?: number; fields?: string[] },
) {
  const passes = readFilter(body.filter, settings)
  const { limit = 20, offset = 0, fields } = body
  const found = [...documents.values()].filter(passes)
  const pick = (document: Document) =>
    Object.fromEntries(Object.entries(document).filter(([field]) => fields === undefined || fields.includes(field)))
  return { results: found.slice(offset, offset + limit).map(pick), offset, limit, total: found.length }
}

function documentRoutes(
  tasks: Tasks,
  { method, path, body, query }: Call,
  indexOf: (uid: string) => Index,
): Answer | null {
  const [, uid = '', , action] = path
  const add = (task: Omit<NewTask, 'indexUid'>) => summary(tasks.add({ ...task, indexUid: uid }))
  if (method !== 'POST') return null
  if (action === undefined) {
    const documents = body as Document[]
    const primaryKey = query.get('primaryKey') ?? 'id'
    if (documents.some((document) => !validId.test(String(document[primaryKey]))))
      throw new ApiError(400, 'invalid_document_id', 'a document has no usable id')
    return add({ type: 'documentAdditionOrUpdate', documents, primaryKey })
  }
  if (action === 'delete-batch') return add({ type: 'documentDeletion', ids: (body as unknown[]).map(String) })
  if (action === 'fetch') return { status: 200, body: browse(indexOf(uid), body as Parameters<typeof browse>[1]) }
  return null
}

function route(tasks: Tasks, call: Call, searchTimes: number[]): Answer {
  const { method, path, body } = call
  const [first, second = '', third] = path
  const indexOf = (uid: string): Index => {
    const index = tasks.indexes.get(uid)
    if (index === undefined) throw new ApiError(404, 'index_not_found', `Index \`${uid}\` not found.`)
    return index
  }
  const at = `${method} ${[first, ...(second === '' ? [] : ['*']), ...(third === undefined ? [] : [third])].join('/')}`
  switch (at) {
    case 'POST multi-search': {
      const from = performance.now()
      const results = (body as { queries: SearchQuery[] }).queries.map((query) => find(indexOf(query.indexUid), query))
      searchTimes.push(performance.now() - from)
      return { status: 200, body: { results } }
    }
    case 'GET health':
      return { status: 200, body: { status: 'available' } }
    case 'GET tasks/*':
      return view(tasks.get(Number(second)))
    case 'POST indexes': {
      const { uid, primaryKey } = body as { uid: string; primaryKey: string }
      return summary(tasks.add({ type: 'indexCreation', indexUid: uid, primaryKey }))
    }
    case 'DELETE indexes/*':
      return summary(tasks.add({ type: 'indexDeletion', indexUid: second }))
    case 'GET indexes/*/settings':
      return { status: 200, body: indexOf(second).settings }
    case 'PATCH indexes/*/settings':
      return summary(tasks.add({ type: 'settingsUpdate', indexUid: second, change: body as Partial<Settings> }))
    case 'GET indexes/*/stats': {
      const { size } = indexOf(second).documents
      return {
        status: 200,
        body: {
          numberOfDocuments: size,
          isIndexing: false,
          fieldDistribution: {},
          rawDocumentDbSize: 0,
          avgDocumentSize: 0,
          numberOfEmbeddedDocuments: 0,
          numberOfEmbeddings: 0,
          indexSize: 0,
          usedIndexSize: 0,
        },
      }
    }
    default: {
      const answer = third === 'documents' ? documentRoutes(tasks, call, indexOf) : null
      if (answer === null) throw new Error(`${method} /${path.join('/')} is not modelled`)
      return answer
    }
  }
}

const failure = (error: unknown): Answer => {
  if (!(error instanceof ApiError)) throw error
  return { status: error.status, body: { message: error.message, code: error.code, type: 'invalid_request', link: '' } }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text === '' ? undefined : JSON.parse(text)
}

const key = 'test-engine-key'
export const engineKey = key

/** `isJudged`: whether every exchange is compared with the published API, which takes longer than the exchange. */
export async function startEngine({ isJudged = true } = {}): Promise<TestEngine> {
  const faults = noFaults()
  const tasks = new Tasks(faults)
  const judge = isJudged ? readSchema() : () => []
  const violations: string[] = []
  const requests = new Map<string, number>()
  const searchTimes: number[] = []

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://engine')
    const method = request.method ?? 'GET'
    const body = await readBody(request)
    const path = url.pathname.slice(1).split('/').map(decodeURIComponent)
    const name = `${method} ${path.map((part, index) => (index === 1 ? '*' : part)).join('/')}`
    requests.set(name, (requests.get(name) ?? 0) + 1)
    if (faults.slow > 0) await sleep(faults.slow)
    if (faults.html) return response.setHeader('content-type', 'text/html').end('<h1>Welcome</h1>')
    if (request.headers.authorization !== `Bearer ${key}`)
      return response.writeHead(403, { 'content-type': 'application/json' }).end('{"code":"invalid_api_key"}')
    let given: Answer
    try {
      given = route(tasks, { method, path, query: url.searchParams, body }, searchTimes)
    } catch (error) {
      given = failure(error)
    }
    // What JSON drops is not sent, and not judged.
    const sent = JSON.stringify(given.body)
    const exchange = { method, path: url.pathname, query: [...url.searchParams.keys()], body }
    violations.push(...judge({ ...exchange, status: given.status, answer: JSON.parse(sent) }))
    return response.writeHead(given.status, { 'content-type': 'application/json' }).end(sent)
  }

  const server = createServer((request, response) => {
    if (faults.down) return request.socket.destroy()
    answer(request, response).catch((error: Error) => {
      violations.push(`${request.method} ${request.url}: ${error.message}`)
      response.writeHead(500).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    indexes: tasks.indexes,
    violations,
    requests,
    searchTimes,
    waiting: () => tasks.waiting,
    release: () => {
      faults.held = false
      tasks.work()
    },
    restart: () => tasks.restart(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
