import type { TableReport } from '@lightwork/contract'
import { type Subject, termKey } from '@lightwork/domain'
import { type PointRow, type RowError, readPointRows, readTable } from '@lightwork/interchange'
import { sql } from 'kysely'
import type { Reader, Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { settleLabels } from './labels.commands.ts'
import { type PlanPoint, type PointPlan, planPoints } from './plan-points.ts'
import { requireOwner } from './taxonomy.policy.ts'
import { type StepPlace, takeStep } from './term-steps.ts'
import { lockTaxonomy } from './terms.ts'

export interface PointTable {
  readonly subject: Subject
  readonly rows: readonly PointRow[]
  readonly others: number
  readonly errors: readonly RowError[]
}

/** Reads a table before any transaction is open. */
export async function readPoints(subject: Subject, bytes: Buffer): Promise<PointTable> {
  return { subject, ...readPointRows(await readTable(bytes), subject) }
}

const listPoints = (reader: Reader, subject: string): Promise<PlanPoint[]> =>
  reader
    .selectFrom('knowledge_point')
    .where('subject', '=', subject)
    .where('merged_into', 'is', null)
    .orderBy('depth')
    .orderBy('position')
    .select(['id', 'parent_id', 'name'])
    .execute()

/** Aliases that are new; one that means another term is an error of its row. */
async function checkAliases(reader: Reader, subject: string, { aliases }: PointPlan) {
  const known = await reader
    .selectFrom('term_name')
    .where('subject', '=', subject)
    .select(['name_key', 'point_id'])
    .execute()
  const meaning = new Map(known.map(({ name_key, point_id }) => [name_key, point_id]))
  const fresh: PointPlan['aliases'][number][] = []
  const errors: RowError[] = []
  for (const alias of aliases) {
    const means = meaning.get(termKey(alias.name))
    if (means === undefined) {
      fresh.push(alias)
      meaning.set(termKey(alias.name), alias.id)
    } else if (means !== alias.id)
      errors.push({ row: alias.row, message: `“${alias.name}”已指另一个知识点 / it means another point` })
  }
  return { fresh, errors }
}

async function insertPoints(tx: Tx, subject: string, { adds }: PointPlan): Promise<void> {
  if (adds.length === 0) return
  const rows = adds.map(({ id, parent_id, name }, index) => ({ id, parent_id, name, index }))
  await sql`
    insert into knowledge_point (id, subject, parent_id, name, position, stands_for)
    select r.id, ${subject}, r.parent_id, r.name, r.index + coalesce((select max(position) + 1 from knowledge_point s
      where s.subject = ${subject} and s.parent_id is not distinct from r.parent_id), 0), r.id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, parent_id uuid, name text, index int)
    order by r.index`.execute(tx)
}

async function write(tx: Tx, place: StepPlace, plan: PointPlan, aliases: PointPlan['aliases']): Promise<void> {
  await insertPoints(tx, place.subject, plan)
  for (const { id, parent_id } of plan.moves)
    await takeStep(tx, place, { kind: 'move', id, parent_id, before_id: null })
  for (const { id, name } of plan.renames) await takeStep(tx, place, { kind: 'rename', id, name })
  const rows = aliases.map(({ id, name }) => ({ id, name }))
  await sql`
    insert into term_alias (subject, name, point_id, added_by, added_at)
    select ${place.subject}, name, id, ${place.accountId}, ${place.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, name text) on conflict do nothing`.execute(
    tx,
  )
  await settleLabels(tx, place)
}

const SAMPLES = 30
const ERRORS = 100

interface Found {
  readonly written: boolean
  readonly table: { readonly rows: readonly unknown[]; readonly others: number }
  readonly added: readonly { readonly row: number; readonly text: string }[]
  readonly changed: readonly { readonly row: number; readonly text: string }[]
  readonly same: number
  readonly absent: number
  readonly errors: readonly RowError[]
}

/** A report short enough to read, whatever the size of the table. */
export function toReport({ written, table, added, changed, same, absent, errors }: Found): TableReport {
  const samples = [
    ...changed.slice(0, SAMPLES).map((each) => ({ ...each, what: 'changed' as const })),
    ...added.slice(0, SAMPLES).map((each) => ({ ...each, what: 'added' as const })),
  ]
  const counts = { added: added.length, changed: changed.length, same, absent }
  const listed = [...errors].sort((a, b) => a.row - b.row).slice(0, ERRORS)
  return {
    written,
    rows: table.rows.length,
    others: table.others,
    ...counts,
    samples,
    errors: listed,
    refused: errors.length,
  }
}

/** Looks at a table of knowledge points against the tree, or writes it: what it does not name stays. */
export async function importPoints(
  tx: Tx,
  actor: Actor,
  { table, written }: { readonly table: PointTable; readonly written: boolean },
  now: Date,
): Promise<TableReport> {
  const { subject } = table
  if (written) {
    await requireOwner(tx, actor, subject)
    await lockTaxonomy(tx, subject)
  }
  const plan = planPoints(await listPoints(tx, subject), table.rows)
  const { fresh, errors } = await checkAliases(tx, subject, plan)
  if (written) await write(tx, { subject, accountId: actor.accountId, now }, plan, fresh)
  const changed = [
    ...plan.renames.map(({ row, from, name }) => ({ row, text: `${from} → ${name}` })),
    ...plan.moves.map(({ row, name }) => ({ row, text: `${name} ⇢` })),
    ...fresh.map(({ row, name }) => ({ row, text: `≈ ${name}` })),
  ].sort((a, b) => a.row - b.row)
  const added = plan.adds.map(({ row, name }) => ({ row, text: name }))
  const { same, absent } = plan
  return toReport({
    written,
    table,
    added,
    changed,
    same,
    absent,
    errors: [...table.errors, ...plan.errors, ...errors],
  })
}
