import { entryLicences, entryStates, maskKinds } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { ExcessBody, TierLoadBody } from './assignments.ts'
import { ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import {
  DocumentJson,
  Grade,
  Id,
  ItemTypeCode,
  ModeCode,
  Moment,
  Nullable,
  OneOf,
  OriginCode,
  PlaceCode,
  Strict,
  SubjectCode,
  TierCode,
  Whole,
} from './shared.ts'

const Revision = Type.Integer({ minimum: 1 })
const Named = Type.Object({ id: Id, name: Type.String() })
const Title = Type.String({ minLength: 1, maxLength: 100 })
export const ofEntry = Type.Object({ competition_id: Id, entry_id: Id })

export const MaskBody = Strict({
  text: Type.String({ minLength: 1, maxLength: 100 }),
  kind: OneOf(maskKinds),
  on: Type.Boolean(),
  /** Why a word that was found may stay readable. */
  reason: Type.String({ maxLength: 200 }),
})
export type MaskBody = Static<typeof MaskBody>

/** 作业属性表: one row a block of work, in the order of the sheet. */
export const EntryAttributes = Type.Object({
  works: Type.Array(
    Type.Object({
      title: Type.String(),
      subject: SubjectCode,
      grade: Grade,
      load: TierLoadBody,
      rows: Type.Array(
        Type.Object({
          number: Whole,
          pointer: Type.String(),
          /** Null for a task written in the homework itself. */
          type: Nullable(ItemTypeCode),
          minutes: Whole,
          tiers: Type.Array(TierCode),
          required: Type.Boolean(),
          mode: ModeCode,
          place: PlaceCode,
          points: Type.Array(Type.String()),
          score_rate: Nullable(Type.Number()),
          origin: Nullable(OriginCode),
        }),
      ),
    }),
  ),
})
export type EntryAttributes = Static<typeof EntryAttributes>

const Author = Strict({ name: Type.String({ minLength: 1, maxLength: 50 }), account_id: Nullable(Id) })

export const EntrySummary = Type.Object({
  id: Id,
  group_id: Id,
  title: Title,
  state: OneOf(entryStates),
  school: Named,
  owner: Named,
  authors: Type.Array(Author),
  works: Whole,
  saved_at: Moment,
  submitted_at: Nullable(Moment),
  receipt: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  /** Changed after it was handed in: what was handed in counts. */
  changed_since: Type.Boolean(),
  sent_on: Type.Boolean(),
  code: Nullable(Type.String()),
})
export type EntrySummary = Static<typeof EntrySummary>

export const EntryFile = Type.Object({
  id: Id,
  name: Type.String(),
  content_type: Type.String(),
  size: Whole,
  finished_at: Moment,
})
export type EntryFile = Static<typeof EntryFile>

export const EntryReceipt = Type.Object({
  receipt: Type.String(),
  begun_at: Moment,
  received_at: Moment,
  counts: Type.Boolean(),
  content_hash: Type.String(),
})
export type EntryReceipt = Static<typeof EntryReceipt>

export const Entry = Type.Interface([EntrySummary], {
  revision: Revision,
  intent: DocumentJson,
  aims: DocumentJson,
  licence: OneOf(entryLicences),
  may_exhibit: Type.Boolean(),
  attributes: Nullable(EntryAttributes),
  pinned: Type.Array(
    Type.Object({
      school_id: Id,
      assignment_id: Id,
      revision: Revision,
      /** Of the homework now; higher when it was changed after it was chosen. */
      newest: Nullable(Revision),
      title: Type.String(),
    }),
  ),
  files: Type.Array(EntryFile),
  masks_confirmed: Type.Boolean(),
  receipts: Type.Array(EntryReceipt),
  mine: Type.Boolean(),
})
export type Entry = Static<typeof Entry>

const EntryText = {
  group_id: Id,
  title: Title,
  intent: DocumentJson,
  aims: DocumentJson,
  authors: Type.Array(Author, { minItems: 1, maxItems: 10 }),
  licence: OneOf(entryLicences),
  may_exhibit: Type.Boolean(),
}

export const createEntry = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/entries',
  summary: 'Begin an entry of my school',
  params: ofCompetition,
  body: Strict({ group_id: Id, school_id: Id, title: Title }),
  response: Entry,
})
export const listOwnEntries = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/own-entries',
  summary: 'My works in a competition',
  params: ofCompetition,
  response: Type.Array(EntrySummary),
})
export const listEntries = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/entries',
  summary: 'All works handed in, for the organiser',
  params: ofCompetition,
  response: Type.Array(EntrySummary),
})
export const getEntry = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/entries/:entry_id',
  summary: 'One work, for its owner and the organiser',
  params: ofEntry,
  response: Entry,
})
export const saveEntry = defineEndpoint({
  method: 'PUT',
  url: '/api/competitions/:competition_id/entries/:entry_id',
  summary: 'Save the texts over the revision they started from; the masks are then to be confirmed again',
  params: ofEntry,
  body: Strict({ revision: Revision, ...EntryText }),
  response: Entry,
})
export const chooseEntryWorks = defineEndpoint({
  method: 'PUT',
  url: '/api/competitions/:competition_id/entries/:entry_id/works',
  summary: 'Pin own homework as it stands now; refused with `entry-over-limit` and the way out',
  params: ofEntry,
  body: Strict({
    revision: Revision,
    works: Type.Array(Strict({ school_id: Id, assignment_id: Id }), { minItems: 1, maxItems: 20 }),
  }),
  response: Entry,
})
export const addEntryFile = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/entries/:entry_id/files',
  summary: 'Add a Word file, PDF or picture; what tells who made it is taken out',
  takesFile: 'entry',
  params: ofEntry,
  querystring: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
  response: Entry,
})
export const removeEntryFile = defineEndpoint({
  method: 'DELETE',
  url: '/api/competitions/:competition_id/entries/:entry_id/files/:file_id',
  summary: 'Take a file out of the draft',
  params: Type.Object({ competition_id: Id, entry_id: Id, file_id: Id }),
  response: Entry,
})

/** Extra member `works` of `entry-over-limit`. */
export const WorkOverLimit = Type.Object({
  title: Type.String(),
  excesses: Type.Array(ExcessBody),
  /** Numbers on the paper of the tasks without which it fits; null when not even that would do. */
  drop: Nullable(Type.Array(Whole)),
})
export type WorkOverLimit = Static<typeof WorkOverLimit>
