import { type DocumentNode, openingOf } from '@lightwork/content'
import type {
  BulkEdit,
  BulkEditDetails,
  BulkEditRow,
  Input,
  listBulkEditItems as itemsEndpoint,
  listBulkEdits as listEndpoint,
  Output,
} from '@lightwork/contract'
import { type ReviewTick, reviewTicks, type Subject, UNDO_DAYS } from '@lightwork/domain'
import { sql } from 'kysely'
import { personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { readMomentCursor, toMomentCursor } from '../../http/moment-cursor.ts'
import { Problem } from '../../http/problem.ts'
import { findRulesOf } from '../reviews/rules.queries.ts'
import { findTerms } from '../taxonomy/find-terms.ts'

const PAGE = 30
const ROWS = 20
/** A batch takes a second; what has not moved for so long has lost its process. */
const STANDSTILL = 60_000
const DAY_MS = 86_400_000

interface Stored extends Omit<BulkEdit, 'interrupted' | 'waiting' | 'change' | 'reason'> {
  readonly progress_at: string | null
  readonly action: { readonly change?: BulkEdit['change']; readonly reason?: string }
  readonly undoes: string | null
}

const edits = (reader: Reader) =>
  reader
    .selectFrom('bulk_edit')
    .select(['bulk_edit.id as edit_id', 'kind', 'action', 'undoes', 'prepared_at', 'started_at', 'progress_at'])
    .select(['finished_at', 'total', 'changed', 'unchanged', 'refused'])
    .select(personJson(sql`bulk_edit.prepared_by`).as('prepared_by'))
    .$castTo<Stored>()

function toEdit({ progress_at, action, undoes: _, ...edit }: Stored, now: Date): BulkEdit {
  const isOpen = edit.started_at !== null && edit.finished_at === null
  return {
    ...edit,
    change: action.change ?? null,
    reason: action.reason ?? null,
    interrupted: isOpen && now.getTime() - Date.parse(progress_at ?? '') > STANDSTILL,
    waiting: edit.total - edit.changed - edit.unchanged - edit.refused,
  }
}

/** Applied edits, newest first: one statement. */
export async function listEdits(
  reader: Reader,
  { after }: Input<typeof listEndpoint>['querystring'],
  now: Date,
): Promise<Output<typeof listEndpoint>> {
  const from = readMomentCursor(after)
  let page = edits(reader).where('started_at', 'is not', null)
  if (from !== null) page = page.where(sql<boolean>`(started_at, id) < (${from.moment}::timestamptz, ${from.id}::uuid)`)
  const rows = await page
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    edits: shown.map((row) => toEdit(row, now)),
    after: last === undefined ? null : toMomentCursor({ moment: last.started_at ?? '', id: last.edit_id }),
  }
}

/** What of a hand-in its subjects ask to be ticked; every subject's list is held again when an item is handed in. */
async function ticksOf(reader: Reader, editId: string): Promise<ReviewTick[]> {
  const rows = await reader
    .selectFrom('bulk_edit_item')
    .innerJoin('item', 'item.id', 'bulk_edit_item.item_id')
    .innerJoin('item_version', 'item_version.id', 'item.current_version_id')
    .where('edit_id', '=', editId)
    .where('outcome', 'is', null)
    .select('item_version.subject')
    .distinct()
    .$castTo<{ readonly subject: Subject }>()
    .execute()
  const rules = await findRulesOf(
    reader,
    rows.map(({ subject }) => subject),
  )
  const asked = new Set<ReviewTick>(rules.flatMap(({ self_check }) => [...self_check.ticks]))
  return reviewTicks.filter((tick) => asked.has(tick))
}

async function namesIn(reader: Reader, change: BulkEdit['change']): Promise<BulkEditDetails['names']> {
  const asked = { pointIds: change?.point_ids?.values ?? [], unitIds: change?.unit_ids?.values ?? [] }
  return Object.fromEntries((await findTerms(reader, asked)).map(({ id, name }) => [id, name]))
}

