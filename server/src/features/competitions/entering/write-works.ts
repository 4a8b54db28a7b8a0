import type { Tx } from '../../../db/transaction.ts'
import type { EntryContent } from './content.queries.ts'
import type { EntryId } from './entry-access.ts'

/** Puts the pinned works of an entry in place of those it had. */
export async function writeWorks(
  tx: Tx,
  { competitionId, entryId }: EntryId,
  works: EntryContent['works'],
): Promise<void> {
  await tx
    .deleteFrom('entry_work')
    .where('competition_id', '=', competitionId)
    .where('entry_id', '=', entryId)
    .execute()
  if (works.length === 0) return
  await tx
    .insertInto('entry_work')
    .values(
      works.map(({ document, load, ...work }) => ({
        competition_id: competitionId,
        entry_id: entryId,
        ...work,
        document: JSON.stringify(document),
        load: JSON.stringify(load),
      })),
    )
    .execute()
}
