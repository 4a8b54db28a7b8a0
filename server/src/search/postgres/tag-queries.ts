import type { FacetName, ItemQuestion } from '../item-search.ts'
import { TAGGED_MINUTES, tags } from '../search-row.ts'
import { type Asked, allOf, oneOf, tag, toTsquery } from '../tokens/question.ts'

/** The parts of a question as `tsquery` texts. */
export interface TagQueries {
  /** The text and what few items have; the filters are left to the columns. */
  readonly text: readonly string[]
  /** Everything asked for. */
  readonly hits: readonly string[]
  /** All but at most one of the facet filters: what the counts of the chosen facets need. Null when none is chosen. */
  readonly around: readonly string[] | null
  readonly chosen: readonly FacetName[]
}

function facetTags({ subject, grade, type, tier, mode }: ItemQuestion): Partial<Record<FacetName, string>> {
  return {
    ...(subject !== undefined && { subject: tag(tags.subject(subject)) }),
    ...(grade !== undefined && { grade: tag(tags.grade(grade)) }),
    ...(type !== undefined && { type: tag(tags.type(type)) }),
    ...(tier !== undefined && { tier: tag(tags.tier(tier)) }),
    ...(mode !== undefined && { mode: tag(tags.mode(mode)) }),
  }
}

const minutesTags = ({ minutesMax }: ItemQuestion): string[] =>
  minutesMax !== undefined && minutesMax <= TAGGED_MINUTES
    ? [oneOf(Array.from({ length: minutesMax + 1 }, (_, index) => tag(tags.minutes(index))))]
    : []

const rareTags = ({ pointId, unitId, importId }: ItemQuestion): string[] => [
  ...(pointId === undefined ? [] : [tag(tags.point(pointId))]),
  ...(unitId === undefined ? [] : [tag(tags.unit(unitId))]),
  ...(importId === undefined ? [] : [tag(tags.importRun(importId))]),
]

/** All but one of them, whichever it is. */
const allButOne = (queries: readonly string[]): string[] =>
  queries.length < 2 ? [] : [oneOf(queries.map((_, left) => allOf(queries.filter((__, index) => index !== left))))]

export function toTagQueries(question: ItemQuestion, { clauses }: Asked): TagQueries {
  const text = [...(clauses.length > 0 ? [toTsquery(clauses)] : []), ...rareTags(question)]
  const always = [...text, ...minutesTags(question)]
  const facets = facetTags(question)
  const chosen = Object.keys(facets) as FacetName[]
  const queries = Object.values(facets)
  return {
    text,
    hits: [...always, ...queries],
    around: chosen.length === 0 ? null : [...always, ...allButOne(queries)],
    chosen,
  }
}
