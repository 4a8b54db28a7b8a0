import { volumes } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { UnitRef } from './items.ts'
import { Grade, Id, ItemStateCode, Moment, Nullable, OneOf, Strict, SubjectCode, Whole } from './shared.ts'

const Named = Type.Object({ id: Id, name: Type.String() })
const ofSubject = Type.Object({ subject: SubjectCode })

const BookKey = {
  publisher: Type.String({ minLength: 1, maxLength: 60 }),
  year: Type.Integer({ minimum: 1990, maximum: 2100 }),
  grade: Grade,
  volume: OneOf(volumes),
}
export const Textbook = Type.Object({ id: Id, ...BookKey, retired: Type.Boolean() })
export type Textbook = Static<typeof Textbook>

/** What an item can be tagged with: living terms only. */
export const Taxonomy = Type.Object({
  /** The tree depth first. `strand` names what stands above, from the root down. */
  points: Type.Array(
    Type.Object({
      id: Id,
      parent_id: Nullable(Id),
      depth: Type.Integer({ minimum: 1 }),
      strand: Type.String(),
      name: Type.String(),
    }),
  ),
  /** Units, and lessons after their unit, of the textbooks in use. */
  units: Type.Array(Type.Interface([UnitRef], { textbook_id: Id, parent_id: Nullable(Id) })),
  competencies: Type.Array(Type.String()),
  bands: Type.Array(Type.Object({ zh: Type.String(), en: Type.String(), from: Grade, to: Grade })),
})
export type Taxonomy = Static<typeof Taxonomy>
export const getTaxonomy = defineEndpoint({
  method: 'GET',
  url: '/api/taxonomy/:subject',
  summary: 'Knowledge points as a tree, textbook units, competencies and bands of a subject, as an item can be tagged',
  params: ofSubject,
  response: Taxonomy,
})

const TermName = Type.String({ minLength: 1, maxLength: 100 })
const change = <const K extends string, T extends Parameters<typeof Strict>[0]>(kind: K, members: T) =>
  Strict({ kind: Type.Literal(kind), ...members })

/** One change of a subject's terms. */
export const TermChange = Type.Union([
  change('add', { parent_id: Nullable(Id), name: TermName }),
  change('rename', { id: Id, name: TermName }),
  /** Below `parent_id` (null: a root), before one of its children or last. */
  change('move', { id: Id, parent_id: Nullable(Id), before_id: Nullable(Id) }),
  /** Uses, names and children of `id` go over to `into_id`. */
  change('merge', { id: Id, into_id: Id }),
  /** No longer offered, with everything below it; uses stay. */
  change('retire', { id: Id }),
  change('restore', { id: Id }),
  change('alias', { id: Id, name: TermName }),
  change('unalias', { id: Id, name: TermName }),
])
export type TermChange = Static<typeof TermChange>

export const changeTerm = defineEndpoint({
  method: 'POST',
  url: '/api/taxonomy/:subject/changes',
  summary: 'Change a term. Done at once by an owner of the subject (or any curator while it has none), else proposed',
  params: ofSubject,
  body: Strict({ change: TermChange, note: Type.Optional(Type.String({ maxLength: 300 })) }),
  response: Type.Object({
    change_id: Id,
    state: OneOf(['done', 'proposed']),
    /** The term that now stands there. */
    point_id: Nullable(Id),
  }),
})

const ofChange = Type.Object({ subject: SubjectCode, change_id: Id })
export const ChangeRecord = Type.Object({
  change_id: Id,
  change: TermChange,
  /** Names of the terms spoken of, by id. */
  names: Type.Record(Type.String(), Type.String()),
  note: Type.String(),
  state: OneOf(['proposed', 'done', 'refused', 'undone']),
  may_undo: Type.Boolean(),
  proposed_by: Nullable(Named),
  proposed_at: Moment,
  decided_by: Nullable(Named),
  decided_at: Nullable(Moment),
})
export type ChangeRecord = Static<typeof ChangeRecord>
export const listTermChanges = defineEndpoint({
  method: 'GET',
  url: '/api/taxonomy/:subject/changes',
  summary: 'Changes of a subject’s terms: proposed ones oldest first, or those done, newest first; 50 a page',
  params: ofSubject,
  querystring: Type.Object({ state: OneOf(['proposed', 'done']), after: Type.Optional(Id) }),
  response: Type.Array(ChangeRecord),
})
export const decideTermChange = defineEndpoint({
  method: 'POST',
  url: '/api/taxonomy/:subject/changes/:change_id/decision',
  summary: 'Do or refuse a proposed change',
  params: ofChange,
  body: Strict({ accept: Type.Boolean() }),
  response: Type.Object({ state: OneOf(['done', 'refused']) }),
})
export const undoTermChange = defineEndpoint({
  method: 'POST',
  url: '/api/taxonomy/:subject/changes/:change_id/undo',
  summary: 'Take a change back that was done',
  params: ofChange,
  response: Type.Object({ state: OneOf(['undone']) }),
})

