import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export interface Storm {
  readonly origin: string
  readonly competitionId: string
  readonly until: string
  readonly ids: readonly string[]
  readonly revision: number
  readonly cookie: string
}

export interface Answer {
  readonly status: number
  readonly receipt: string | null
  readonly counts: boolean | null
  /** Milliseconds from the last byte sent to the answer. */
  readonly waited: number
  readonly at: number
  /** Connections that broke before one was answered. */
  readonly broken: number
}

/** A socket for each: nobody at home shares a connection with a colleague. */
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })

interface Sending {
  readonly method: string
  readonly path: string
  readonly type: string
  readonly body: Buffer
  /** Over how many milliseconds the body trickles. */
  readonly slow: number
}

const PARTS = 10

/** One request over a socket of its own, byte by byte when the line is slow. */
async function sendOnce({ origin, cookie }: Storm, { method, path, type, body, slow }: Sending, key: string) {
  const sending = request(`${origin}${path}`, {
    agent,
    method,
    headers: {
      cookie,
      'content-type': type,
      'content-length': body.length,
      'idempotency-key': key,
    },
  })
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    sending.on('error', reject)
    sending.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      response.on('error', reject)
    })
  })
  sending.flushHeaders()
  const size = Math.ceil(body.length / PARTS)
  for (let part = 0; slow > 0 && part < PARTS - 1; part++) {
    sending.write(body.subarray(part * size, (part + 1) * size))
    await pause(slow / PARTS)
  }
  sending.end(slow > 0 ? body.subarray((PARTS - 1) * size) : body)
  const sentAt = Date.now()
  const { status, text } = await answered
  return { status, json: JSON.parse(text) as Record<string, unknown>, waited: Date.now() - sentAt }
}

const TRIES = 5

/** Sent again under the same key when the connection breaks, as a person would press again. */
async function send(storm: Storm, sending: Sending) {
  const key = crypto.randomUUID()
  for (let broken = 0; ; broken++) {
    try {
      return { ...(await sendOnce(storm, sending, key)), broken }
    } catch (error) {
      if (broken === TRIES) throw error
      await pause(200)
    }
  }
}

const jsonOf = (value: unknown) => Buffer.from(JSON.stringify(value))

/** Hands a ready draft in, over a slow line when `slow` says so. */
export async function handIn(storm: Storm, id: string, slow: number, revision = storm.revision): Promise<Answer> {
  const path = `/api/competitions/${storm.competitionId}/entries/${id}/submit`
  const sent = await send(storm, { method: 'POST', path, type: 'application/json', body: jsonOf({ revision }), slow })
  const { receipt, counts } = sent.json
  return {
    status: sent.status,
    receipt: typeof receipt === 'string' ? receipt : null,
    counts: typeof counts === 'boolean' ? counts : null,
    waited: sent.waited,
    at: Date.now(),
    broken: sent.broken,
  }
}

/** The smallest picture there is. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A file over a slow line, then a look at what judges will see, then handed in: all after the end of entering. */
export async function handInWithFile(storm: Storm, id: string, slow: number): Promise<Answer> {
  const entry = `/api/competitions/${storm.competitionId}/entries/${id}`
  const file = { method: 'POST', path: `${entry}/files?name=photo.png`, type: 'image/png', body: picture, slow }
  const added = await send(storm, file)
  if (added.status >= 400)
    return {
      status: added.status,
      receipt: null,
      counts: null,
      waited: added.waited,
      at: Date.now(),
      broken: added.broken,
    }
  const seen = await send(storm, { ...file, method: 'GET', path: `${entry}/preview`, body: Buffer.alloc(0), slow: 0 })
  const masks = (seen.json.masks as Record<string, unknown>[]).map(({ count: _count, ...mask }) => mask)
  const looked = { revision: seen.json.revision, confirm: true, masks }
  const put = { method: 'PUT', path: `${entry}/masks`, type: 'application/json', body: jsonOf(looked), slow: 0 }
  const confirmed = await send(storm, put)
  return handIn(storm, id, 0, Number(confirmed.json.revision))
}
