import type * as contract from '@lightwork/contract'
import type { Output, Taxonomy, TermTree } from '@lightwork/contract'
import { bandsOf, competenciesOf, gradesOfSubject, type Subject } from '@lightwork/domain'
import { type RawBuilder, sql } from 'kysely'
import { personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { tags } from '../../search/search-row.ts'
import { tag } from '../../search/tokens/question.ts'
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

/** Nobody decides otherwise for the hundred-and-first item, and each costs a look. */
const MOST_USED = 100

/** Items whose newest version bears the term itself; versions come from the index, each once. */
const itemsOf = sql<number>`(select count(*)::int from (
  select from (select distinct vp.version_id from item_version_point vp
    where vp.point_id in (select raw.id from knowledge_point raw where raw.stands_for = p.id)) used
  join item_version v on v.id = used.version_id join item i on i.id = v.item_id and i.current_version_id = v.id
  limit ${sql.lit(MOST_USED)}) found)`

/** The same with all below it: the projection holds each term an item is found under. */
function itemsBelow(id: string): RawBuilder<number> {
  const newest = sql`newer_state is null and tokens @@ ${tag(tags.point(id))}::tsquery`
  return sql<number>`(select count(*)::int from (
    select from item_search where published and ${newest} union all select from item_search where not published and ${newest}
    limit ${sql.lit(MOST_USED)}) found)`
}

export async function getTermUse(
  reader: Reader,
  subject: string,
  id: string,
): Promise<Output<typeof contract.getTermUse>> {
  const found = await reader
    .selectFrom(
      sql<Output<typeof contract.getTermUse>>`(
        select ${itemsOf} as items, ${itemsBelow(id)} as items_below,
          array(select m.name from knowledge_point m where m.stands_for = p.id and m.id <> p.id order by m.name) as merged
        from knowledge_point p where p.id = ${id} and p.subject = ${subject} and p.merged_into is null)`.as('used'),
    )
    .selectAll()
    .executeTakeFirst()
  if (found === undefined) throw new Problem('not-found')
  return found
}

const CHANGES_PAGE = 50
const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
const spokenOf = sql<
  Record<string, string>
>`(select coalesce(jsonb_object_agg(p.id, p.name), '{}') from knowledge_point p
  where p.id in (select value::uuid from jsonb_each_text(term_change.change) where value ~ ${uuid}))`

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
