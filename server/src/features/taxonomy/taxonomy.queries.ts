import type * as contract from '@lightwork/contract'
import type { Output, Taxonomy, TermTree } from '@lightwork/contract'
import { bandsOf, competenciesOf, gradesOfSubject, type Subject } from '@lightwork/domain'
import { sql } from 'kysely'
import { personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { mayChangeTerms } from './taxonomy.policy.ts'
import { editionName, unitTitle, unitWithBook } from './unit-sql.ts'

interface Row {
  readonly id: string
  readonly parent_id: string | null
  readonly name: string
}

/** Rows that come sorted among siblings, depth first. */
function depthFirst<T extends Row>(rows: readonly T[]): T[] {
  const children = new Map<string | null, T[]>()
  for (const row of rows) children.set(row.parent_id, [...(children.get(row.parent_id) ?? []), row])
  const visit = (parent: string | null): T[] => (children.get(parent) ?? []).flatMap((row) => [row, ...visit(row.id)])
  return visit(null)
}

const terms = (reader: Reader, subject: string) =>
  reader
    .selectFrom('knowledge_point')
    .where('subject', '=', subject)
    .where('merged_into', 'is', null)
    .orderBy('position')
    .orderBy('id')

const listUnits = (reader: Reader, subject: Subject) =>
  reader
    .selectFrom(
      sql<Taxonomy['units'][number]>`(
        select u.id, u.textbook_id, u.parent_id, ${editionName} as edition, b.grade, b.volume, ${unitTitle} as title,
          row_number() over (order by b.year desc, b.publisher, b.grade, b.volume, coalesce(above.position, u.position),
            coalesce(above.id, u.id), above.id is not null, u.position)::int as place
        from ${unitWithBook} where b.subject = ${subject} and b.retired_at is null)`.as('unit'),
    )
    .select(['id', 'textbook_id', 'parent_id', 'edition', 'grade', 'volume', 'title'])
    .orderBy(sql`place`)
    .execute()

export async function getTaxonomy(reader: Reader, subject: Subject): Promise<Taxonomy> {
  const rows = await terms(reader, subject)
    .where('retired_at', 'is', null)
    .select(['id', 'parent_id', 'name', 'depth', 'path'])
    .$castTo<Row & { depth: number; path: string[] }>()
    .execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const [first, last] = gradesOfSubject[subject]
  return {
    points: depthFirst(rows).map(({ path, ...point }) => ({
      ...point,
      strand: path
        .slice(0, -1)
        .map((id) => names.get(id) ?? '')
        .join(' › '),
    })),
    units: await listUnits(reader, subject),
    competencies: [...competenciesOf(subject, [first, last])],
    bands: bandsOf(subject),
  }
}

const aliases = sql<string[]>`array(select a.name from term_alias a where a.point_id in (
  select raw.id from knowledge_point raw where raw.stands_for = knowledge_point.id) order by a.name_key)`

async function listBooks(reader: Reader, subject: Subject): Promise<TermTree['textbooks']> {
  return reader
    .selectFrom('textbook')
    .where('subject', '=', subject)
    .select(['id', 'publisher', 'year', 'grade', 'volume', sql<boolean>`retired_at is not null`.as('retired')])
    .orderBy('year', 'desc')
    .orderBy('publisher')
    .orderBy('grade')
    .orderBy('volume')
    .$castTo<TermTree['textbooks'][number]>()
    .execute()
}

/** The tree as its keepers see it: six statements, whatever its size. */
export async function getTermTree(reader: Reader, actor: Actor, subject: Subject): Promise<TermTree> {
  const rows = await terms(reader, subject)
    .select(['id', 'parent_id', 'name', sql<boolean>`retired_at is not null`.as('retired'), aliases.as('aliases')])
    .execute()
  const state = await reader
    .selectFrom('taxonomy')
    .where('subject', '=', subject)
    .select([
      'revision',
      sql<number>`(select count(*)::int from (select from term_proposal where subject = taxonomy.subject and outcome is null limit 1000) o)`.as(
        'open_labels',
      ),
      sql<number>`(select count(*)::int from (select from term_change where subject = taxonomy.subject and state = 'proposed' limit 1000) o)`.as(
        'open_changes',
      ),
    ])
    .executeTakeFirstOrThrow()
  return {
    subject,
    ...state,
    may_change: await mayChangeTerms(reader, actor, subject),
    owners: await listOwners(reader, subject),
    points: depthFirst(rows),
    textbooks: await listBooks(reader, subject),
  }
}

export const listOwners = (reader: Reader, subject: string): Promise<{ id: string; name: string }[]> =>
  reader
    .selectFrom('taxonomy_owner')
    .innerJoin('account', 'account.id', 'taxonomy_owner.account_id')
    .where('subject', '=', subject)
    .orderBy('appointed_at')
    .orderBy('account.id')
    .select(['account.id', 'account.name'])
    .execute()

const usedBy = (terms: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from (
  select distinct v.item_id from item_version_point vp join item_version v on v.id = vp.version_id
  join item i on i.id = v.item_id and v.id in (i.current_version_id, i.published_version_id)
  where vp.point_id in (${terms}) limit 1000) used)`

export async function getTermUse(
  reader: Reader,
  subject: string,
  id: string,
): Promise<Output<typeof contract.getTermUse>> {
  const own = sql`select raw.id from knowledge_point raw where raw.stands_for = p.id`
  const below = sql`select raw.id from knowledge_point raw where raw.stands_for in (
    select d.id from knowledge_point d where d.subject = p.subject and d.path @> array[p.id])`
  const found = await reader
    .selectFrom(
      sql<Output<typeof contract.getTermUse>>`(
        select ${usedBy(own)} as items, ${usedBy(below)} as items_below,
          array(select m.name from knowledge_point m where m.stands_for = p.id and m.id <> p.id order by m.name) as merged
        from knowledge_point p where p.id = ${id} and p.subject = ${subject} and p.merged_into is null)`.as('used'),
    )
    .selectAll()
    .executeTakeFirst()
  if (found === undefined) throw new Problem('not-found')
  return found
}

const CHANGES_PAGE = 50
const spokenOf = sql<
  Record<string, string>
>`(select coalesce(jsonb_object_agg(p.id, p.name), '{}') from knowledge_point p
  where p.id::text in (select value from jsonb_each_text(term_change.change)))`

export async function listChanges(
  reader: Reader,
  { subject, state, after }: { readonly subject: string; readonly state: 'proposed' | 'done'; readonly after?: string },
): Promise<contract.ChangeRecord[]> {
  const isOpen = state === 'proposed'
  const rows = reader
    .selectFrom('term_change')
    .where('subject', '=', subject)
    .where('state', 'in', isOpen ? ['proposed'] : ['done', 'undone'])
    .select(['id as change_id', 'change', 'note', 'state', 'proposed_at', 'decided_at', spokenOf.as('names')])
    .select(sql<boolean>`state = 'done' and undo is not null`.as('may_undo'))
    .select([personJson(sql`proposed_by`).as('proposed_by'), personJson(sql`decided_by`).as('decided_by')])
    .orderBy('id', isOpen ? 'asc' : 'desc')
    .limit(CHANGES_PAGE)
    .$castTo<contract.ChangeRecord>()
  return (after === undefined ? rows : rows.where('id', isOpen ? '>' : '<', after)).execute()
}
