import { sql } from 'kysely'
import type { Db, Reader } from '../../db/transaction.ts'
import type { ItemAnswer, ItemQuestion, ItemSearch } from '../item-search.ts'
import { noFacets } from '../item-search.ts'
import { tags } from '../search-row.ts'
import { type Asked, oneOf, readQuestion, tag } from '../tokens/question.ts'
import type { Counts } from './counts.ts'
import { firstLevels, fullerLevels, isUnsure, type Levels, nextLevels, sameLevels } from './levels.ts'
import { type Edge, edgeWithin, type Look, look, type Prepared, pageOfAll } from './look.ts'
import { toTagQueries } from './tag-queries.ts'

const MOST_POINTS = 40

/** Knowledge points whose name holds the phrase: their items come first. */
async function findBoost(db: Db, { phrase, pieces }: Asked): Promise<string | null> {
  if (!pieces.some(({ kind, text }) => kind === 'han' || text.length > 2)) return null
  const { rows } = await sql<{ id: string }>`
    select id from knowledge_point where position(${phrase} in lower(name)) > 0 and merged_into is null order by length(name) limit ${MOST_POINTS}`.execute(
    db,
  )
  return rows.length === 0 ? null : oneOf(rows.map(({ id }) => tag(tags.point(id))))
}

interface Looked {
  readonly seen: Look
  readonly levels: Levels
}

const MOST_LOOKS = 5

async function lookOnce(db: Db, prepared: Prepared, levels: Levels, order: Levels = levels): Promise<Looked> {
  const seen = (await look(prepared, levels, order).execute(db)).rows[0]
  if (seen === undefined) throw new Error('a look gives one row')
  return { seen, levels }
}

/** Looks until the levels fit what is found: once in a small bank, else mostly twice. */
async function lookAround(db: Db, prepared: Prepared, bank: number): Promise<Looked> {
  let looked = await lookOnce(db, prepared, firstLevels(bank))
  for (let looks = 1; looks < MOST_LOOKS; looks++) {
    const { seen, levels } = looked
    const next = looks === 1 || isUnsure(seen.found, levels) ? nextLevels(seen.found, levels) : levels
    if (sameLevels(next, levels)) break
    looked = await lookOnce(db, prepared, next)
  }
  return looked
}

/** The page by relevance: from what was looked at, or from a fuller sample that goes on where that one ends. */
async function relevantPage(db: Db, prepared: Prepared, first: Looked): Promise<readonly string[]> {
  const needed = prepared.question.page * prepared.question.pageSize
  let looked = first
  while (looked.levels.hits > 0 && looked.seen.found.hits < needed) {
    const fuller = fullerLevels(looked.seen.found, looked.levels, needed)
    looked = await lookOnce(db, prepared, fuller, first.levels)
  }
  return looked.seen.item_ids
}

/** Each fuller sample is looked at only as far as the edge of the one before: so few rows are read in all. */
const NARROWER = 3

/** Edges of fuller and fuller samples, the nearest first. */
async function edgesOf(db: Db, prepared: Prepared, { seen, levels }: Looked): Promise<Edge[]> {
  const edges = seen.edge === null ? [] : [seen.edge]
  for (let level = levels.hits - NARROWER; edges[0] !== undefined && level > 0; level -= NARROWER) {
    const nearer = (await edgeWithin(prepared, edges[0], level).execute(db)).rows[0]
    if (nearer === undefined) break
    edges.unshift(nearer)
  }
  return edges
}

/** So many hits are sorted as they are: to look for an edge among them would read as much. */
const SORTED_WHOLE = 500

async function sortedPage(db: Db, prepared: Prepared, looked: Looked): Promise<readonly string[]> {
  const { seen, levels } = looked
  if (levels.hits === 0) return seen.item_ids
  const { page, pageSize } = prepared.question
  const total = seen.found.hits * 2 ** levels.hits
  const ids = async (within: Edge | 'all' | null) =>
    (await pageOfAll(prepared, within).execute(db)).rows.map(({ item_id }) => item_id)
  if (total <= Math.max(SORTED_WHOLE, 2 * page * pageSize)) return ids('all')
  for (const edge of await edgesOf(db, prepared, looked)) {
    const found = await ids(edge)
    // Fewer: the sample promised more than there is before its edge; the next one is wider.
    if (found.length === pageSize) return found
  }
  return ids(null)
}

/** The question that asks for nothing, to a large bank: stored counts, and a page in the order of an index. */
async function browse(db: Db, prepared: Prepared, counts: Counts): Promise<ItemAnswer> {
  const { states } = prepared.question
  const { rows } = await pageOfAll(prepared, null).execute(db)
  return {
    itemIds: rows.map(({ item_id }) => item_id),
    total: counts.totalOf(states),
    exact: false,
    facets: counts.facetsOf(states),
    highlights: [],
  }
}

const BROWSED_BANK = 2000

/** Searches the projection in Postgres: always up to date, since it is written with the items themselves. */
export const postgresSearch = (db: Db, current: () => Counts): ItemSearch => ({
  name: 'postgres',
  async find(asked: ItemQuestion): Promise<ItemAnswer> {
    const text = readQuestion(asked.text)
    const { clauses, phrase, isLoose, highlights } = text
    const isEmpty = asked.text.trim() === ''
    if ((clauses.length === 0 && !isEmpty) || asked.states.length === 0)
      return { itemIds: [], total: 0, exact: true, facets: noFacets, highlights: [] }
    // Without a text nothing is more relevant than the newest.
    const question: ItemQuestion = isEmpty && asked.sort === 'relevance' ? { ...asked, sort: 'newest' } : asked
    const boost = isEmpty ? null : await findBoost(db, text)
    const prepared: Prepared = {
      question,
      queries: toTagQueries(question, text),
      boost,
      phrase: isLoose ? phrase : null,
    }
    const bank = current().totalOf(question.states)
    const asksNothing = prepared.queries.hits.length === 0 && question.minutesMax === undefined
    if (asksNothing && bank > BROWSED_BANK) return browse(db, prepared, current())
    const looked = await lookAround(db, prepared, bank)
    const { seen, levels } = looked
    return {
      itemIds: await (question.sort === 'relevance' ? relevantPage : sortedPage)(db, prepared, looked),
      total: seen.found.hits * 2 ** levels.hits,
      exact: levels.hits === 0 && (prepared.queries.around === null || levels.around === 0),
      facets: { ...noFacets, ...seen.facets },
      highlights,
    }
  },
})

/** All items that a question finds, newest first, at most `limit`. */
export async function listMatching(reader: Reader, asked: ItemQuestion, limit: number): Promise<string[]> {
  const text = readQuestion(asked.text)
  if ((text.clauses.length === 0 && asked.text.trim() !== '') || asked.states.length === 0) return []
  const question: ItemQuestion = { ...asked, sort: 'newest', page: 1, pageSize: limit }
  const prepared: Prepared = { question, queries: toTagQueries(question, text), boost: null, phrase: null }
  const found = sql<{ item_id: string }>`(${pageOfAll(prepared, 'all')})`
  const rows = await reader.selectFrom(found.as('found')).select('item_id').execute()
  return rows.map(({ item_id }) => item_id)
}
