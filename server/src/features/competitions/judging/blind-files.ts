import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Reader } from '../../../db/transaction.ts'

/** A file beside a work, without names. */
export interface BlindFile {
  readonly name: string
  readonly content_type: string
  readonly bytes: Buffer
}

export const listBlindFiles = (reader: Reader, competitionId: string, blindId: string) =>
  reader
    .selectFrom('blind_file')
    .where('competition_id', '=', competitionId)
    .where('blind_id', '=', blindId)
    .select(['id', 'name', 'content_type', sql<number>`octet_length(bytes)`.as('bytes')])
    .orderBy('name')
    .orderBy('id')
    .execute()

/** Always saved, never shown inside our own page's origin. */
export const sendFile = (reply: FastifyReply, { name, content_type, bytes }: BlindFile) =>
  reply
    .headers({
      'content-type': content_type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .send(bytes)
