import type { Input, SearchResult, searchItems as searchEndpoint } from '@lightwork/contract'
import { type ItemState, itemStates } from '@lightwork/domain'
import { sql } from 'kysely'
import { type Reader, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/actor.ts'
import type { ItemQuestion } from '../../search/item-search.ts'
import { listMatching } from '../../search/postgres/postgres-search.ts'
import { isCurator } from './items.policy.ts'
import { hits, loadHits } from './items.queries.ts'

type Query = Input<typeof searchEndpoint>['querystring']

const PAGE_SIZE = 20
const noFacets = { subject: {}, grade: {}, type: {}, tier: {}, mode: {} }

export function toQuestion(query: Query, states: readonly ItemState[]): ItemQuestion {
  const { q, subject, grade, type, tier, mode, minutes_max, point_id, unit_id, import_id, sort, page, page_size } =
    query
  const text = q?.trim() ?? ''
  return {
    text,
    states,
    sort: sort ?? (text === '' ? 'newest' : 'relevance'),
    page: page ?? 1,
    pageSize: page_size ?? PAGE_SIZE,
    ...(subject !== undefined && { subject }),
    ...(grade !== undefined && { grade }),
    ...(type !== undefined && { type }),
    ...(tier !== undefined && { tier }),
    ...(mode !== undefined && { mode }),
    ...(minutes_max !== undefined && { minutesMax: minutes_max }),
    ...(point_id !== undefined && { pointId: point_id }),
    ...(unit_id !== undefined && { unitId: unit_id }),
    ...(import_id !== undefined && { importId: import_id }),
  }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/**
 * A teacher's own items of a state that is not everybody's. They are few, so the tables answer without the search
 * engine, which knows states but not authors.
 */
async function searchOwn({ db }: Deps, actor: Actor, question: ItemQuestion): Promise<SearchResult> {
  const { text, subject, grade, type, tier, mode, minutesMax, page, pageSize, states } = question
  const rows = await reading(db, actor.sight, (reader) => {
    let own = hits(reader, actor, states).where('item.created_by', '=', actor.accountId)
    if (text !== '')
      own = own.where(
        sql`jsonb_path_query_array(item_version.body, '$.**.text')::text`,
        'ilike',
        `%${escapeLike(text)}%`,
      )
    if (subject !== undefined) own = own.where('item_version.subject', '=', subject)
    if (grade !== undefined) own = own.where(sql<boolean>`${grade} = any (item_version.grades)`)
    if (type !== undefined) own = own.where('item_version.type', '=', type)
    if (tier !== undefined) own = own.where('item_version.tier', '=', tier)
    if (mode !== undefined) own = own.where('item_version.mode', '=', mode)
    if (minutesMax !== undefined) own = own.where('item_version.minutes', '<=', minutesMax)
    return own
      .select(sql<number>`count(*) over ()::int`.as('total'))
      .orderBy('item_version.created_at', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute()
  })
  // `hits` names the members of a hit; the count was selected beside them.
  const [first] = rows as ((typeof rows)[number] & { total?: number })[]
  return {
    hits: rows.map((hit) => ({ ...hit, highlights: [] })),
    total: first?.total ?? 0,
    exact: true,
    facets: noFacets,
  }
}

/** Searches the bank among the states this person may see; every hit is loaded again under the same rule (DESIGN 4.8). */
export async function searchItems(deps: Deps, actor: Actor, query: Query): Promise<SearchResult> {
  const { state } = query
  if (!isCurator(actor) && state !== undefined && state !== 'published')
    return searchOwn(deps, actor, toQuestion(query, [state]))
  const states = state === undefined ? (isCurator(actor) ? itemStates : (['published'] as const)) : [state]
  const { itemIds, total, exact, facets, highlights } = await deps.search.find(toQuestion(query, states))
  const rows = await reading(deps.db, actor.sight, (reader) => loadHits(reader, actor, { itemIds, states }))
  return { hits: rows.map((hit) => ({ ...hit, highlights: [...highlights] })), total, exact, facets }
}

/**
 * Every item a curator's question finds, at most `limit`. Asked of Postgres whatever engine answers searches: what is
 * done to a whole result must be done to all of it.
 */
export const findAllItems = (reader: Reader, query: Query, limit: number): Promise<string[]> =>
  listMatching(reader, toQuestion(query, query.state === undefined ? itemStates : [query.state]), limit)
