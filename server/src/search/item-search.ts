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
  /** The import that brought them last. */
  readonly importId?: string
  /**
   * Which states the asking person may see; a search never answers others. An item whose newest version is in one of
   * them is found by that version, else by its published one if `published` is among them.
   */
  readonly states: readonly ItemState[]
  readonly sort: 'relevance' | 'newest' | 'minutes'
  /** From 1. */
  readonly page: number
  readonly pageSize: number
}

export const facetNames = ['subject', 'grade', 'type', 'tier', 'mode'] as const
export type FacetName = (typeof facetNames)[number]
export type Facets = Readonly<Record<FacetName, Readonly<Record<string, number>>>>

export interface ItemAnswer {
  /** Best first. Ids only: rows are loaded from Postgres, which decides again who may see them. */
  readonly itemIds: readonly string[]
  readonly total: number
  /** False when the question was so broad that `total` and the facets come from a sample or from stored counts. */
  readonly exact: boolean
  /** Each facet counted with all other filters applied. */
  readonly facets: Facets
  /** Words to mark in the text, normalised. */
  readonly highlights: readonly string[]
}

/** The one way to search the bank; `postgres` and `meilisearch` implement it and pass one contract suite. */
export interface ItemSearch {
  readonly name: 'postgres' | 'meilisearch'
  find(question: ItemQuestion): Promise<ItemAnswer>
}

export const noFacets: Facets = { subject: {}, grade: {}, type: {}, tier: {}, mode: {} }
