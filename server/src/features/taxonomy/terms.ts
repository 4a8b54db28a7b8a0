import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'

export interface Term {
  readonly id: string
  readonly parent_id: string | null
  readonly path: readonly string[]
  readonly depth: number
  readonly position: number
  readonly name: string
  readonly retired: boolean
}

/** Everybody who changes a subject's terms or textbooks passes here, one after the other. */
export async function lockTaxonomy(tx: Tx, subject: string): Promise<void> {
  await sql`update taxonomy set revision = revision + 1 where subject = ${subject}`.execute(tx)
}

/** A living term of the subject; one that was merged meanwhile is nobody's to change. */
export async function getTerm(tx: Tx, subject: string, id: string): Promise<Term> {
  const row = await tx
    .selectFrom('knowledge_point')
    .where('id', '=', id)
    .where('subject', '=', subject)
    .select(['id', 'parent_id', 'path', 'depth', 'position', 'name', 'merged_into'])
    .select(sql<boolean>`retired_at is not null`.as('retired'))
    .$castTo<Term & { merged_into: string | null }>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  if (row.merged_into !== null) throw new Problem('term-changed')
  return row
}

/** A term that others can be put below or merged into. */
export async function getOpenTerm(tx: Tx, subject: string, id: string): Promise<Term> {
  const term = await getTerm(tx, subject, id)
  if (term.retired) throw new Problem('term-changed')
  return term
}

/** Ids of a term and all below it. */
export async function listSubtree(tx: Tx, subject: string, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('knowledge_point')
    .where('subject', '=', subject)
    .where(sql<boolean>`path @> array[${id}]::uuid[]`)
    .where('merged_into', 'is', null)
    .select('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Puts a term below another (null: at the top), at the end, with everything below it. */
export async function hang(tx: Tx, term: Term, parent: Term | null): Promise<void> {
  const prefix = [...(parent?.path ?? [])]
  await sql`
    update knowledge_point set path = ${sql.val(prefix)}::uuid[] || path[${term.depth}::int:]
    where path @> array[${term.id}]::uuid[]`.execute(tx)
  await sql`
    update knowledge_point set parent_id = ${parent?.id ?? null}, position = coalesce((
      select max(position) + 1 from knowledge_point s
      where s.subject = knowledge_point.subject and s.parent_id is not distinct from ${parent?.id ?? null} and s.id <> ${term.id}), 0)
    where id = ${term.id}`.execute(tx)
}

/** Puts a term before one of its siblings, or last. */
export async function order(tx: Tx, subject: string, term: Term, beforeId: string | null): Promise<void> {
  await sql`
    with siblings as (
      select s.id, row_number() over (order by s.position, s.id) * 2 as place from knowledge_point s
      where s.subject = ${subject} and s.merged_into is null
        and s.parent_id is not distinct from (select parent_id from knowledge_point where id = ${term.id})
    ),
    wanted as (
      select id, case when id = ${term.id} then coalesce((select place - 1 from siblings where id = ${beforeId}), 1000000) else place end as place
      from siblings
    ),
    placed as (select id, row_number() over (order by place) as place from wanted)
    update knowledge_point p set position = placed.place from placed where placed.id = p.id and p.position <> placed.place`.execute(
    tx,
  )
}
