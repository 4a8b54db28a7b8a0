import type { Media } from '@lightwork/contract'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator, mayWrite } from '../items/items.policy.ts'

/** What is known of a stored file, for whoever writes items. */
export async function getMedia(reader: Reader, actor: Actor, id: string): Promise<Media> {
  const row = await reader
    .selectFrom('media')
    .where('id', '=', id)
    .select(['id', 'content_type', 'width', 'height', 'seconds', 'alt', 'source', 'author', 'licence', 'uploaded_by'])
    .select([
      sql<number>`length(bytes)`.as('bytes'),
      sql<number>`(select count(*)::int from media_use where media_id = media.id)`.as('uses'),
    ])
    .executeTakeFirst()
  if (row === undefined || !mayWrite(actor)) throw new Problem('not-found')
  const { uploaded_by, ...media } = row
  return {
    ...media,
    mine: uploaded_by === actor.accountId || isCurator(actor) || media.licence === '',
  }
}

export interface Lacking {
  readonly id: string
  readonly kind: 'picture' | 'recording'
}

/** Of these files the ones whose rights nobody has stated: no licence, or neither author nor source. */
export async function mediaWithoutRights(reader: Reader, ids: readonly string[]): Promise<Lacking[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .selectFrom('media')
    .where('id', 'in', [...ids])
    .where((eb) => eb.or([eb('licence', '=', ''), eb.and([eb('author', '=', ''), eb('source', '=', '')])]))
    .select(['id', 'content_type'])
    .execute()
  return rows.map(({ id, content_type }) => ({ id, kind: content_type.startsWith('audio/') ? 'recording' : 'picture' }))
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** Bytes of a stored file, all of them or a range. */
export const findFile = (reader: Reader, id: string, range: Range | null) =>
  reader
    .selectFrom('media')
    .where('id', '=', id)
    .select('content_type')
    .select(
      range === null
        ? sql<Buffer>`bytes`.as('bytes')
        : sql<Buffer>`substring(bytes from ${range.from + 1}::int for ${range.to - range.from + 1}::int)`.as('bytes'),
    )
    .executeTakeFirst()

export const findSize = async (reader: Reader, id: string): Promise<number | undefined> =>
  (
    await reader
      .selectFrom('media')
      .where('id', '=', id)
      .select(sql<number>`length(bytes)`.as('size'))
      .executeTakeFirst()
  )?.size

/** Most bytes of pictures in one file that is made of a homework. */
const MOST_IN_A_FILE = 30 * 2 ** 20

/** Pictures of these files, in this order, as far as they have room together. */
export async function findPictures(reader: Reader, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await reader
    .selectFrom('media')
    .where('id', 'in', [...ids])
    .where('content_type', 'like', 'image/%')
    .select(['id', 'content_type', 'width', 'height', 'bytes'])
    .execute()
  let left = MOST_IN_A_FILE
  return ids
    .flatMap((id) => rows.find((row) => row.id === id) ?? [])
    .filter(({ bytes }) => {
      left -= bytes.length
      return left >= 0
    })
}
export type StoredPicture = Awaited<ReturnType<typeof findPictures>>[number]
