import { entryLicences } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import { EntryAttributes, ofEntry } from './entries.ts'
import { BlindWork } from './entry-steps.ts'
import { BlindFiles, FileBytes } from './judging.ts'
import { Day, DocumentJson, Id, Moment, Nothing, Nullable, OneOf, Strict, Whole } from './shared.ts'

const Named = Type.Object({ id: Id, name: Type.String() })

const Winner = {
  entry_id: Id,
  title: Type.String(),
  group: Type.String(),
  award: Type.String(),
  school: Type.String(),
  authors: Type.Array(Type.String()),
}

export const Exhibition = Type.Object({
  /** Null while the result may still change; then nothing is shown. */
  open_since: Nullable(Day),
  works: Type.Array(Type.Object({ ...Winner, comments: Whole })),
})
export type Exhibition = Static<typeof Exhibition>

export const ExhibitedWork = Type.Object({
  ...Winner,
  licence: OneOf(entryLicences),
  intent: DocumentJson,
  aims: DocumentJson,
  attributes: Nullable(EntryAttributes),
  works: Type.Array(Type.Interface([BlindWork], { position: Whole })),
  /** As judges had them. */
  files: BlindFiles,
  commentary: Type.Array(Type.Object({ judge: Named, text: Type.String(), at: Moment })),
  /** Tasks that the author wrote, and whether they went to the bank already. */
  own_items: Type.Array(Type.Object({ work: Whole, block_id: Id, opening: Type.String(), item_id: Nullable(Id) })),
  may: Type.Object({ comment: Type.Boolean(), harvest: Type.Boolean() }),
})
export type ExhibitedWork = Static<typeof ExhibitedWork>

export const getExhibition = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/exhibition',
  summary: 'Awarded works whose authors agreed to show them, once the result stands',
  params: ofCompetition,
  response: Exhibition,
})
export const getExhibitedWork = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/exhibition/:entry_id',
  summary: 'One exhibited work with its authors and what judges say about it',
  params: ofEntry,
  response: ExhibitedWork,
})
export const getExhibitedFile = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/exhibition/:entry_id/files/:file_id',
  summary: 'A file beside an exhibited work, as judges had it',
  params: Type.Object({ ...ofEntry.properties, file_id: Id }),
  response: FileBytes,
})
export const commentOnWinner = defineEndpoint({
  method: 'PUT',
  url: '/api/competitions/:competition_id/exhibition/:entry_id/commentary',
  summary: 'What a judge who scored the work has to say about it, under the judge’s name; an empty text takes it back',
  params: ofEntry,
  body: Strict({ text: Type.String({ maxLength: 2000 }) }),
  response: Nothing,
})
export const templateFromWinner = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/exhibition/:entry_id/template',
  summary: 'A template of my own from an exhibited work',
  params: ofEntry,
  body: Strict({ school_id: Id, work: Whole, name: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: Type.Object({ template_id: Id }),
})
export const harvestItems = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/exhibition/:entry_id/harvest',
  summary:
    'Chosen tasks of a winning work as drafts of the bank, with credit; each once, and only as the licence allows',
  params: ofEntry,
  body: Strict({
    items: Type.Array(Strict({ work: Whole, block_id: Id }), { minItems: 1, maxItems: 100 }),
  }),
  response: Type.Object({ items: Type.Array(Type.Object({ block_id: Id, item_id: Id })) }),
})
