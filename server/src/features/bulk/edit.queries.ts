import type { BulkAction } from '@lightwork/contract'
import type { BulkChange, ReviewTick, Terms } from '@lightwork/domain'
import { type SqlBool, sql } from 'kysely'
import type { Reader, Tx } from '../../db/transaction.ts'
import { competenciesOf } from '../items/items.queries.ts'
import { findTerms } from '../items/terms.queries.ts'

/** What is done, as it is stored: the change, the reason, the ticks once they are given. */
export interface StoredAction {
  readonly change?: BulkChange
  readonly reason?: string
  readonly ticks?: readonly ReviewTick[]
}

export interface StoredEdit {
  readonly id: string
  readonly kind: BulkAction['kind'] | 'undo'
  readonly action: StoredAction
  readonly undoes: string | null
  readonly prepared_by: string
  readonly started_at: string | null
  readonly finished_at: string | null
}

export const findEdit = (reader: Reader, editId: string): Promise<StoredEdit | undefined> =>
  reader
    .selectFrom('bulk_edit')
    .where('id', '=', editId)
    .select(['id', 'kind', 'action', 'undoes', 'prepared_by', 'started_at', 'finished_at'])
    .$castTo<StoredEdit>()
    .executeTakeFirst()

/** The terms a change names, with their subjects. */
export async function readTerms(reader: Reader, { point_ids, unit_ids }: BulkChange): Promise<Terms> {
  const asked = { pointIds: point_ids?.values ?? [], unitIds: unit_ids?.values ?? [] }
  const subjects = new Map((await findTerms(reader, asked)).map(({ id, subject }) => [id, subject]))
  return { subjectOfPoint: subjects, subjectOfUnit: subjects, competenciesOf }
}

export interface WaitingItem {
  readonly item_id: string
  readonly revision: number
}

/** The next items without an outcome, held; what another worker holds is left to it. */
export const claimWaiting = (tx: Tx, editId: string, limit: number): Promise<WaitingItem[]> =>
  tx
    .selectFrom('bulk_edit_item')
    .where('edit_id', '=', editId)
    .where('outcome', 'is', null)
    .orderBy('item_id')
    .limit(limit)
    .select(['item_id', 'revision'])
    .forUpdate()
    .skipLocked()
    .execute()

export const isWaiting = sql<SqlBool>`exists (select from bulk_edit_item i where i.edit_id = bulk_edit.id and i.outcome is null)`
