import type * as contract from '@lightwork/contract'
import type { Output } from '@lightwork/contract'
import { type Subject, subjectNames, type Volume } from '@lightwork/domain'
import { bookTable, pointTable, writeTable } from '@lightwork/interchange'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { getTermTree } from './taxonomy.queries.ts'

type Table = Output<typeof contract.exportTerms>

async function toTable(
  name: string,
  { columns, rows }: ReturnType<typeof pointTable> | ReturnType<typeof bookTable>,
): Promise<Table> {
  const bytes = await writeTable(name, columns, rows)
  return { file_name: `${name}.xlsx`, base64: Buffer.from(bytes).toString('base64') }
}

/** The present tree, indented; the template of an import as well. */
export async function exportPoints(reader: Reader, actor: Actor, subject: Subject): Promise<Table> {
  const { points } = await getTermTree(reader, actor, subject)
  const depths = new Map<string, number>()
  const lines = points.map(({ id, parent_id, name, aliases }) => {
    const depth = (parent_id === null ? 0 : (depths.get(parent_id) ?? 0)) + 1
    depths.set(id, depth)
    return { id, depth, name, aliases }
  })
  return toTable(`${subjectNames[subject].zh}知识点`, pointTable(subject, lines))
}

interface BookUnit {
  readonly id: string
  readonly publisher: string
  readonly year: number
  readonly grade: number
  readonly volume: Volume
  readonly unit: string
  readonly lesson: string | null
}

export async function exportTextbooks(reader: Reader, subject: Subject): Promise<Table> {
  const lines = await reader
    .selectFrom(
      sql<BookUnit>`(
        select u.id, b.publisher, b.year, b.grade, b.volume, coalesce(above.title, u.title) as unit,
          case when above.id is not null then u.title end as lesson,
          row_number() over (order by b.publisher, b.year, b.grade, b.volume, coalesce(above.position, u.position), coalesce(above.id, u.id),
            above.id is not null, u.position) as place
        from textbook_unit u join textbook b on b.id = u.textbook_id left join textbook_unit above on above.id = u.parent_id
        where b.subject = ${subject})`.as('line'),
    )
    .select(['id', 'publisher', 'year', 'grade', 'volume', 'unit', 'lesson'])
    .orderBy(sql`place`)
    .execute()
  return toTable(`${subjectNames[subject].zh}教材目录`, bookTable(subject, lines))
}
