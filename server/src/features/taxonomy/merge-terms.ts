import { TREE_DEPTH } from '@lightwork/domain'
import { sql } from 'kysely'
import { onConflict } from '../../db/constraints.ts'
import type { Tx } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'
import { markTermsStale } from '../../search/stale-items.ts'
import type { Stepped } from './term-steps.ts'
import { getOpenTerm, getTerm, hang, listSubtree } from './terms.ts'

export interface Unmerge {
  readonly kind: 'unmerge'
  readonly id: string
  readonly into_id: string
  /** Children that went over. */
  readonly children: readonly string[]
}

const childTaken = onConflict(
  'knowledge_point_sibling',
  () =>
    new Problem(
      'name-taken',
      '两边有同名的下级知识点，请先合并它们 / both have a child of this name; merge these first',
    ),
)

async function listChildren(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('knowledge_point')
    .where('parent_id', '=', id)
    .where('merged_into', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .select('id')
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Merges a term into another. No tag of any version is rewritten: the merged term stays as a row that stands for the
 * other, everything that reads tags follows it, and so nothing is lost and the merge can be taken back exactly.
 * Both are living when this holds the subject's lock, so what stands for what is always a living term and never a ring.
 */
export async function mergeTerm(
  tx: Tx,
  subject: string,
  { id, into_id }: { readonly id: string; readonly into_id: string },
): Promise<Stepped> {
  if (id === into_id) throw new Problem('term-cycle')
  const [term, into] = [await getTerm(tx, subject, id), await getOpenTerm(tx, subject, into_id)]
  if (into.path.includes(id)) throw new Problem('term-cycle')
  const touched = await listSubtree(tx, subject, id)
  const children = await listChildren(tx, id)
  await refuseTooDeep(tx, { subject, id, depth: term.depth }, into.depth)
  await sql`update knowledge_point set merged_into = ${into_id}, stands_for = ${into_id} where id = ${id}`.execute(tx)
  await sql`update knowledge_point set stands_for = ${into_id} where stands_for = ${id}`.execute(tx)
  for (const child of children) await hang(tx, await getTerm(tx, subject, child), into).catch(childTaken)
  await markTermsStale(tx, [...touched, into_id])
  return { pointId: into_id, undo: { kind: 'unmerge', id, into_id, children } }
}

async function refuseTooDeep(
  tx: Tx,
  term: { readonly subject: string; readonly id: string; readonly depth: number },
  target: number,
): Promise<void> {
  const { deepest } = await tx
    .selectFrom('knowledge_point')
    .where('subject', '=', term.subject)
    .where(sql<boolean>`path @> array[${term.id}]::uuid[]`)
    .select(sql<number>`max(depth)`.as('deepest'))
    .executeTakeFirstOrThrow()
  if (target + deepest - term.depth > TREE_DEPTH)
    throw new Problem('state-refused', `合并后超过 ${TREE_DEPTH} 层 / deeper than ${TREE_DEPTH} levels`)
}

/** Everything that leads to a term by merges stands for it again. */
const resolveFrom = (id: string) => sql`
  with recursive led as (
    select id from knowledge_point where id = ${id}
    union all
    select p.id from knowledge_point p join led on p.merged_into = led.id
  )
  update knowledge_point set stands_for = ${id} where id in (select id from led)`

/** The term above which it hangs may have been merged away meanwhile: then what that stands for. */
async function livingParent(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ parent_id: string | null }>`
    select above.stands_for as parent_id from knowledge_point p left join knowledge_point above on above.id = p.parent_id
    where p.id = ${id}`.execute(tx)
  return rows[0]?.parent_id ?? null
}

/** Takes a merge back, whatever was merged or moved since: its names and uses are its own again, and so are the children that are still where the merge put them. */
export async function unmergeTerm(tx: Tx, subject: string, { id, into_id, children }: Unmerge): Promise<Stepped> {
  const merged = await tx
    .selectFrom('knowledge_point')
    .where('id', '=', id)
    .where('subject', '=', subject)
    .select(['merged_into', 'stands_for'])
    .executeTakeFirst()
  if (merged?.merged_into !== into_id) throw new Problem('term-changed')
  const holder = merged.stands_for
  await sql`update knowledge_point set merged_into = null, stands_for = id where id = ${id}`
    .execute(tx)
    .catch(
      onConflict(
        'knowledge_point_sibling',
        () => new Problem('name-taken', '原处已有同名知识点，请先改名 / rename it first'),
      ),
    )
  await resolveFrom(id).execute(tx)
  const parentId = await livingParent(tx, id)
  const term = await getTerm(tx, subject, id)
  // A parent that was moved below this term's own heirs cannot be: the merged term had no children left.
  const parent = parentId === null ? null : await getTerm(tx, subject, parentId)
  await hang(tx, term, parent).catch(childTaken)
  const back = (await listChildren(tx, holder)).filter((child) => children.includes(child) && child !== id)
  for (const child of back) {
    const hanging = await getTerm(tx, subject, child)
    const home = await getTerm(tx, subject, id)
    if (!home.path.includes(child)) await hang(tx, hanging, home).catch(childTaken)
  }
  await markTermsStale(tx, [holder, ...(await listSubtree(tx, subject, id))])
  return { pointId: id, undo: { kind: 'merge', id, into_id: holder } }
}
