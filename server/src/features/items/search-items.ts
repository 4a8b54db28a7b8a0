import type { Input, SearchResult, searchItems as searchEndpoint } from '@lightwork/contract'
import { type ItemState, itemStates } from '@lightwork/domain'
import { type RawBuilder, sql } from 'kysely'
import { type Reader, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/actor.ts'
import type { ItemQuestion } from '../../search/item-search.ts'
import { listMatching } from '../../search/postgres/postgres-search.ts'
import { normalise, squeeze } from '../../search/tokens/normalise.ts'
import { isCurator } from './items.policy.ts'
import { loadHits } from './items.queries.ts'

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

/** Longer lists of one's own are counted as «about so many». */
const MOST_COUNTED = 1000
/** The same where a text is looked for in each. */
const MOST_COUNTED_WITH_TEXT = 100

/** What of a person's own items of a state fits the question, as a condition on the projection. */
function isOwn(actor: Actor, question: ItemQuestion, state: ItemState): RawBuilder<unknown> {
  const { subject, grade, type, tier, mode, minutesMax } = question
  const text = squeeze(normalise(question.text))
  const conditions = [
    sql`not published and created_by = ${actor.accountId} and state = ${state}`,
    ...(text === '' ? [] : [sql`position(${text} in text) > 0`]),
    ...(subject === undefined ? [] : [sql`subject = ${subject}`]),
    ...(grade === undefined ? [] : [sql`${grade} = any (grades)`]),
    ...(type === undefined ? [] : [sql`type = ${type}`]),
    ...(tier === undefined ? [] : [sql`tier = ${tier}`]),
    ...(mode === undefined ? [] : [sql`mode = ${mode}`]),
    ...(minutesMax === undefined ? [] : [sql`minutes <= ${minutesMax}`]),
  ]
  return sql.join(conditions, sql` and `)
}

/**
 * A person's own items of a state that is not everybody's, newest first. The projection holds authors, the search engine
 * does not, so Postgres answers whatever engine there is.
 */
async function searchOwn({ db }: Deps, actor: Actor, question: ItemQuestion, state: ItemState): Promise<SearchResult> {
  const { text, page, pageSize } = question
  const own = isOwn(actor, question, state)
  const most = text === '' ? MOST_COUNTED : MOST_COUNTED_WITH_TEXT
  const found = sql<{ item_ids: string[]; total: number }>`(
    select (select count(*)::int from (select from item_search where ${own} limit ${most}) counted) as total,
      array(select item_id from item_search where ${own} order by moment desc, item_id desc
        limit ${pageSize} offset ${(page - 1) * pageSize}) as item_ids)`
  return reading(db, actor.sight, async (reader) => {
    const { item_ids, total } = await reader.selectFrom(found.as('found')).selectAll().executeTakeFirstOrThrow()
    const rows = await loadHits(reader, actor, { itemIds: item_ids, states: [state] })
    return {
      hits: rows.map((hit) => ({ ...hit, highlights: [] })),
      total,
      exact: total < most,
      facets: noFacets,
    }
  })
}

/** Searches the bank among the states this person may see; every hit is loaded again under the same rule (DESIGN 4.8). */
export async function searchItems(deps: Deps, actor: Actor, query: Query): Promise<SearchResult> {
  const { state } = query
  if (!isCurator(actor) && state !== undefined && state !== 'published')
    return searchOwn(deps, actor, toQuestion(query, [state]), state)
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
