import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'

export interface ImportStart {
  readonly fileName: string
  readonly startedBy: string | null
}

/** Opens the report of a new import. */
export async function startRun(tx: Tx, { fileName, startedBy }: ImportStart, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('import_run')
    .values({ id, file_name: fileName, started_by: startedBy, started_at: now, progress_at: now })
    .execute()
  return id
}
