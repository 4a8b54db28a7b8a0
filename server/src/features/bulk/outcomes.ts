import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Side, Verdict } from './verdicts.ts'

/** What became of an item. */
export interface Outcome {
  readonly item_id: string
  readonly outcome: Verdict['outcome']
  readonly reason: string | null
  readonly detail: string | null
  readonly before: Side | null
  readonly after: Side | null
  readonly starts_version: boolean
  readonly after_revision: number | null
}

interface Marks {
  readonly startsVersion: boolean
  readonly revision: number
}

/** The outcome of a verdict that was carried out on the revision that stood there. */
export const outcomeOf = (item_id: string, verdict: Verdict, { startsVersion, revision }: Marks): Outcome => ({
  item_id,
  outcome: verdict.outcome,
  reason: verdict.outcome === 'refused' ? verdict.reason : null,
  detail: verdict.outcome === 'refused' ? (verdict.detail ?? null) : null,
  before: verdict.outcome === 'changed' ? verdict.before : null,
  after: verdict.outcome === 'changed' ? verdict.after : null,
  starts_version: startsVersion,
  after_revision: verdict.outcome === 'changed' ? revision + 1 : null,
})

export const outcomeColumns = sql`r (item_id uuid, revision int, outcome text, reason text, detail text, before jsonb, after jsonb,
  starts_version boolean, after_revision int)`

/** Writes outcomes and moves the counts on, in the transaction that did what they report. An outcome is written once. */
export async function recordOutcomes(tx: Tx, editId: string, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const count = (outcome: Outcome['outcome']) => sql`(select count(*) from written where outcome = ${outcome})`
  await sql`
    with written as (
      update bulk_edit_item i set outcome = r.outcome, reason = r.reason, detail = r.detail, before = r.before, after = r.after,
        starts_version = r.starts_version, after_revision = r.after_revision
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as ${outcomeColumns}
      where i.edit_id = ${editId} and i.item_id = r.item_id and i.outcome is null
      returning i.outcome
    )
    update bulk_edit set changed = changed + ${count('changed')}, unchanged = unchanged + ${count('unchanged')},
      refused = refused + ${count('refused')}, progress_at = ${now}
    where id = ${editId}`.execute(tx)
}
