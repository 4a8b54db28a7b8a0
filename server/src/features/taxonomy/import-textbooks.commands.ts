import type { TableReport } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { type BookRow, type RowError, readBookRows, readTable } from '@lightwork/interchange'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Reader, Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { toReport } from './import-points.commands.ts'
import { requireOwner } from './taxonomy.policy.ts'
import { lockTaxonomy } from './terms.ts'

export interface BookTable {
  readonly subject: Subject
  readonly rows: readonly BookRow[]
  readonly others: number
  readonly errors: readonly RowError[]
}

export async function readTextbooks(subject: Subject, bytes: Buffer): Promise<BookTable> {
  return { subject, ...readBookRows(await readTable(bytes), subject) }
}

interface Book {
  readonly id: string
  readonly publisher: string
  readonly year: number
  readonly grade: number
  readonly volume: string
}
interface Unit {
  readonly id: string
  readonly textbook_id: string
  readonly parent_id: string | null
  readonly title: string
}

interface Standing {
  readonly books: readonly Book[]
  readonly units: readonly Unit[]
}

async function readStanding(reader: Reader, subject: string): Promise<Standing> {
  const books = await reader
    .selectFrom('textbook')
    .where('subject', '=', subject)
    .select(['id', 'publisher', 'year', 'grade', 'volume'])
    .execute()
  const units = await reader
    .selectFrom('textbook_unit')
    .innerJoin('textbook', 'textbook.id', 'textbook_unit.textbook_id')
    .where('textbook.subject', '=', subject)
    .select(['textbook_unit.id', 'textbook_unit.textbook_id', 'textbook_unit.parent_id', 'textbook_unit.title'])
    .execute()
  return { books, units }
}

interface Plan {
  readonly books: Book[]
  readonly units: (Unit & { readonly row: number })[]
  readonly renames: { readonly row: number; readonly id: string; readonly from: string; readonly title: string }[]
  readonly errors: RowError[]
  readonly named: Set<string>
  same: number
}

const bookKey = ({ publisher, year, grade, volume }: Omit<Book, 'id'>) =>
  JSON.stringify([publisher, year, grade, volume])
const unitKey = ({ textbook_id, parent_id, title }: Omit<Unit, 'id'>) => JSON.stringify([textbook_id, parent_id, title])

/** What a table adds to the textbooks and which titles it changes. */
export function planBooks(standing: Standing, rows: readonly BookRow[]): Plan {
  const books = new Map(standing.books.map((book) => [bookKey(book), book]))
  const units = new Map(standing.units.map((unit) => [unitKey(unit), unit]))
  const byId = new Map(standing.units.map((unit) => [unit.id, unit]))
  const plan: Plan = { books: [], units: [], renames: [], errors: [], named: new Set(), same: 0 }
  const bookOf = ({ publisher, year, grade, volume }: BookRow): Book => {
    const wanted = { id: newId(), publisher, year, grade, volume }
    const found = books.get(bookKey(wanted))
    if (found !== undefined) return found
    books.set(bookKey(wanted), wanted)
    plan.books.push(wanted)
    return wanted
  }
  const unitOf = (row: number, textbook_id: string, parent_id: string | null, title: string): Unit => {
    const wanted = { id: newId(), textbook_id, parent_id, title }
    const found = units.get(unitKey(wanted))
    if (found !== undefined) return found
    units.set(unitKey(wanted), wanted)
    plan.units.push({ ...wanted, row })
    return wanted
  }
  const rename = (row: BookRow, unit: Unit, title: string) => {
    const key = unitKey({ ...unit, title })
    if (units.has(key) && units.get(key)?.id !== unit.id)
      return void plan.errors.push({ row: row.row, message: '同一处已有这个名称 / the title stands there already' })
    if (unit.title === title) plan.same++
    else plan.renames.push({ row: row.row, id: unit.id, from: unit.title, title })
    units.set(key, { ...unit, title })
    plan.named.add(unit.id)
  }
  for (const row of rows) {
    const standingUnit = row.id === null ? undefined : byId.get(row.id)
    const isLesson = row.lesson !== null
    if (row.id !== null && (standingUnit === undefined || isLesson !== (standingUnit.parent_id !== null))) {
      plan.errors.push({ row: row.row, message: '编号不对；新的单元或课请留空 / leave the id of a new line empty' })
    } else if (standingUnit !== undefined) rename(row, standingUnit, row.lesson ?? row.unit)
    else {
      const before = plan.units.length
      const unit = unitOf(row.row, bookOf(row).id, null, row.unit)
      const last = row.lesson === null ? unit : unitOf(row.row, unit.textbook_id, unit.id, row.lesson)
      plan.named.add(unit.id).add(last.id)
      if (plan.units.length === before) plan.same++
    }
  }
  return plan
}

async function write(tx: Tx, subject: string, { books, units, renames }: Plan): Promise<void> {
  await sql`
    insert into textbook (id, subject, publisher, year, grade, volume)
    select id, ${subject}, publisher, year, grade, volume
    from jsonb_to_recordset(${JSON.stringify(books)}::jsonb) as r (id uuid, publisher text, year smallint, grade smallint, volume text)`.execute(
    tx,
  )
  const rows = units.map(({ row: _, ...unit }, position) => ({ ...unit, position }))
  await sql`
    insert into textbook_unit (id, textbook_id, parent_id, title, position)
    select id, textbook_id, parent_id, title, position + coalesce((
      select max(u.position) + 1 from textbook_unit u where u.textbook_id = r.textbook_id and u.parent_id is not distinct from r.parent_id), 0)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, textbook_id uuid, parent_id uuid, title text, position int)
    order by position`.execute(tx)
  await sql`
    update textbook_unit u set title = r.title
    from jsonb_to_recordset(${JSON.stringify(renames)}::jsonb) as r (id uuid, title text) where u.id = r.id`.execute(tx)
}

const bookName = ({ publisher, year, grade, volume }: Book) => `${publisher} ${year} · ${grade}${volume}`

/** Looks at a table of textbooks against those that stand, or writes it. */
export async function importTextbooks(
  tx: Tx,
  actor: Actor,
  { table, written }: { readonly table: BookTable; readonly written: boolean },
): Promise<TableReport> {
  const { subject } = table
  if (written) {
    await requireOwner(tx, actor, subject)
    await lockTaxonomy(tx, subject)
  }
  const standing = await readStanding(tx, subject)
  const plan = planBooks(standing, table.rows)
  if (written) await write(tx, subject, plan)
  const books = new Map([...standing.books, ...plan.books].map((book) => [book.id, bookName(book)]))
  return toReport({
    written,
    table,
    added: plan.units.map(({ row, title, textbook_id }) => ({
      row,
      text: `${books.get(textbook_id) ?? ''} · ${title}`,
    })),
    changed: plan.renames.map(({ row, from, title }) => ({ row, text: `${from} → ${title}` })),
    same: plan.same,
    absent: standing.units.filter(({ id }) => !plan.named.has(id)).length,
    errors: [...table.errors, ...plan.errors],
  })
}
