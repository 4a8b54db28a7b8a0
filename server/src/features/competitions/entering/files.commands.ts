import { v7 as newId } from 'uuid'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { type EntryId, holdOwnEntry, requireWritable } from './entry-access.ts'
import type { KeptEntryFile } from './files/keep-entry-file.ts'
import { fileReasons } from './files/refused-file.ts'

const MOST_FILES = 5

interface NewFile {
  readonly name: string
  readonly bytes: Buffer
  readonly kept: KeptEntryFile
  readonly begunAt: Date
  readonly now: Date
}

const touch = (tx: Tx, { competitionId, entryId }: EntryId, revision: number, now: Date) =>
  tx
    .updateTable('entry')
    .set({ revision: revision + 1, saved_at: now, masks_confirmed_at: null })
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .execute()

export async function addFile(tx: Tx, actor: Actor, which: EntryId, file: NewFile): Promise<void> {
  const { competitionId, entryId } = which
  const { name, bytes, kept, begunAt, now } = file
  const held = await holdOwnEntry(tx, actor, which)
  requireWritable(held, now)
  const there = await tx
    .selectFrom('entry_file')
    .where('competition_id', '=', competitionId)
    .where('entry_id', '=', entryId)
    .where('removed_at', 'is', null)
    .select('id')
    .execute()
  if (there.length >= MOST_FILES) throw new Problem('entry-file-refused', fileReasons.too_many)
  await tx
    .insertInto('entry_file')
    .values({
      competition_id: competitionId,
      entry_id: entryId,
      id: newId(),
      name,
      content_type: kept.contentType,
      bytes,
      blind_bytes: Buffer.from(kept.clean),
      texts: JSON.stringify(kept.texts),
      unread_pages: kept.unreadPages,
      begun_at: begunAt,
      finished_at: now,
    })
    .execute()
  await touch(tx, which, held.revision, now)
}

/** Out of the draft. What was handed in before may still hold it. */
export async function removeFile(
  tx: Tx,
  actor: Actor,
  which: EntryId,
  { fileId, now }: { readonly fileId: string; readonly now: Date },
): Promise<void> {
  const held = await holdOwnEntry(tx, actor, which)
  requireWritable(held, now)
  const { numUpdatedRows } = await tx
    .updateTable('entry_file')
    .set({ removed_at: now })
    .where('competition_id', '=', which.competitionId)
    .where('entry_id', '=', which.entryId)
    .where('id', '=', fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('not-found')
  await touch(tx, which, held.revision, now)
}
