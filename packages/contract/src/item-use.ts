import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { CommaList, Day, Id, Nullable, Whole } from './shared.ts'

export const ItemUse = Type.Object({
  /** Own homework that holds the item, last saved first. */
  own: Type.Array(
    Type.Object({ assignment_id: Id, school_id: Id, title: Type.String(), last_day: Nullable(Day), classes: Whole }),
  ),
  /** For curators: numbers of every school that uses it, never titles or texts. */
  county: Nullable(
    Type.Object({
      homeworks: Whole,
      /** Of these, released for a day after today. */
      ahead: Whole,
      classes: Whole,
      schools: Type.Array(
        Type.Object({ school_id: Id, name: Type.String(), homeworks: Whole, classes: Whole, last_day: Nullable(Day) }),
      ),
    }),
  ),
})
export type ItemUse = Static<typeof ItemUse>

export const getItemUse = defineEndpoint({
  method: 'GET',
  url: '/api/items/:item_id/use',
  summary: 'Where an item is used: own homework, and for curators numbers by school',
  params: Type.Object({ item_id: Id }),
  response: ItemUse,
})

export const Replacement = Type.Object({
  /** The retired item. */
  item_id: Id,
  reason: Nullable(Type.String()),
  /** What stands in its place and is in use; null when nothing was named or that was retired too. */
  successor: Nullable(Type.Object({ item_id: Id, version_id: Id })),
})
export type Replacement = Static<typeof Replacement>

export const listReplacements = defineEndpoint({
  method: 'GET',
  url: '/api/item-replacements',
  summary: 'For retired items (up to 100): why, and which published item to use instead',
  querystring: Type.Object({ ids: CommaList }),
  response: Type.Array(Replacement),
})
