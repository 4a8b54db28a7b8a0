import type { FacetName, Facets, ItemAnswer, ItemQuestion } from '../item-search.ts'
import { facetNames, noFacets } from '../item-search.ts'
import type { Asked, Clause } from '../tokens/question.ts'
import type { EngineClient } from './engine-client.ts'
import { chosenFacets, filtersOf, spelled } from './filter.ts'
import { opaque } from './opaque.ts'

/** The engine ignores what a question has beyond so many words. */
const MOST_WORDS = 10

/** A text as the engine is asked for it: words that must all be there, and conditions for everything else. */
export interface Wording {
  readonly words: readonly string[]
  readonly conditions: readonly string[]
}

const isExact = (clause: Clause): boolean => clause.length === 1 && clause[0]?.every(({ prefix }) => !prefix) === true

/** Null when the text has more words than the engine takes. */
export function wordingOf({ clauses }: Asked): Wording | null {
  const exact = clauses.filter(isExact).flatMap(([alternative = []]) => alternative.map(({ text }) => opaque(text)))
  const words = [...new Set(exact)]
  return words.length > MOST_WORDS
    ? null
    : { words, conditions: clauses.filter((clause) => !isExact(clause)).map(spelled) }
}

const order: Record<ItemQuestion['sort'], readonly string[]> = {
  relevance: [],
  newest: ['moment:desc', 'item_id:desc'],
  minutes: ['minutes:asc', 'moment:desc', 'item_id:desc'],
}

const attributeOf = (facet: FacetName): string => (facet === 'grade' ? 'grades' : facet)

/** The page with the counts of the facets that are not chosen, then one count for each that is. */
function searches(uid: string, question: ItemQuestion, { words, conditions }: Wording) {
  const chosen = chosenFacets(question)
  const search = (counted: FacetName | undefined, hitsPerPage: number, facets: readonly FacetName[]) => ({
    indexUid: uid,
    q: words.join(' '),
    matchingStrategy: 'all' as const,
    filter: [...filtersOf(question, counted), ...conditions].join(' AND '),
    attributesToRetrieve: ['item_id'],
    facets: facets.map(attributeOf),
    page: hitsPerPage === 0 ? 1 : question.page,
    hitsPerPage,
  })
  const free = facetNames.filter((name) => !chosen.includes(name))
  const page = { ...search(undefined, question.pageSize, free), sort: [...order[question.sort]] }
  return { chosen, queries: [page, ...chosen.map((name) => search(name, 0, [name]))] }
}

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>

function facetsOf(results: readonly { facetDistribution?: Counts }[], chosen: readonly FacetName[]): Facets {
  const counts = (name: FacetName) =>
    results[chosen.includes(name) ? chosen.indexOf(name) + 1 : 0]?.facetDistribution?.[attributeOf(name)] ?? {}
  return { ...noFacets, ...Object.fromEntries(facetNames.map((name) => [name, counts(name)])) }
}

/** One request to one index. Throws when the engine does not answer as it should. */
export async function askEngine(
  engine: EngineClient,
  uid: string,
  question: ItemQuestion,
  asked: { readonly text: Asked; readonly wording: Wording },
): Promise<ItemAnswer> {
  const { chosen, queries } = searches(uid, question, asked.wording)
  const { results } = await engine.multiSearch<{ item_id: string }>(queries)
  const [page] = results
  if (page === undefined || results.length !== queries.length || typeof page.totalHits !== 'number')
    throw new Error('the engine left out results')
  return {
    itemIds: page.hits.map(({ item_id }) => item_id),
    total: page.totalHits,
    exact: true,
    facets: facetsOf(results, chosen),
    highlights: question.text.trim() === '' ? [] : asked.text.highlights,
  }
}
