import type { BulkAction } from '@lightwork/contract'
import type { BulkChange, ReviewTick, Terms } from '@lightwork/domain'
import { type SqlBool, sql } from 'kysely'
import type { Reader, Tx } from '../../db/transaction.ts'
import { findTerms } from '../taxonomy/find-terms.ts'

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

export interface ReadChange {
  readonly change: BulkChange
  readonly terms: Terms
}

/**
 * A change as it is to be understood now: merged knowledge points are the terms they stand for, and those that are no
 * longer offered belong to no subject, so that they can be taken away and not given.
 */
export async function readChange(reader: Reader, change: BulkChange): Promise<ReadChange> {
  const { point_ids: points, unit_ids: units } = change
  const found = await findTerms(reader, { pointIds: points?.values ?? [], unitIds: units?.values ?? [] })
  const standsFor = new Map(found.map(({ id, stands_for }) => [id, stands_for]))
  const subjects = new Map(found.filter(({ retired }) => !retired).map((term) => [term.stands_for, term.subject]))
  return {
    change: {
      ...change,
      ...(points !== undefined && {
        point_ids: { ...points, values: points.values.map((id) => standsFor.get(id) ?? id) },
      }),
    },
    terms: { subjectOfPoint: subjects, subjectOfUnit: subjects },
  }
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
