import { requiredTags, volumes } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { AnswerKeyBody } from './answer-key.ts'
import { defineEndpoint } from './endpoint.ts'
import {
  CommaList,
  DocumentJson,
  EducationCode,
  Grade,
  Id,
  ItemStateCode,
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

const MinutesEvidenceBody = Type.Object({
  source: OneOf(['author', 'estimate', 'import', 'trial', 'class']),
  samples: Whole,
  at: Type.String(),
  note: Type.Optional(Type.String()),
})

/** What came of estimates, trials and class reports (docs/minutes.md). */
export const CalibratedMinutes = Type.Object({
  minutes: Whole,
  low: Whole,
  high: Whole,
  samples: Whole,
  at: Moment,
  disagrees: Type.Boolean(),
})
export type CalibratedMinutes = Static<typeof CalibratedMinutes>

const Named = Type.Object({ id: Id, name: Type.String() })
export const UnitRef = Type.Object({
  id: Id,
  edition: Type.String(),
  grade: Grade,
  volume: OneOf(volumes),
  /** Of a lesson: its unit and itself. */
  title: Type.String(),
})

const tags = {
  subject: SubjectCode,
  grades: Type.Array(Grade, { minItems: 1, maxItems: 9, uniqueItems: true }),
  type: ItemTypeCode,
  tier: TierCode,
  mode: ModeCode,
  place: PlaceCode,
  minutes: Type.Integer({ minimum: 0, maximum: 600 }),
  score_rate: Nullable(Type.Number({ minimum: 0, maximum: 1 })),
  competencies: Type.Array(Type.String({ maxLength: 30 }), { maxItems: 10 }),
  education: EducationCode,
  origin: OriginCode,
  citation: Nullable(Type.String({ maxLength: 300 })),
  licence: Type.String({ minLength: 1, maxLength: 60 }),
}

/** An item version as pupils may see it: no answer, no explanation. */
export const ItemVersionForPupil = Type.Object({
  item_id: Id,
  version_id: Id,
  number: Type.Integer({ minimum: 1 }),
  state: ItemStateCode,
  ...tags,
  minutes_evidence: MinutesEvidenceBody,
  /** Null until somebody beside the author said how long it takes. */
  calibrated: Nullable(CalibratedMinutes),
  points: Type.Array(Named),
  units: Type.Array(UnitRef),
  body: DocumentJson,
})
export type ItemVersionForPupil = Static<typeof ItemVersionForPupil>

const Answer = Type.Object({
  key: AnswerKeyBody,
  body: DocumentJson,
})

export const ItemVersionForTeacher = Type.Interface([ItemVersionForPupil], {
  answer: Answer,
  explanation: DocumentJson,
  revision: Type.Integer({ minimum: 1 }),
  created_by: Nullable(Named),
  created_at: Moment,
  published_at: Nullable(Moment),
})
export type ItemVersionForTeacher = Static<typeof ItemVersionForTeacher>

export const Item = Type.Object({
  current: ItemVersionForTeacher,
  published_version_id: Nullable(Id),
  /** Set once the item was taken out of use. */
  retirement: Nullable(
    Type.Object({ at: Moment, by: Nullable(Named), reason: Type.String(), successor_id: Nullable(Id) }),
  ),
  /** Who took it in from elsewhere (选用者). */
  selected_by: Nullable(Named),
  versions: Type.Array(
    Type.Object({
      version_id: Id,
      number: Whole,
      state: ItemStateCode,
      created_at: Moment,
      created_by: Nullable(Named),
      published_by: Nullable(Named),
    }),
  ),
})
export type Item = Static<typeof Item>

export const ItemDraft = Strict({
  ...tags,
  minutes_note: Type.Optional(Type.String({ maxLength: 200 })),
  point_ids: Type.Array(Id, { maxItems: 20 }),
  unit_ids: Type.Array(Id, { maxItems: 20 }),
  body: DocumentJson,
  answer: Strict({
    key: AnswerKeyBody,
    body: DocumentJson,
  }),
  explanation: DocumentJson,
})
export type ItemDraft = Static<typeof ItemDraft>

/** One hit: enough to show the card. `stem_html` is rendered by us from the checked document. */
export const ItemHit = Type.Object({
  item_id: Id,
  version_id: Id,
  state: ItemStateCode,
  subject: SubjectCode,
  grades: Type.Array(Grade),
  type: ItemTypeCode,
  tier: TierCode,
  mode: ModeCode,
  place: PlaceCode,
  minutes: Whole,
  minutes_evidence: MinutesEvidenceBody,
  calibrated: Nullable(CalibratedMinutes),
  points: Type.Array(Type.String()),
  /** Times it was given to a class, in the whole county. */
  uses: Whole,
  body: DocumentJson,
  /** Required tags it lacks, for curators; empty for all others. */
  gaps: Type.Array(OneOf(requiredTags)),
  /** Words to mark in the text. */
  highlights: Type.Array(Type.String()),
})
export type ItemHit = Static<typeof ItemHit>

const FacetCounts = Type.Record(Type.String(), Whole)
export const SearchResult = Type.Object({
  hits: Type.Array(ItemHit),
  total: Whole,
  /** False when a very broad question was counted on a sample: `total` and the facets are then estimates. */
  exact: Type.Boolean(),
  facets: Type.Object({
    subject: FacetCounts,
    grade: FacetCounts,
    type: FacetCounts,
    tier: FacetCounts,
    mode: FacetCounts,
  }),
})
export type SearchResult = Static<typeof SearchResult>

/** What can be asked of the bank. */
export const itemQuestion = {
  q: Type.Optional(Type.String({ maxLength: 200 })),
  subject: Type.Optional(SubjectCode),
  grade: Type.Optional(Grade),
  type: Type.Optional(ItemTypeCode),
  tier: Type.Optional(TierCode),
  mode: Type.Optional(ModeCode),
  minutes_max: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
  point_id: Type.Optional(Id),
  unit_id: Type.Optional(Id),
  /** The import that brought them last. */
  import_id: Type.Optional(Id),
  state: Type.Optional(ItemStateCode),
  sort: Type.Optional(OneOf(['relevance', 'newest', 'minutes'])),
}

export const searchItems = defineEndpoint({
  method: 'GET',
  url: '/api/items',
  summary: 'Search the bank. Teachers see published items, curators all',
  querystring: Type.Object({
    ...itemQuestion,
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    page_size: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  response: SearchResult,
})

export const getItem = defineEndpoint({
  method: 'GET',
  url: '/api/items/:item_id',
  summary: 'One item with answer and versions',
  params: Type.Object({ item_id: Id }),
  response: Item,
})
export const getItemVersions = defineEndpoint({
  method: 'GET',
  url: '/api/item-versions',
  summary: 'Pinned versions by id (up to 100), with answers; immutable once published',
  querystring: Type.Object({ ids: CommaList }),
  response: Type.Array(ItemVersionForTeacher),
})
export const createItem = defineEndpoint({
  method: 'POST',
  url: '/api/items',
  summary: 'New draft item',
  body: ItemDraft,
  response: Item,
})
export const saveItemDraft = defineEndpoint({
  method: 'PUT',
  url: '/api/items/:item_id/draft',
  summary: 'Save the draft; of a published or retired item this starts a new version',
  params: Type.Object({ item_id: Id }),
  body: Strict({ revision: Type.Integer({ minimum: 1 }), draft: ItemDraft }),
  response: Item,
})
export const retireItem = defineEndpoint({
  method: 'POST',
  url: '/api/items/:item_id/retire',
  summary: 'Take an item out of use: why, and which item to use instead',
  params: Type.Object({ item_id: Id }),
  body: Strict({
    revision: Type.Integer({ minimum: 1 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
    successor_id: Nullable(Id),
  }),
  response: Item,
})
