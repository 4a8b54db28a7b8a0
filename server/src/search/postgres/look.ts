import { type RawBuilder, sql } from 'kysely'
import type { FacetName, Facets, ItemQuestion } from '../item-search.ts'
import { facetNames } from '../item-search.ts'
import { TAGGED_MINUTES, tags } from '../search-row.ts'
import { allOf, oneOf, tag } from '../tokens/question.ts'
import type { Found, Levels } from './levels.ts'
import type { TagQueries } from './tag-queries.ts'

/** A question ready to be put: its text as queries, what comes first, whose rows. */
export interface Prepared {
  readonly question: ItemQuestion
  readonly queries: TagQueries
  /** Query of the knowledge points whose name holds the phrase. */
  readonly boost: string | null
  /** The phrase to look for in the text itself; null when the tokens say enough. */
  readonly phrase: string | null
}

/** What one look found. */
export interface Look {
  readonly found: Found
  readonly item_ids: readonly string[]
  readonly facets: Facets
  /** The last of the newest (or shortest) sampled hits that a page could need, see `pageBeyond`. */
  readonly edge: Edge | null
}
export interface Edge {
  readonly minutes: number
  readonly moment: string
}

const none = sql<boolean>`true`
const and = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? none : sql.join(conditions, sql` and `)
const matches = (queries: readonly string[]) =>
  queries.length === 0 ? [] : [sql`tokens @@ ${allOf(queries)}::tsquery`]

const both = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` union all `)

/** Rows of the published side and of the working side, each through its own index. */
function sides(
  { states, minutesMax }: ItemQuestion,
  queries: readonly string[],
  columns: RawBuilder<unknown>,
  more: readonly RawBuilder<unknown>[] = [],
) {
  const working = states.filter((state) => state !== 'published')
  const minutes = minutesMax !== undefined && minutesMax > TAGGED_MINUTES ? [sql`minutes <= ${minutesMax}`] : []
  const newest =
    working.length > 0 ? [sql`(newer_state is null or newer_state <> all (${sql.val(working)}::text[]))`] : []
  const stateTags = working.length < 3 ? [oneOf(working.map((state) => tag(tags.state(state))))] : []
  return [
    ...(states.includes('published')
      ? [
          sql`select ${columns} from item_search where ${and([sql`published`, ...matches(queries), ...minutes, ...newest, ...more])}`,
        ]
      : []),
    ...(working.length > 0
      ? [
          sql`select ${columns} from item_search where ${and([sql`not published`, ...matches([...queries, ...stateTags]), ...minutes, ...more])}`,
        ]
      : []),
  ]
}

const sample = (level: number): string[] => (level === 0 ? [] : [tag(tags.level(level))])

function sampledHits({ queries, boost }: Prepared, levels: Levels): string[] {
  if (levels.hits === 0) return [...queries.hits]
  const boosted = boost === null ? [] : [allOf([boost, ...sample(levels.boosted)])]
  return [...queries.hits, oneOf([...sample(levels.hits), ...boosted])]
}

const rankColumns = ({
  boost,
  phrase,
}: Prepared) => sql`item_id, subject, grades, type, tier, mode, minutes, moment, level,
  ${boost === null ? sql`false` : sql`tokens @@ ${boost}::tsquery`} as boosted,
  ${phrase === null ? sql`true` : sql`position(${phrase} in text) > 0`} as whole`

const order = (sort: ItemQuestion['sort'], levels: Levels) =>
  sort === 'newest'
    ? sql`moment desc, item_id desc`
    : sort === 'minutes'
      ? sql`minutes, moment desc, item_id desc`
      : // Sampled rows first, then those of each fuller sample: a later page never repeats an earlier one.
        sql`case when boosted and level >= ${levels.boosted} then -1 else greatest(${levels.hits} - level, 0) end, boosted desc, whole desc,
          moment desc, item_id desc`

const filterOf: Record<FacetName, (question: ItemQuestion) => RawBuilder<unknown>> = {
  subject: ({ subject }) => sql`subject = ${subject}`,
  grade: ({ grade }) => sql`${grade} = any (grades)`,
  type: ({ type }) => sql`type = ${type}`,
  tier: ({ tier }) => sql`tier = ${tier}`,
  mode: ({ mode }) => sql`mode = ${mode}`,
}

/** Counts of one facet: over the hits, or, where it is itself chosen, over the rows with this filter left out. */
function facetCounts(facet: FacetName, { question, queries }: Prepared, levels: Levels) {
  const isChosen = queries.chosen.includes(facet)
  const others = queries.chosen.filter((name) => name !== facet).map((name) => filterOf[name](question))
  const from = isChosen ? sql`around` : sql`hits`
  const level = isChosen ? levels.around : levels.hits
  const where = isChosen ? and(others) : sql`level >= ${levels.hits}`
  const rows = facet === 'grade' ? sql`${from}, unnest(grades) as grade` : from
  const value = facet === 'grade' ? sql`grade::text` : sql.ref(facet)
  return sql`select ${facet}::text as facet, ${value} as value, count(*) * ${2 ** level}::int8 as n from ${rows} where ${where} group by 2`
}

function rowsByTags(prepared: Prepared, levels: Levels) {
  const { question, queries } = prepared
  const hits = sql`hits as materialized (${both(sides(question, sampledHits(prepared, levels), rankColumns(prepared)))})`
  if (queries.around === null) return hits
  const around = [...queries.around, ...sample(levels.around)]
  return sql`${hits}, around as materialized (${both(sides(question, around, sql`subject, grades, type, tier, mode`))})`
}

