import { type DocumentNode, toText } from '@lightwork/content'
import type * as contract from '@lightwork/contract'
import type { Input, Output } from '@lightwork/contract'
import { subjects } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'

type Page = Output<typeof contract.listGaps>

const PAGE = 20
const MOST_COUNTED = 1000
const OPENING = 80

/** What the partial index `item_search_gaps` holds: the newest version of each item that lacks tags. */
const lacking = sql<boolean>`gaps <> '{}' and newer_state is null and state <> 'retired'`

async function countBySubject(reader: Reader): Promise<Record<string, number>> {
  const rows = await reader
    .selectFrom(
      sql<{ subject: string; n: number }>`(
        select s.subject, (select count(*)::int from (
          select from item_search where item_search.subject = s.subject and ${lacking} limit ${MOST_COUNTED}) waiting) as n
        from unnest(${sql.val([...subjects])}::text[]) s (subject))`.as('counted'),
    )
    .selectAll()
    .execute()
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ subject, n }) => [subject, n]))
}

function readCursor(after: string | undefined): { moment: string; id: string } | null {
  if (after === undefined) return null
  const [moment = '', id = ''] = after.split('~')
  if (Number.isNaN(Date.parse(moment)) || !/^[0-9a-f-]{36}$/.test(id)) throw new Problem('invalid-request')
  return { moment, id }
}

const labels = sql<string[]>`array(select p.name from term_proposal_item w join term_proposal p on p.id = w.proposal_id
  where w.item_id = item_search.item_id order by p.name limit 5)`

/** Items that wait for required tags: read from the projection by its own index, loaded again from the tables. */
export async function listGaps(
  reader: Reader,
  { subject, after }: Input<typeof contract.listGaps>['querystring'],
): Promise<Page> {
  const cursor = readCursor(after)
  const counts = await countBySubject(reader)
  // Read subject by subject, in the order of the index; the first that has any unless one is asked for.
  const chosen = subject ?? subjects.find((each) => (counts[each] ?? 0) > 0) ?? 'math'
  let asked = reader
    .selectFrom('item_search')
    .where('item_search.subject', '=', chosen)
    .innerJoin('item_version', 'item_version.id', 'item_search.version_id')
    .where(
      sql<boolean>`item_search.gaps <> '{}' and item_search.newer_state is null and item_search.state <> 'retired'`,
    )
  if (cursor !== null)
    asked = asked.where(
      sql<boolean>`(item_search.moment, item_search.item_id) < (${cursor.moment}::timestamptz, ${cursor.id}::uuid)`,
    )
  const found = await asked
    .orderBy('item_search.moment', 'desc')
    .orderBy('item_search.item_id', 'desc')
    .limit(PAGE + 1)
    .select(['item_search.item_id', 'item_search.gaps', 'item_search.moment', labels.as('waiting')])
    .select(['item_version.subject', 'item_version.grades', 'item_version.state', 'item_version.body'])
    .$castTo<Omit<Page['items'][number], 'opening'> & { body: DocumentNode }>()
    .execute()
  const last = found.slice(0, PAGE).at(-1)
  return {
    counts,
    items: found
      .slice(0, PAGE)
      .map(({ body, ...item }) => ({ ...item, opening: [...toText(body)].slice(0, OPENING).join('') })),
    next: found.length > PAGE && last !== undefined ? `${last.moment}~${last.item_id}` : null,
  }
}
