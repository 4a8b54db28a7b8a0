import * as contract from '@lightwork/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { keepFile, MOST_PICTURE_BYTES } from './files/keep-file.ts'
import { type KeptFile, MediaRefused, reasons } from './files/refused.ts'
import * as commands from './media.commands.ts'
import * as queries from './media.queries.ts'
import { OneAtATime } from './one-at-a-time.ts'
import { readRange } from './range.ts'

/** A drawing is data: whatever an SVG holds, it loads nothing and runs nothing, also when opened by itself. */
const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

const isId = (id: string) => /^[0-9a-f]{32}$/.test(id)

const fileHeaders = (contentType: string) => ({
  'content-type': contentType,
  'content-security-policy': filePolicy,
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
})

/** Recordings in the range a player asks for, so that one can jump in them. */
async function sendRange(db: Deps['db'], id: string, header: string, reply: FastifyReply) {
  const size = await queries.findSize(db, id)
  if (size === undefined) throw new Problem('not-found')
  const range = readRange(header, size)
  if (range === 'outside')
    return reply
      .code(416)
      .headers({ 'content-range': `bytes */${size}` })
      .send()
  const file = await queries.findFile(db, id, range)
  if (file === undefined) throw new Problem('not-found')
  const headers = { ...fileHeaders(file.content_type), 'accept-ranges': 'bytes' }
  if (range === null) return reply.headers(headers).send(file.bytes)
  return reply
    .code(206)
    .headers({ ...headers, 'content-range': `bytes ${range.from}-${range.to}/${size}` })
    .send(file.bytes)
}

/** Stored files, public and named by their content: what an address once answered it answers for ever. */
function fileRoute(app: FastifyInstance, { db }: Deps): void {
  app.get<{ Params: { id: string } }>(
    '/media/:id',
    { schema: { hide: true } },
    async ({ params: { id }, headers }, reply) => {
      if (!isId(id)) throw new Problem('not-found')
      if (headers.range !== undefined) return sendRange(db, id, headers.range, reply)
      const file = await queries.findFile(db, id, null)
      if (file === undefined) throw new Problem('not-found')
      return reply.headers({ ...fileHeaders(file.content_type), 'accept-ranges': 'bytes' }).send(file.bytes)
    },
  )
}

async function keep(work: OneAtATime, bytes: Buffer): Promise<KeptFile> {
  try {
    return await work.run(() => keepFile(bytes))
  } catch (error) {
    if (error instanceof MediaRefused)
      throw new Problem('media-refused', reasons[error.reason], { reason: error.reason })
    throw error
  }
}

export function mediaRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps
  const work = new OneAtATime()
  fileRoute(app, deps)

  app.register(async (files) => {
    files.addContentTypeParser(
      /^(image|audio|application)\//,
      { parseAs: 'buffer', bodyLimit: MOST_PICTURE_BYTES },
      (_request, body, done) => done(null, body),
    )
    route(files, contract.uploadMedia, async ({ actor, request }) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      await inTransaction(db, actor.sight, (tx) => commands.admitUpload(tx, actor, bytes.length, now()))
      const file = await keep(work, bytes)
      return inTransaction(db, actor.sight, async (tx) =>
        queries.getMedia(tx, actor, await commands.keepMedia(tx, actor, file, now())),
      )
    })
  })

  route(app, contract.getMedia, ({ actor, params: { media_id } }) =>
    reading(db, actor.sight, (reader) => queries.getMedia(reader, actor, media_id)),
  )

  route(app, contract.describeMedia, ({ actor, params: { media_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.describeMedia(tx, actor, media_id, body)
      return queries.getMedia(tx, actor, media_id)
    }),
  )
}
