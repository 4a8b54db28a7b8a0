import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { route } from '../../../http/route.ts'
import { admitUpload } from '../../media/media.commands.ts'
import { OneAtATime } from '../../media/one-at-a-time.ts'
import { blindBytes, blindName } from './blind-content.ts'
import { readFiles } from './content.queries.ts'
import { getEntry } from './entries.queries.ts'
import { requireEntryReader } from './entry-access.ts'
import { isPdf, keepEntryFile, MOST_FILE_BYTES } from './files/keep-entry-file.ts'
import { FileRefused, fileReasons } from './files/refused-file.ts'
import { addFile, removeFile } from './files.commands.ts'
import { lookForNames } from './masks.commands.ts'

async function keep(work: OneAtATime, bytes: Buffer) {
  try {
    return await work.run(() => keepEntryFile(bytes))
  } catch (error) {
    if (error instanceof FileRefused)
      throw new Problem('entry-file-refused', fileReasons[error.reason], { reason: error.reason })
    throw error
  }
}

const addresses = {
  type: 'object',
  properties: {
    competition_id: { type: 'string', format: 'uuid' },
    entry_id: { type: 'string', format: 'uuid' },
    file_id: { type: 'string', format: 'uuid' },
  },
}

/** A file as it came, and as judges get it: always saved, never shown inside our own page's origin. */
function downloadRoute(app: FastifyInstance, { db }: Deps): void {
  app.get<{ Params: { competition_id: string; entry_id: string; file_id: string } }>(
    '/api/competitions/:competition_id/entries/:entry_id/files/:file_id/blind',
    { schema: { hide: true, params: addresses } },
    async ({ actor, params }, reply) => {
      if (actor === null) throw new Problem('sign-in-needed')
      const which = { competitionId: params.competition_id, entryId: params.entry_id }
      const file = await reading(db, actor.sight, async (reader) => {
        await requireEntryReader(reader, actor, which)
        const entry = await reader
          .selectFrom('entry')
          .where('competition_id', '=', which.competitionId)
          .where('id', '=', which.entryId)
          .select('entrant_school_id')
          .executeTakeFirstOrThrow()
        const { content, masks } = await lookForNames(reader, which, entry.entrant_school_id)
        const index = content.files.indexOf(params.file_id)
        const [found] = index < 0 ? [] : await readFiles(reader, which.competitionId, [params.file_id])
        return found === undefined
          ? null
          : { ...found, index, words: masks.filter(({ on }) => on).map(({ text }) => text) }
      })
      if (file === null) throw new Problem('not-found')
      return reply
        .headers({
          'content-type': file.content_type,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(blindName(file.index, file.content_type))}`,
        })
        .send(await blindBytes(file, file.words))
    },
  )
}

/** Who is asked to come again just before the end would come too late: many may wait, at most 1 GB of them. */
const manyMayWait = { mostWaiting: 100 }

/** Files beside a work. */
export function entryFileRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps
  const work = new OneAtATime(manyMayWait)
  // A PDF takes seconds: pictures and Word files do not wait for it.
  const drawing = new OneAtATime(manyMayWait)
  downloadRoute(app, deps)
  app.register(async (files) => {
    // Before the first byte of the body: a slow line began when it began.
    files.addHook('onRequest', async (request) => {
      request.begunAt = now()
    })
    files.addContentTypeParser(
      /^(image|application)\//,
      { parseAs: 'buffer', bodyLimit: MOST_FILE_BYTES },
      (_request, body, done) => done(null, body),
    )
    route(files, contract.addEntryFile, async ({ actor, params, querystring: { name }, request }) => {
      const which = { competitionId: params.competition_id, entryId: params.entry_id }
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      await inTransaction(db, actor.sight, (tx) => admitUpload(tx, actor, bytes.length, now()))
      const kept = await keep(isPdf(bytes) ? drawing : work, bytes)
      return inTransaction(db, actor.sight, async (tx) => {
        await addFile(tx, actor, which, { name, bytes, kept, begunAt: request.begunAt ?? now(), now: now() })
        return getEntry(tx, actor, which)
      })
    })
  })
  route(app, contract.removeEntryFile, ({ actor, params: { competition_id, entry_id, file_id } }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const which = { competitionId: competition_id, entryId: entry_id }
      await removeFile(tx, actor, which, { fileId: file_id, now: now() })
      return getEntry(tx, actor, which)
    }),
  )
}
