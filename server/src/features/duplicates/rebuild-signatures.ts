import { sql } from 'kysely'
import { type Db, inTransaction, nothing } from '../../db/transaction.ts'
import { dropOldTexts, signVersions, type WrittenText } from './signatures.commands.ts'

const PART = 500
const NO_ID = '00000000-0000-0000-0000-000000000000'

export interface Rebuild {
  /** Only texts that have no signature, as after an update of the program. */
  readonly isMissingOnly: boolean
  readonly signal?: AbortSignal
  /** Told after each part how many texts are signed. */
  readonly onPart?: (signed: number) => void
}

/** Signs the texts of the bank anew, in parts of their own transactions: it may be stopped and run again. */
export async function rebuildSignatures(db: Db, { isMissingOnly, signal, onPart }: Rebuild): Promise<number> {
  let after = NO_ID
  for (let signed = 0; ; ) {
    signal?.throwIfAborted()
    const { rows } = await sql<WrittenText>`
      select v.id, v.item_id, v.body, v.answer
      from (select i.* from item i where i.id > ${after}::uuid and (not ${isMissingOnly}::boolean or not exists (
          select from item_signature s where s.version_id = i.current_version_id)) order by i.id limit ${PART}) i
      join item_version v on v.id in (i.current_version_id, i.published_version_id)
      order by v.item_id`.execute(db)
    const last = rows.at(-1)?.item_id
    if (last === undefined) return signed
    await inTransaction(db, nothing, async (tx) => {
      await signVersions(tx, rows)
      await dropOldTexts(tx, [...new Set(rows.map(({ item_id }) => item_id))])
    })
    signed += rows.length
    after = last
    onPart?.(signed)
  }
}