function rowsByColumns(prepared: Prepared, levels: Levels) {
  const { question, queries } = prepared
  const { minutesMax } = question
  const minutes = minutesMax === undefined ? [] : [sql`minutes <= ${minutesMax}`]
  const rows = both(sides(question, [...queries.text, ...sample(levels.hits)], rankColumns(prepared), minutes))
  const chosen = and(queries.chosen.map((name) => filterOf[name](question)))
  return sql`around as materialized (${rows}), hits as materialized (select * from around where ${chosen})`
}

/** One sampled hit stands for 2^level; so many more that a sample of them falls short once in twenty times or less. */
function edgeOffset({ page, pageSize }: ItemQuestion, level: number): number {
  const sampled = (page * pageSize) / 2 ** level
  return Math.ceil(sampled + 1.7 * Math.sqrt(sampled) + 1)
}

/** One look: the hits (or a sample of them), the page in the order of the first sample, and all facets, in one statement. */
export function look(prepared: Prepared, levels: Levels, first: Levels) {
  const { question, queries } = prepared
  const { sort, page, pageSize } = question
  const needed = page * pageSize
  return sql<Look>`
    with ${levels.byColumns ? rowsByColumns(prepared, levels) : rowsByTags(prepared, levels)}
    select
      json_build_object(
        'hits', (select count(*) from hits where level >= ${levels.hits}),
        'boosted', ${prepared.boost === null ? sql`null::int` : sql`(select count(*) from hits where boosted and level >= ${levels.boosted})`},
        'around', ${levels.byColumns || queries.around !== null ? sql`(select count(*) from around)` : sql`null::int`}) as found,
      (select coalesce(json_agg(item_id), '[]') from (
        select item_id from hits order by ${order(sort, first)} limit ${pageSize} offset ${needed - pageSize}) page) as item_ids,
      (select coalesce(json_object_agg(facet, counts), '{}') from (
        select facet, json_object_agg(value, n) as counts
        from (${sql.join(
          facetNames.map((facet) => facetCounts(facet, prepared, levels)),
          sql` union all `,
        )}) counted
        group by facet) facets) as facets,
      (select json_build_object('minutes', minutes, 'moment', moment) from (
        select minutes, moment from hits where level >= ${levels.hits} order by ${order(sort, first)} limit 1 offset ${edgeOffset(question, levels.hits)}) last) as edge`
}

/** What lies before an edge: conditions on the columns, and tags that the token index picks the same rows out by. */
interface Range {
  readonly conditions: readonly RawBuilder<unknown>[]
  readonly queries: readonly string[]
}

/** One of them holds for every row before the edge. */
function rangesBefore(sort: ItemQuestion['sort'], edge: Edge | null): Range[] {
  if (edge === null) return [{ conditions: [], queries: [] }]
  const { minutes, moment } = edge
  const newer = sql`moment >= ${moment}::timestamptz`
  if (sort !== 'minutes') return [{ conditions: [newer], queries: [] }]
  const isTagged = minutes <= TAGGED_MINUTES
  const fewer = Array.from({ length: minutes }, (_, index) => tag(tags.minutes(index)))
  return [
    ...(minutes > 0 ? [{ conditions: [sql`minutes < ${minutes}`], queries: isTagged ? [oneOf(fewer)] : [] }] : []),
    {
      conditions: [sql`minutes = ${minutes}`, newer],
      queries: isTagged ? [tag(tags.minutes(minutes))] : [],
    },
  ]
}

function rowsBefore({ question }: Prepared, queries: readonly string[], edge: Edge | null) {
  const columns = sql`item_id, minutes, moment`
  return rangesBefore(question.sort, edge).flatMap((range) =>
    sides(question, [...queries, ...range.queries], columns, range.conditions),
  )
}

/** Where few rows are to be sorted: without the addition Postgres would rather walk along the index and filter. */
function sortedBefore(sort: ItemQuestion['sort'], within: Edge | 'all' | null) {
  const moment = within === null ? sql`moment` : sql`moment + interval '0'`
  return sql`${sort === 'minutes' ? sql`minutes, ${moment} desc` : sql`${moment} desc`}, item_id desc`
}

/** The same edge found closer by a fuller sample, read only as far as the edge known before. */
export const edgeWithin = (prepared: Prepared, edge: Edge, level: number) => sql<Edge>`
  select minutes, moment from (${both(rowsBefore(prepared, [...prepared.queries.hits, ...sample(level)], edge))}) hits
  order by ${sortedBefore(prepared.question.sort, edge)} limit 1 offset ${edgeOffset(prepared.question, level)}`

/**
 * A page in the order of moment or minutes straight from the hits: those before the edge; with `all` every hit is read
 * and sorted; with null Postgres may walk along the index of the order, on each side as far as the page could need.
 */
export function pageOfAll(prepared: Prepared, within: Edge | 'all' | null) {
  const { sort, page, pageSize } = prepared.question
  const edge = within === 'all' ? null : within
  const rows = rowsBefore(prepared, prepared.queries.hits, edge)
  const first = sql`order by ${sortedBefore(sort, within)} limit ${page * pageSize}`
  const parts = within === null ? rows.map((part) => sql`(${part} ${first})`) : rows
  return sql<{ item_id: string }>`
    select item_id from (${both(parts)}) hits
    order by ${sortedBefore(sort, within)} limit ${pageSize} offset ${(page - 1) * pageSize}`
}
