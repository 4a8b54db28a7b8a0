import { reviewTicks, tagRefusals } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { itemQuestion } from './items.ts'
import {
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

const Person = Type.Object({ id: Id, name: Type.String() })
const Operation = OneOf(['add', 'remove', 'replace'])
const Reason = Type.String({ minLength: 1, maxLength: 500 })
const Citation = Nullable(Type.String({ maxLength: 300 }))
const Licence = Type.String({ minLength: 1, maxLength: 60 })
const competency = Type.String({ minLength: 1, maxLength: 30 })

/** What is changed; what is not named stays. */
export const BulkChangeBody = Type.Object(
  {
    point_ids: Type.Optional(Strict({ op: Operation, values: Type.Array(Id, { maxItems: 20 }) })),
    unit_ids: Type.Optional(Strict({ op: Operation, values: Type.Array(Id, { maxItems: 20 }) })),
    grades: Type.Optional(Strict({ op: Operation, values: Type.Array(Grade, { maxItems: 9 }) })),
    competencies: Type.Optional(Strict({ op: Operation, values: Type.Array(competency, { maxItems: 10 }) })),
    minutes: Type.Optional(
      Strict({
        op: OneOf(['set', 'add', 'multiply']),
        value: Type.Number({ minimum: -600, maximum: 600 }),
      }),
    ),
    type: Type.Optional(ItemTypeCode),
    tier: Type.Optional(TierCode),
    mode: Type.Optional(ModeCode),
    place: Type.Optional(PlaceCode),
    education: Type.Optional(EducationCode),
    origin: Type.Optional(OriginCode),
    citation: Type.Optional(Citation),
    licence: Type.Optional(Licence),
  },
  { additionalProperties: false, minProperties: 1 },
)

/** Marked items, all that a question finds, or those that an earlier edit changed. */
const Selection = Type.Union([
  Strict({ item_ids: Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true }) }),
  Strict({ question: Strict(itemQuestion) }),
  Strict({ changed_by: Id }),
])
export type BulkSelection = Static<typeof Selection>

const Action = Type.Union([
  Strict({ kind: Type.Literal('edit'), change: BulkChangeBody }),
  Strict({ kind: Type.Literal('hand_in') }),
  Strict({ kind: Type.Literal('take_back') }),
  Strict({ kind: Type.Literal('retire'), reason: Reason }),
])
export type BulkAction = Static<typeof Action>

export const bulkKinds = ['edit', 'undo', 'hand_in', 'take_back', 'retire'] as const

/** Why an item is left as it is. */
export const bulkRefusals = [
  ...tagRefusals,
  'in-review',
  'retired',
  'others-draft',
  'changed-since',
  'not-draft',
  'incomplete',
  'not-in-review',
  'not-published',
  'refused',
] as const
const RefusalCode = OneOf(bulkRefusals)
export type BulkRefusal = (typeof bulkRefusals)[number]

export const BulkEdit = Type.Object({
  edit_id: Id,
  kind: OneOf(bulkKinds),
  change: Nullable(BulkChangeBody),
  reason: Nullable(Type.String()),
  prepared_by: Person,
  prepared_at: Moment,
  started_at: Nullable(Moment),
  finished_at: Nullable(Moment),
  /** Started, not finished, and nothing has moved for a while: applying it again goes on where it stopped. */
  interrupted: Type.Boolean(),
  total: Whole,
  waiting: Whole,
  changed: Whole,
  unchanged: Whole,
  refused: Whole,
})
export type BulkEdit = Static<typeof BulkEdit>

export const BulkEditDetails = Type.Interface([BulkEdit], {
  /** Of those that wait or changed: published items whose next version this starts. */
  new_versions: Whole,
  reasons: Type.Array(Type.Object({ reason: RefusalCode, n: Whole })),
  /** Self-check lines that the subjects of the chosen items ask for. */
  ticks: Type.Array(OneOf(reviewTicks)),
  /** Names of the knowledge points and units in the change. */
  names: Type.Record(Type.String(), Type.String()),
  undoes: Nullable(Id),
  undone_by: Nullable(Id),
  /** What the person asking may do with it now. */
  may: Type.Object({ apply: Type.Boolean(), undo: Type.Boolean(), hand_in: Type.Boolean() }),
})
export type BulkEditDetails = Static<typeof BulkEditDetails>

