import { createHash } from 'node:crypto'
import { type Document, type DocumentNode, pinnedVersions } from '@lightwork/content'
import type { EntryAttributes } from '@lightwork/contract'
import { canonicalJson, type EntryLicence, type ItemType, type Json, type Mask, type TierLoad } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../../db/transaction.ts'
import type { EntryId } from './entry-access.ts'

export interface EntryWork {
  readonly position: number
  readonly homework_school_id: string
  readonly assignment_id: string
  readonly revision: number
  readonly title: string
  readonly document: Document
  readonly load: TierLoad
}

/** All that is handed in; a receipt holds it as it was. */
export interface EntryContent {
  readonly group_id: string
  readonly title: string
  readonly intent: Document
  readonly aims: Document
  readonly authors: readonly { readonly name: string; readonly account_id: string | null }[]
  readonly licence: EntryLicence
  readonly may_exhibit: boolean
  readonly attributes: EntryAttributes | null
  readonly masks: readonly Mask[]
  readonly works: readonly EntryWork[]
  readonly files: readonly string[]
}

export async function readContent(reader: Reader, { competitionId, entryId }: EntryId): Promise<EntryContent> {
  const row = await reader
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .select(['group_id', 'title', 'intent', 'aims', 'authors', 'licence', 'may_exhibit', 'attributes', 'masks'])
    .$castTo<Omit<EntryContent, 'works' | 'files'>>()
    .executeTakeFirstOrThrow()
  const works = await reader
    .selectFrom('entry_work')
    .where('competition_id', '=', competitionId)
    .where('entry_id', '=', entryId)
    .orderBy('position')
    .select(['position', 'homework_school_id', 'assignment_id', 'revision', 'title', 'document', 'load'])
    .$castTo<EntryWork>()
    .execute()
  const files = await reader
    .selectFrom('entry_file')
    .where('competition_id', '=', competitionId)
    .where('entry_id', '=', entryId)
    .where('removed_at', 'is', null)
    .orderBy('finished_at')
    .orderBy('id')
    .select('id')
    .execute()
  return { ...row, works, files: files.map(({ id }) => id) }
}

/** Content that came from the database is plain JSON. */
export const hashOf = (content: EntryContent): string =>
  createHash('sha256')
    .update(canonicalJson(content as unknown as Json))
    .digest('hex')

/** An item of the bank as a work pins it. */
export interface PinnedItem {
  readonly version_id: string
  readonly type: ItemType
  readonly body: DocumentNode
  readonly answer: { readonly key: unknown; readonly body: DocumentNode }
  readonly explanation: DocumentNode
}

/** A version that is pinned does not change. */
export async function readPinnedItems(reader: Reader, works: readonly EntryWork[]): Promise<PinnedItem[]> {
  const ids = [...new Set(works.flatMap(({ document }) => pinnedVersions(document)))]
  if (ids.length === 0) return []
  return reader
    .selectFrom('item_version')
    .where('id', 'in', ids)
    .select(['id as version_id', 'type', 'body', 'answer', 'explanation'])
    .$castTo<PinnedItem>()
    .execute()
}

export interface EntryFileTexts {
  readonly id: string
  readonly content_type: string
  /** Every text in it in which a name could stand. */
  readonly texts: readonly string[]
  readonly unread_pages: number
}

const files = (reader: Reader, competitionId: string, ids: readonly string[]) =>
  reader
    .selectFrom('entry_file')
    .where('competition_id', '=', competitionId)
    // None of a list of none.
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('finished_at')
    .orderBy('id')

export const readFileTexts = (
  reader: Reader,
  competitionId: string,
  ids: readonly string[],
): Promise<EntryFileTexts[]> =>
  files(reader, competitionId, ids)
    .select(['id', 'content_type', 'texts', 'unread_pages'])
    .$castTo<EntryFileTexts>()
    .execute()

export interface CleanFile {
  readonly name: string
  readonly content_type: string
  readonly blind_bytes: Buffer
}

export const readFiles = (reader: Reader, competitionId: string, ids: readonly string[]): Promise<CleanFile[]> =>
  files(reader, competitionId, ids).select(['name', 'content_type', 'blind_bytes']).execute()
