import { likenessDecisions } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { TierLoadBody } from './assignments.ts'
import { Competition, ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import { Entry, EntryAttributes, EntryReceipt, EntrySummary, MaskBody, ofEntry } from './entries.ts'
import { DocumentJson, Id, ItemTypeCode, Nothing, Nullable, OneOf, Strict, Whole } from './shared.ts'

const Revision = Type.Integer({ minimum: 1 })
const Named = Type.Object({ id: Id, name: Type.String() })
const Reason = Type.String({ minLength: 1, maxLength: 500 })

/** A pinned item of the bank as judges get it: under an id of its own. */
export const BlindItem = Type.Object({
  version_id: Id,
  type: ItemTypeCode,
  body: DocumentJson,
  answer: Type.Object({ key: Type.Unknown(), body: DocumentJson }),
  explanation: DocumentJson,
})
export const BlindWork = Type.Object({
  title: Type.String(),
  document: DocumentJson,
  load: TierLoadBody,
  items: Type.Array(BlindItem),
})
export type BlindWork = Static<typeof BlindWork>

/** Everything of a work that judges get. */
export const BlindContent = Type.Object({
  title: Type.String(),
  intent: DocumentJson,
  aims: DocumentJson,
  attributes: EntryAttributes,
  works: Type.Array(BlindWork),
})
export type BlindContent = Static<typeof BlindContent>

export const EntryPreview = Type.Object({
  revision: Revision,
  blind: BlindContent,
  files: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      content_type: Type.String(),
      /** Of a PDF: pages without letters, in which no names can be looked for. */
      unread_pages: Whole,
    }),
  ),
  masks: Type.Array(Type.Interface([MaskBody], { count: Whole })),
  confirmed: Type.Boolean(),
})
export type EntryPreview = Static<typeof EntryPreview>

export const previewEntry = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/entries/:entry_id/preview',
  summary: 'Exactly what judges will see, with every word that is masked',
  params: ofEntry,
  response: EntryPreview,
})
export const confirmEntryMasks = defineEndpoint({
  method: 'PUT',
  url: '/api/competitions/:competition_id/entries/:entry_id/masks',
  summary: 'Decide which words judges do not read; `confirm` when it is as it should be',
  params: ofEntry,
  body: Strict({ revision: Revision, masks: Type.Array(MaskBody, { maxItems: 300 }), confirm: Type.Boolean() }),
  response: EntryPreview,
})
export const submitEntry = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/entries/:entry_id/submit',
  summary: 'Hand in. Counts when it began before closing by the server’s clock; answers a receipt',
  params: ofEntry,
  headers: Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 100 }) }),
  body: Strict({ revision: Revision }),
  response: EntryReceipt,
})
export const withdrawEntry = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/entries/:entry_id/withdraw',
  summary: 'Take the own work back',
  params: ofEntry,
  body: Strict({ reason: Reason }),
  response: Entry,
})
export const refuseEntry = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/entries/:entry_id/refuse',
  summary: 'The organiser refuses a work and says why to its owner',
  params: ofEntry,
  body: Strict({ reason: Reason }),
  response: EntrySummary,
})
export const sendEntryOn = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/entries/:entry_id/send-on',
  summary: 'Enter a work of a school’s round into the competition it feeds, within the school’s quota',
  params: ofEntry,
  body: Strict({ group_id: Id }),
  response: EntryReceipt,
})

export const LikePair = Type.Object({
  id: Id,
  entry: Type.Object({ id: Id, title: Type.String(), school: Type.String() }),
  with_kind: OneOf(['item', 'entry']),
  with: Type.Object({ competition: Nullable(Named), id: Id, title: Type.String(), school: Type.String() }),
  share: Type.Number(),
  places: Type.Array(Type.Object({ work: Whole, block: Type.String(), text: Type.String(), other: Type.String() })),
  decision: Nullable(OneOf(likenessDecisions)),
  note: Type.String(),
})
export type LikePair = Static<typeof LikePair>

export const findLikeEntries = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/likeness',
  summary: 'Compare all works handed in with the bank, each other and earlier competitions; decisions stay',
  params: ofCompetition,
  response: Type.Array(LikePair),
})
export const listLikePairs = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/likeness',
  summary: 'Pairs found, most alike first',
  params: ofCompetition,
  response: Type.Array(LikePair),
})
export const decideLikePair = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/likeness/:pair_id',
  summary: 'Credited, chance, or copied; remembered',
  params: Type.Object({ competition_id: Id, pair_id: Id }),
  body: Strict({ decision: OneOf(likenessDecisions), note: Type.String({ maxLength: 500 }) }),
  response: Nothing,
})

export const closeEntering = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/close-entering',
  summary: 'Entering is over: works get codes by lot and what judges see is made, all in one step',
  params: ofCompetition,
  body: Strict({ revision: Revision }),
  response: Competition,
})