/** Tags of one side of a difference; ids are named in `names`. */
const SomeTags = Type.Object(
  {
    grades: Type.Optional(Type.Array(Grade)),
    type: Type.Optional(ItemTypeCode),
    tier: Type.Optional(TierCode),
    mode: Type.Optional(ModeCode),
    place: Type.Optional(PlaceCode),
    minutes: Type.Optional(Whole),
    competencies: Type.Optional(Type.Array(Type.String())),
    education: Type.Optional(EducationCode),
    origin: Type.Optional(OriginCode),
    citation: Type.Optional(Nullable(Type.String())),
    licence: Type.Optional(Type.String()),
    point_ids: Type.Optional(Type.Array(Id)),
    unit_ids: Type.Optional(Type.Array(Id)),
  },
  { additionalProperties: false },
)
export type SomeTags = Static<typeof SomeTags>

const Row = Type.Object({
  item_id: Id,
  subject: SubjectCode,
  state: ItemStateCode,
  opening: DocumentJson,
  outcome: Nullable(OneOf(['changed', 'unchanged', 'refused'])),
  reason: Nullable(RefusalCode),
  detail: Nullable(Type.String()),
  before: Nullable(SomeTags),
  after: Nullable(SomeTags),
  starts_version: Type.Boolean(),
})
export type BulkEditRow = Static<typeof Row>

const ofEdit = Type.Object({ edit_id: Id })

export const prepareBulkEdit = defineEndpoint({
  method: 'POST',
  url: '/api/bulk-edits',
  summary: 'Choose items and what to do with them (curators); nothing changes until it is applied',
  body: Strict({ selection: Selection, action: Action }),
  response: BulkEditDetails,
})
export const prepareUndo = defineEndpoint({
  method: 'POST',
  url: '/api/bulk-edits/:edit_id/undo',
  summary: 'Prepare to take an edit back, within 30 days, for the items that were not changed since',
  params: ofEdit,
  response: BulkEditDetails,
})
export const applyBulkEdit = defineEndpoint({
  method: 'POST',
  url: '/api/bulk-edits/:edit_id/apply',
  summary: 'Apply what was prepared, in batches after the answer; again, it goes on where it stopped',
  params: ofEdit,
  body: Strict({ ticks: Type.Array(OneOf(reviewTicks), { uniqueItems: true }) }),
  response: BulkEditDetails,
})
export const listBulkEdits = defineEndpoint({
  method: 'GET',
  url: '/api/bulk-edits',
  summary: 'Bulk edits that were applied, newest first',
  querystring: Type.Object({
    /** The last one seen: its `started_at` and id, as `moment_id`. */
    after: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  response: Type.Object({ edits: Type.Array(BulkEdit), after: Nullable(Type.String()) }),
})
export const getBulkEdit = defineEndpoint({
  method: 'GET',
  url: '/api/bulk-edits/:edit_id',
  summary: 'A bulk edit: how many will change, how far it is, why items are left as they are',
  params: ofEdit,
  response: BulkEditDetails,
})
export const listBulkEditItems = defineEndpoint({
  method: 'GET',
  url: '/api/bulk-edits/:edit_id/items',
  summary: 'Its items with the tags before and after, or the reason why not',
  params: ofEdit,
  querystring: Type.Object({
    outcome: OneOf(['waiting', 'changed', 'unchanged', 'refused']),
    after: Type.Optional(Id),
  }),
  response: Type.Object({
    rows: Type.Array(Row),
    after: Nullable(Id),
    /** Names of the knowledge points and units in the rows. */
    names: Type.Record(Type.String(), Type.String()),
  }),
})
