import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const encodings = ['br', 'gzip', 'identity'] as const
type Encoding = (typeof encodings)[number]

interface Answer {
  /** Names and values in turn, as `writeHead` takes them without building objects. */
  readonly headers: readonly string[]
  readonly notModified: readonly string[]
  readonly body: Buffer
}

/** One content in every encoding with its headers: an answer costs a look-up and a write. */
export interface Encoded {
  readonly hash: string
  readonly answers: Readonly<Record<Encoding, Answer>>
}

const brotli = promisify(brotliCompress)
const gunzippable = promisify(gzip)

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

function toAnswer(encoding: Encoding, hash: string, body: Buffer, headers: readonly string[]): Answer {
  // The tag is strong, so each encoding has its own (RFC 9110, 8.8.3).
  const tag = ['etag', encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`]
  const shared = ['vary', 'accept-encoding', ...tag, ...headers]
  const coding = encoding === 'identity' ? [] : ['content-encoding', encoding]
  return { headers: ['content-length', String(body.length), ...coding, ...shared], notModified: shared, body }
}

export async function encode(text: string, headers: readonly string[]): Promise<Encoded> {
  const identity = Buffer.from(text)
  const [br, gz] = await Promise.all([
    brotli(identity, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length },
    }),
    gunzippable(identity, { level: 9 }),
  ])
  const hash = hashOf(text)
  return {
    hash,
    answers: {
      br: toAnswer('br', hash, br, headers),
      gzip: toAnswer('gzip', hash, gz, headers),
      identity: toAnswer('identity', hash, identity, headers),
    },
  }
}

const accepts = (header: string, encoding: string) =>
  header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text))
  })

const chosen = new Map<string, Encoding>()

/** Browsers send a handful of spellings; each is read once. */
function encodingOf(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const known = chosen.get(header)
  if (known !== undefined) return known
  const encoding = encodings.find((each) => each !== 'identity' && accepts(header, each)) ?? 'identity'
  if (chosen.size >= 100) chosen.clear()
  chosen.set(header, encoding)
  return encoding
}

/** A tag of ours in any encoding, also one that a proxy has weakened or dressed. */
const isKnown = (header: string | undefined, hash: string) =>
  header !== undefined && (header === '*' || header.includes(hash))

export function sendEncoded(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { hash, answers }: Encoded,
): void {
  const answer = answers[encodingOf(headers['accept-encoding'] as string | undefined)]
  if (isKnown(headers['if-none-match'], hash)) {
    response.writeHead(304, answer.notModified as string[])
    response.end()
    return
  }
  response.writeHead(200, answer.headers as string[])
  if (method === 'HEAD') response.end()
  else response.end(answer.body)
}