/** The whole tree of a subject for those who keep it. */
export const TermTree = Type.Object({
  subject: SubjectCode,
  revision: Whole,
  may_change: Type.Boolean(),
  owners: Type.Array(Named),
  /** Proposed labels and changes that wait. */
  open_labels: Whole,
  open_changes: Whole,
  points: Type.Array(
    Type.Object({
      id: Id,
      parent_id: Nullable(Id),
      name: Type.String(),
      retired: Type.Boolean(),
      aliases: Type.Array(Type.String()),
    }),
  ),
  textbooks: Type.Array(Textbook),
})
export type TermTree = Static<typeof TermTree>
export const getTermTree = defineEndpoint({
  method: 'GET',
  url: '/api/taxonomy/:subject/tree',
  summary: 'All terms of a subject, retired ones included, in their order, with aliases and owners (curators)',
  params: ofSubject,
  response: TermTree,
})

export const getTermUse = defineEndpoint({
  method: 'GET',
  url: '/api/taxonomy/:subject/points/:point_id',
  summary:
    'How much a term is used: items, counted to 100, with and without what stands below it; what was merged into it',
  params: Type.Object({ subject: SubjectCode, point_id: Id }),
  response: Type.Object({ items: Whole, items_below: Whole, merged: Type.Array(Type.String()) }),
})

export const getTextbook = defineEndpoint({
  method: 'GET',
  url: '/api/textbooks/:textbook_id',
  summary: 'A textbook with units and lessons (curators)',
  params: Type.Object({ textbook_id: Id }),
  response: Type.Interface([Textbook], {
    subject: SubjectCode,
    units: Type.Array(Type.Object({ id: Id, parent_id: Nullable(Id), title: Type.String() })),
  }),
})
export const retireTextbook = defineEndpoint({
  method: 'POST',
  url: '/api/textbooks/:textbook_id/retired',
  summary: 'Take a textbook out of the choice, or bring it back; uses stay',
  params: Type.Object({ textbook_id: Id }),
  body: Strict({ retired: Type.Boolean() }),
  response: Textbook,
})
export const addTextbook = defineEndpoint({
  method: 'POST',
  url: '/api/taxonomy/:subject/textbooks',
  summary: 'Add a textbook of a subject, without units yet',
  params: ofSubject,
  body: Strict(BookKey),
  response: Textbook,
})
export const addUnit = defineEndpoint({
  method: 'POST',
  url: '/api/textbooks/:textbook_id/units',
  summary: 'Add a unit at the end of a textbook, or a lesson at the end of one of its units',
  params: Type.Object({ textbook_id: Id }),
  body: Strict({ unit_id: Nullable(Id), title: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: Type.Object({ id: Id, title: Type.String() }),
})
export const renameUnit = defineEndpoint({
  method: 'POST',
  url: '/api/textbook-units/:unit_id/title',
  summary: 'Rename a unit or lesson',
  params: Type.Object({ unit_id: Id }),
  body: Strict({ title: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: Type.Object({ id: Id, title: Type.String() }),
})

export const setTermOwner = defineEndpoint({
  method: 'POST',
  url: '/api/taxonomy/:subject/owners',
  summary:
    'Appoint or release a curator as owner of a subject’s terms: by its owners, or by any curator while it has none',
  params: ofSubject,
  /** By account name, or by id as listed. */
  body: Strict({ account: Type.String({ minLength: 1, maxLength: 64 }), owns: Type.Boolean() }),
  response: Type.Array(Named),
})

/** An item that waits for its tags. */
export const listGaps = defineEndpoint({
  method: 'GET',
  url: '/api/item-gaps',
  summary: 'Items that lack required tags, newest first, 20 a page; counts by subject up to 1,000 (curators)',
  querystring: Type.Object({
    subject: Type.Optional(SubjectCode),
    after: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  response: Type.Object({
    counts: Type.Record(Type.String(), Whole),
    items: Type.Array(
      Type.Object({
        item_id: Id,
        subject: SubjectCode,
        grades: Type.Array(Grade),
        state: ItemStateCode,
        opening: Type.String(),
        gaps: Type.Array(Type.String()),
        moment: Moment,
        /** Labels of its source that a curator has not decided about yet. */
        waiting: Type.Array(Type.String()),
      }),
    ),
    next: Nullable(Type.String()),
  }),
})
