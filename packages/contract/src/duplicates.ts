import { likenessKinds, pairDecisions } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { ItemVersionForTeacher } from './items.ts'
import {
  DocumentJson,
  Grade,
  Id,
  ItemStateCode,
  ItemTypeCode,
  Moment,
  Nothing,
  Nullable,
  OneOf,
  Strict,
  SubjectCode,
  Whole,
} from './shared.ts'

const Person = Type.Object({ id: Id, name: Type.String() })
const KindCode = OneOf(likenessKinds)
const DecisionCode = OneOf(pairDecisions)
const Score = Type.Number({ minimum: 0, maximum: 1 })

/** A place in a text of an item that differs: `stem` or `options.2`, offsets in the plain text of that part. */
const Mark = Type.Object({
  kind: OneOf(['number', 'name', 'words', 'order']),
  part: Type.String(),
  start: Whole,
  end: Whole,
})
export type DifferenceMark = Static<typeof Mark>

const Listed = Type.Object({
  item_id: Id,
  version_id: Id,
  state: ItemStateCode,
  subject: SubjectCode,
  grades: Type.Array(Grade),
  type: ItemTypeCode,
  /** Beginning of the stem: its first block with anything in it. */
  opening: DocumentJson,
})

const pair = {
  item_a: Id,
  item_b: Id,
  kind: KindCode,
  score: Score,
  found_at: Moment,
  decision: Nullable(DecisionCode),
  decided_by: Nullable(Person),
  decided_at: Nullable(Moment),
  note: Nullable(Type.String()),
  /** `same`: the item that stays. `adapted`: the original. */
  kept_id: Nullable(Id),
}

export const ListedPair = Type.Object({ ...pair, a: Listed, b: Listed })
export type ListedPair = Static<typeof ListedPair>

export const listDuplicates = defineEndpoint({
  method: 'GET',
  url: '/api/duplicates',
  summary: 'Pairs of items alike that wait for a decision, oldest first; of an import also the decided ones',
  querystring: Type.Object({
    subject: Type.Optional(SubjectCode),
    kind: Type.Optional(KindCode),
    run_id: Type.Optional(Id),
    /** The last row seen: its `found_at` and its two ids, as `moment_id_id`. */
    after: Type.Optional(Type.String({ maxLength: 120 })),
  }),
  response: Type.Object({
    pairs: Type.Array(ListedPair),
    after: Nullable(Type.String()),
    /** Undecided ones; at 1,000 counting stops. */
    counts: Type.Array(Type.Object({ kind: KindCode, n: Whole })),
  }),
})

const Side = Type.Object({
  version: ItemVersionForTeacher,
  /** What differs from the other one. */
  marks: Type.Array(Mark),
  /** This person wrote, edited or selected it. */
  mine: Type.Boolean(),
})

export const PairView = Type.Object({
  ...pair,
  a: Side,
  b: Side,
  may: Type.Object({
    decide: Type.Boolean(),
    why_not: Nullable(OneOf(['not-competent', 'text-changed'])),
  }),
})
export type PairView = Static<typeof PairView>

const ofPair = Type.Object({ item_a: Id, item_b: Id })

export const getDuplicate = defineEndpoint({
  method: 'GET',
  url: '/api/duplicates/:item_a/:item_b',
  summary: 'One pair side by side: both texts, what differs, what was decided',
  params: ofPair,
  response: PairView,
})
export const decideDuplicate = defineEndpoint({
  method: 'PUT',
  url: '/api/duplicates/:item_a/:item_b/decision',
  summary:
    'Decide a pair. `same`: one stays, the other is returned or retired. `adapted`: one is the original. Refused when it was decided or found anew meanwhile',
  params: ofPair,
  body: Strict({
    decision: DecisionCode,
    kept_id: Nullable(Id),
    note: Type.String({ maxLength: 500 }),
    /** As last seen, so that a decision never covers another one. */
    found_at: Moment,
    decided_at: Nullable(Moment),
  }),
  response: PairView,
})

export const listItemDuplicates = defineEndpoint({
  method: 'GET',
  url: '/api/items/:item_id/duplicates',
  summary: 'Items alike to this one, with what was decided of each',
  params: Type.Object({ item_id: Id }),
  response: Type.Array(ListedPair),
})

export const lookForDuplicates = defineEndpoint({
  method: 'POST',
  url: '/api/duplicates/look',
  summary: 'Items of the bank that are like a text that is being written; nothing is stored',
  body: Strict({
    /** The item being written, which is not like itself. */
    item_id: Nullable(Id),
    body: DocumentJson,
    answer: DocumentJson,
  }),
  response: Type.Array(
    Type.Object({
      item: Listed,
      body: DocumentJson,
      kind: KindCode,
      score: Score,
      own_marks: Type.Array(Mark),
      marks: Type.Array(Mark),
    }),
  ),
})

export const getImportDuplicates = defineEndpoint({
  method: 'GET',
  url: '/api/imports/:run_id/duplicates',
  summary: 'How many pairs an import brought up, and how many of its items are still to be compared',
  params: Type.Object({ run_id: Id }),
  response: Type.Object({ waiting: Whole, pairs: Whole, undecided: Whole }),
})

export const DuplicateSweep = Type.Object({
  id: Id,
  started_by: Nullable(Person),
  started_at: Moment,
  total: Whole,
  texts_read: Whole,
  compared: Whole,
  pairs: Whole,
  finished_at: Nullable(Moment),
  stopped_by: Nullable(Person),
  error: Nullable(Type.String()),
})
export type DuplicateSweep = Static<typeof DuplicateSweep>

export const getSweep = defineEndpoint({
  method: 'GET',
  url: '/api/duplicate-sweep',
  summary: 'The newest comparison of the whole bank: how far it is, what it found',
  response: Type.Object({ sweep: Nullable(DuplicateSweep) }),
})
export const startSweep = defineEndpoint({
  method: 'POST',
  url: '/api/duplicate-sweep',
  summary: 'Compare the whole bank; one at a time',
  response: Type.Object({ sweep: Nullable(DuplicateSweep) }),
})
export const stopSweep = defineEndpoint({
  method: 'DELETE',
  url: '/api/duplicate-sweep',
  summary: 'Stop the comparison of the whole bank; what was found stays',
  response: Nothing,
})