/** One edit in full: a few statements, whatever its size. */
export async function getEdit(reader: Reader, actor: Actor, editId: string, now: Date): Promise<BulkEditDetails> {
  const undoneBy = sql<
    string | null
  >`(select u.id from bulk_edit u where u.undoes = bulk_edit.id and u.started_at is not null)`
  const newVersions = sql<number>`(select count(*)::int from bulk_edit_item i where i.edit_id = bulk_edit.id and i.starts_version)`
  const reasons = sql<BulkEditDetails['reasons']>`(
    select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'n', n) order by n desc, reason), '[]')
    from (select i.reason, count(*)::int as n from bulk_edit_item i where i.edit_id = bulk_edit.id and i.outcome = 'refused'
      group by i.reason) counted)`
  const row = await edits(reader)
    .where('bulk_edit.id', '=', editId)
    .select([undoneBy.as('undone_by'), newVersions.as('new_versions'), reasons.as('reasons')])
    .$castTo<Stored & Pick<BulkEditDetails, 'undone_by' | 'new_versions' | 'reasons'>>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  const edit = toEdit(row, now)
  const { undone_by, new_versions, reasons: counted } = row
  const isOver = edit.finished_at !== null
  const isRecent = now.getTime() - Date.parse(edit.started_at ?? edit.prepared_at) <= UNDO_DAYS * DAY_MS
  return {
    ...edit,
    undone_by,
    new_versions,
    reasons: counted,
    names: await namesIn(reader, edit.change),
    undoes: row.undoes,
    ticks: edit.kind === 'hand_in' && !isOver ? await ticksOf(reader, editId) : [],
    may: {
      apply: !isOver && row.prepared_by.id === actor.accountId,
      undo: edit.kind === 'edit' && isOver && edit.changed > 0 && isRecent && undone_by === null,
      hand_in: edit.kind === 'edit' && isOver && edit.changed > 0 && undone_by === null,
    },
  }
}

type Rows = Output<typeof itemsEndpoint>

/** A page of the items of an edit, with the names of the terms in them: two statements. */
export async function listEditItems(
  reader: Reader,
  editId: string,
  { outcome, after }: Input<typeof itemsEndpoint>['querystring'],
): Promise<Rows> {
  let page = reader
    .selectFrom('bulk_edit_item')
    .innerJoin('item', 'item.id', 'bulk_edit_item.item_id')
    .innerJoin('item_version', 'item_version.id', 'item.current_version_id')
    .where('edit_id', '=', editId)
    .where('outcome', outcome === 'waiting' ? 'is' : '=', outcome === 'waiting' ? null : outcome)
  if (after !== undefined) page = page.where('bulk_edit_item.item_id', '>', after)
  const found = await page
    .orderBy('bulk_edit_item.item_id')
    .limit(ROWS + 1)
    .select(['bulk_edit_item.item_id', 'item_version.subject', 'item_version.state', 'item_version.body'])
    .select(['outcome', 'reason', 'detail', 'starts_version'])
    .select([
      sql<BulkEditRow['before']>`before - 'minutes_evidence'`.as('before'),
      sql<BulkEditRow['after']>`after - 'minutes_evidence'`.as('after'),
    ])
    .$castTo<Omit<BulkEditRow, 'opening'> & { readonly body: DocumentNode }>()
    .execute()
  const shown = found.slice(0, ROWS)
  const sides = shown.flatMap((row) => [row.before ?? {}, row.after ?? {}])
  const terms = await findTerms(reader, {
    pointIds: sides.flatMap(({ point_ids = [] }) => point_ids),
    unitIds: sides.flatMap(({ unit_ids = [] }) => unit_ids),
  })
  return {
    rows: shown.map(({ body, ...row }) => ({ ...row, opening: openingOf(body) as BulkEditRow['opening'] })),
    after: found.length > ROWS ? (shown.at(-1)?.item_id ?? null) : null,
    names: Object.fromEntries(terms.map(({ id, name }) => [id, name])),
  }
}
