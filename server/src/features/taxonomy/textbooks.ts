import type * as contract from '@lightwork/contract'
import type { Input, Output } from '@lightwork/contract'
import { gradesOfSubject } from '@lightwork/domain'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { onConflict } from '../../db/constraints.ts'
import type { Reader, Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { requireOwner } from './taxonomy.policy.ts'
import { readName } from './term-steps.ts'
import { lockTaxonomy } from './terms.ts'

type Book = Output<typeof contract.getTextbook>

const bookColumns = ['id', 'subject', 'publisher', 'year', 'grade', 'volume'] as const

async function getBook(reader: Reader, id: string): Promise<Omit<Book, 'units'>> {
  const book = await reader
    .selectFrom('textbook')
    .where('id', '=', id)
    .select(bookColumns)
    .select(sql<boolean>`retired_at is not null`.as('retired'))
    .$castTo<Omit<Book, 'units'>>()
    .executeTakeFirst()
  if (book === undefined) throw new Problem('not-found')
  return book
}

/** A textbook with its units, each before its lessons. */
export async function getTextbook(reader: Reader, id: string): Promise<Book> {
  const book = await getBook(reader, id)
  const units = await reader
    .selectFrom('textbook_unit')
    .where('textbook_id', '=', id)
    .select(['id', 'parent_id', 'title'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  const lessonsOf = (unitId: string) => units.filter(({ parent_id }) => parent_id === unitId)
  return {
    ...book,
    units: units.filter(({ parent_id }) => parent_id === null).flatMap((unit) => [unit, ...lessonsOf(unit.id)]),
  }
}

export async function addTextbook(
  tx: Tx,
  actor: Actor,
  { params: { subject }, body: book }: Input<typeof contract.addTextbook>,
): Promise<Omit<Book, 'units'>> {
  const { grade } = book
  await requireOwner(tx, actor, subject)
  const [from, to] = gradesOfSubject[subject]
  if (grade < from || grade > to)
    throw new Problem('invalid-request', undefined, {
      errors: [{ path: 'grade', message: `这门学科在 ${from}–${to} 年级开设 / taught in grades ${from}-${to}` }],
    })
  await lockTaxonomy(tx, subject)
  const id = newId()
  await tx
    .insertInto('textbook')
    .values({ ...book, subject, publisher: readName(book.publisher), id })
    .execute()
    .catch(onConflict('textbook_key', () => new Problem('name-taken')))
  return getBook(tx, id)
}

/** At the end: of the textbook, or of the unit it is a lesson of. Lessons have none below them. */
export async function addUnit(
  tx: Tx,
  actor: Actor,
  { params: { textbook_id }, body: { unit_id, title: wanted } }: Input<typeof contract.addUnit>,
): Promise<{ id: string; title: string }> {
  const { subject } = await getBook(tx, textbook_id)
  await requireOwner(tx, actor, subject)
  await lockTaxonomy(tx, subject)
  if (unit_id !== null) {
    const unit = await tx
      .selectFrom('textbook_unit')
      .where('id', '=', unit_id)
      .where('textbook_id', '=', textbook_id)
      .where('parent_id', 'is', null)
      .select('id')
      .executeTakeFirst()
    if (unit === undefined) throw new Problem('not-found')
  }
  const [id, title] = [newId(), readName(wanted)]
  const position = sql<number>`coalesce((select max(position) + 1 from textbook_unit
    where textbook_id = ${textbook_id} and parent_id is not distinct from ${unit_id}), 0)`
  await tx
    .insertInto('textbook_unit')
    .values({ id, textbook_id, parent_id: unit_id, title, position })
    .execute()
    .catch(onConflict('textbook_unit_sibling', () => new Problem('name-taken')))
  return { id, title }
}

/** A retired textbook is no longer offered; what is tagged with it stays. */
export async function retireTextbook(
  tx: Tx,
  actor: Actor,
  { id, retired }: { readonly id: string; readonly retired: boolean },
  now: Date,
): Promise<Omit<Book, 'units'>> {
  const { subject } = await getBook(tx, id)
  await requireOwner(tx, actor, subject)
  await lockTaxonomy(tx, subject)
  await tx
    .updateTable('textbook')
    .set({ retired_at: retired ? now : null })
    .where('id', '=', id)
    .execute()
  return getBook(tx, id)
}

export async function renameUnit(
  tx: Tx,
  actor: Actor,
  { id, title: wanted }: { readonly id: string; readonly title: string },
): Promise<{ id: string; title: string }> {
  const unit = await tx
    .selectFrom('textbook_unit')
    .innerJoin('textbook', 'textbook.id', 'textbook_unit.textbook_id')
    .where('textbook_unit.id', '=', id)
    .select('textbook.subject')
    .executeTakeFirst()
  if (unit === undefined) throw new Problem('not-found')
  await requireOwner(tx, actor, unit.subject)
  await lockTaxonomy(tx, unit.subject)
  const title = readName(wanted)
  await tx
    .updateTable('textbook_unit')
    .set({ title })
    .where('id', '=', id)
    .execute()
    .catch(onConflict('textbook_unit_sibling', () => new Problem('name-taken')))
  return { id, title }
}
