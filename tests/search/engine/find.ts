import { readFilter, ruleOf } from './filter.ts'
import { ApiError, type Document, type Index, type SearchQuery, type Settings } from './model.ts'

/** The engine drops what a question has beyond so many words, without a word about it. */
const MOST_WORDS = 10
const FARTHEST = 8

interface Words {
  /** By attribute, in order. Latin words only: the engine's own segmentation is not modelled. */
  readonly attributes: readonly (readonly string[])[]
  readonly all: ReadonlySet<string>
  /** Every two neighbours written as one, as the engine tries too. */
  readonly joined: ReadonlySet<string>
}

const wordsCache = new WeakMap<Document, { settings: Settings; words: Words }>()
const split = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function wordsOf(document: Document, settings: Settings): Words {
  const known = wordsCache.get(document)
  if (known?.settings === settings) return known.words
  const fields = settings.searchableAttributes.includes('*') ? Object.keys(document) : settings.searchableAttributes
  const attributes = fields.map((field) => [document[field]].flat().flatMap((value) => split(String(value ?? ''))))
  const joined = attributes.flatMap((words) => words.slice(1).map((word, index) => `${words[index]}${word}`))
  const words = { attributes, all: new Set(attributes.flat()), joined: new Set(joined) }
  wordsCache.set(document, { settings, words })
  return words
}

interface Matcher {
  readonly words: readonly string[]
  /** The last word may be unfinished. */
  readonly isPrefix: boolean
}

const fits = (word: string, asked: string, isPrefix: boolean) => word === asked || (isPrefix && word.startsWith(asked))

/** Whether all words are there, each itself, as two neighbours, or as one with the words beside it. */
function matches(found: Words, { words, isPrefix }: Matcher): boolean {
  const has = (asked: string, prefix: boolean) =>
    found.all.has(asked) || found.joined.has(asked) || (prefix && [...found.all].some((word) => word.startsWith(asked)))
  const from = (at: number): boolean =>
    at >= words.length ||
    [1, 2, 3].some((length) => {
      if (at + length > words.length) return false
      return has(words.slice(at, at + length).join(''), isPrefix && at + length === words.length) && from(at + length)
    })
  return from(0)
}

function attributeRank({ attributes: found }: Words, { words, isPrefix }: Matcher): number {
  return words.reduce((sum, asked, index) => {
    const prefix = isPrefix && index === words.length - 1
    const rank = found.findIndex((attribute) => attribute.some((word) => fits(word, asked, prefix)))
    return sum + (rank === -1 ? found.length : rank)
  }, 0)
}

function distance(attribute: readonly string[], first: string, second: string): number {
  let best = FARTHEST
  attribute.forEach((word, at) => {
    if (word !== first) return
    for (let ahead = 1; ahead < FARTHEST; ahead++) if (attribute[at + ahead] === second) best = Math.min(best, ahead)
    for (let back = 1; back < FARTHEST; back++) if (attribute[at - back] === second) best = Math.min(best, back + 1)
  })
  return best
}

const proximity = ({ attributes: found }: Words, { words }: Matcher): number =>
  words
    .slice(1)
    .reduce(
      (sum, second, index) =>
        sum + Math.min(...found.map((each) => distance(each, words[index] ?? '', second)), FARTHEST),
      0,
    )

type Rank = (document: Document) => number | string
interface Ordering {
  readonly rank: Rank
  readonly isDescending: boolean
}

const byField = (rule: string): Ordering => {
  const [field = '', direction] = rule.split(':')
  return {
    rank: (document) => {
      const value = document[field]
      return typeof value === 'number' ? value : String(value ?? '')
    },
    isDescending: direction === 'desc',
  }
}

/** The ranking rules as orderings, most important first. Rules of typos and positions change nothing here. */
function orderings(settings: Settings, query: SearchQuery, matcher: Matcher): Ordering[] {
  for (const rule of query.sort ?? [])
    if (!settings.sortableAttributes.includes(rule.split(':')[0] ?? ''))
      throw new ApiError(400, 'invalid_search_sort', `${rule} is not sortable`)
  const ranked = (rank: (found: Words, matcher: Matcher) => number): Ordering => ({
    rank: (document) => rank(wordsOf(document, settings), matcher),
    isDescending: false,
  })
  return settings.rankingRules.flatMap((rule): Ordering[] => {
    if (rule === 'sort') return (query.sort ?? []).map(byField)
    if (rule === 'attributeRank') return [ranked(attributeRank)]
    if (rule === 'proximity') return [ranked(proximity)]
    return rule.includes(':') ? [byField(rule)] : []
  })
}

function sorted(documents: readonly Document[], rules: readonly Ordering[]): Document[] {
  const keyed = documents.map((document) => ({ document, keys: rules.map(({ rank }) => rank(document)) }))
  keyed.sort((a, b) => {
    for (const [index, { isDescending }] of rules.entries()) {
      const [left = 0, right = 0] = [a.keys[index], b.keys[index]]
      if (left !== right) return left < right !== isDescending ? -1 : 1
    }
    return 0
  })
  return keyed.map(({ document }) => document)
}

function countFacet(documents: readonly Document[], field: string, settings: Settings): Record<string, number> {
  if (ruleOf(settings, field) === undefined)
    throw new ApiError(400, 'invalid_search_facets', `${field} is not filterable`)
  const counts = new Map<string, number>()
  for (const document of documents)
    for (const value of new Set([document[field]].flat().map(String))) counts.set(value, (counts.get(value) ?? 0) + 1)
  const values = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, settings.faceting.maxValuesPerFacet)
  return Object.fromEntries(values)
}

function shown(document: Document, query: SearchQuery, { displayedAttributes }: Settings): Document {
  const fields = query.attributesToRetrieve ?? displayedAttributes
  const isShown = (field: string) =>
    (fields.includes('*') || fields.includes(field)) &&
    (displayedAttributes.includes('*') || displayedAttributes.includes(field))
  return Object.fromEntries(Object.entries(document).filter(([field]) => isShown(field)))
}

/** One search as the engine answers it when `page` and `hitsPerPage` are given. */
export function find(index: Index, query: SearchQuery) {
  const { settings } = index
  const { page = 1, hitsPerPage = 20, q, facets = [] } = query
  if (q && query.matchingStrategy !== 'all') throw new Error('only the matching strategy «all» is modelled')
  const words = split(q ?? '').slice(0, MOST_WORDS)
  const matcher: Matcher = { words, isPrefix: settings.prefixSearch !== 'disabled' && !/\s$/.test(q ?? '') }
  const passes = readFilter(query.filter, settings)
  const hits = [...index.documents.values()].filter(
    (document) => passes(document) && (words.length === 0 || matches(wordsOf(document, settings), matcher)),
  )
  const totalHits = Math.min(hits.length, settings.pagination.maxTotalHits)
  const from = (page - 1) * hitsPerPage
  const rules = orderings(settings, query, matcher)
  const listed = hitsPerPage === 0 ? [] : sorted(hits, rules).slice(from, Math.min(from + hitsPerPage, totalHits))
  return {
    indexUid: query.indexUid,
    hits: listed.map((document) => shown(document, query, settings)),
    query: q ?? '',
    processingTimeMs: 0,
    page,
    hitsPerPage,
    totalPages: hitsPerPage === 0 ? 0 : Math.ceil(totalHits / hitsPerPage),
    totalHits,
    facetDistribution: Object.fromEntries(facets.map((field) => [field, countFacet(hits, field, settings)])),
    facetStats: {},
  }
}
