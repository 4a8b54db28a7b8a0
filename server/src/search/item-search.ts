import type { ItemState, ItemType, Mode, Subject, Tier } from '@lightwork/domain'

export interface ItemQuestion {
  readonly text: string
  readonly subject?: Subject
  readonly grade?: number
  readonly type?: ItemType
  readonly tier?: Tier
  readonly mode?: Mode
  readonly minutesMax?: number
  readonly pointId?: string
  readonly unitId?: string
  /** Which states the asking person may see; a search never answers others. */
  readonly states: readonly ItemState[]
  readonly sort: 'relevance' | 'newest' | 'minutes'
  readonly page: number
  readonly pageSize: number
}

export type FacetName = 'subject' | 'grade' | 'type' | 'tier' | 'mode'
export interface ItemAnswer {
  /** Best first. Ids only: rows are loaded from Postgres, which decides again who may see them. */
  readonly itemIds: readonly string[]
  readonly total: number
  readonly exact: boolean
  readonly facets: Readonly<Record<FacetName, Readonly<Record<string, number>>>>
  /** Words to mark in the text. */
  readonly highlights: readonly string[]
}

/** The one way to search the bank; `postgres` and `meilisearch` implement it and pass one contract suite. */
export interface ItemSearch {
  readonly name: 'postgres' | 'meilisearch'
  find(question: ItemQuestion): Promise<ItemAnswer>
}
