export type Document = Readonly<Record<string, unknown>>

export interface Settings {
  readonly searchableAttributes: readonly string[]
  readonly displayedAttributes: readonly string[]
  readonly filterableAttributes: readonly (
    | string
    | {
        readonly attributePatterns: readonly string[]
        readonly features?: { readonly filter?: { readonly equality?: boolean; readonly comparison?: boolean } }
      }
  )[]
  readonly sortableAttributes: readonly string[]
  readonly rankingRules: readonly string[]
  readonly prefixSearch: 'indexingTime' | 'disabled'
  readonly faceting: { readonly maxValuesPerFacet: number }
  readonly pagination: { readonly maxTotalHits: number }
}

/** What an index has before anyone sets it. */
export const defaultSettings: Settings = {
  searchableAttributes: ['*'],
  displayedAttributes: ['*'],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attributeRank', 'sort', 'wordPosition', 'exactness'],
  prefixSearch: 'indexingTime',
  faceting: { maxValuesPerFacet: 100 },
  pagination: { maxTotalHits: 1000 },
}

export interface Index {
  readonly primaryKey: string
  settings: Settings
  readonly documents: Map<string, Document>
}

export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export interface SearchQuery {
  readonly indexUid: string
  readonly q?: string | null
  readonly filter?: unknown
  readonly sort?: readonly string[]
  readonly facets?: readonly string[]
  readonly page?: number
  readonly hitsPerPage?: number
  readonly matchingStrategy?: string
  readonly attributesToRetrieve?: readonly string[]
}
