import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { Id, Moment, Nullable, OneOf, Strict, SubjectCode, Whole } from './shared.ts'

const ofSubject = Type.Object({ subject: SubjectCode })

export const LabelProposal = Type.Object({
  proposal_id: Id,
  name: Type.String(),
  /** Where the source places it. */
  route: Type.String(),
  uses: Whole,
  first_at: Moment,
  /** Terms whose name is near: what it could be mapped to. */
  near: Type.Array(Type.Object({ id: Id, name: Type.String() })),
})
export type LabelProposal = Static<typeof LabelProposal>
export const listLabelProposals = defineEndpoint({
  method: 'GET',
  url: '/api/taxonomy/:subject/labels',
  summary: 'Labels that imports met and no term has, most used first, 50 a page (curators)',
  params: ofSubject,
  querystring: Type.Object({ after: Type.Optional(Type.String({ maxLength: 60 })) }),
  response: Type.Object({ labels: Type.Array(LabelProposal), next: Nullable(Type.String()) }),
})
export const decideLabel = defineEndpoint({
  method: 'POST',
  url: '/api/taxonomy/:subject/labels/:proposal_id/decision',
  summary: 'Make a label a new term, an alias of a term, or refuse it; waiting items get the tag',
  params: Type.Object({ subject: SubjectCode, proposal_id: Id }),
  body: Type.Union([
    Strict({
      outcome: Type.Literal('accepted'),
      parent_id: Nullable(Id),
      name: Type.String({ minLength: 1, maxLength: 100 }),
    }),
    Strict({ outcome: Type.Literal('mapped'), point_id: Id }),
    Strict({ outcome: Type.Literal('refused') }),
  ]),
  response: Type.Object({ tagged: Whole }),
})

export const TableReport = Type.Object({
  /** False: this was a look ahead, nothing was written. */
  written: Type.Boolean(),
  rows: Whole,
  added: Whole,
  changed: Whole,
  same: Whole,
  /** Rows of other subjects, left alone. */
  others: Whole,
  /** What the table does not name; it stays as it is. */
  absent: Whole,
  /** First of what would be added and changed. */
  samples: Type.Array(Type.Object({ row: Whole, what: OneOf(['added', 'changed']), text: Type.String() })),
  errors: Type.Array(Type.Object({ row: Whole, message: Type.String() })),
  /** Rows with an error; the list above ends after 100. */
  refused: Whole,
})
export type TableReport = Static<typeof TableReport>

const fileQuery = Type.Object({
  file_name: Type.String({ minLength: 1, maxLength: 200 }),
  write: Type.Boolean(),
})
export const importTerms = defineEndpoint({
  method: 'POST',
  url: '/api/taxonomy/:subject/points-table',
  summary:
    'Knowledge points from .xlsx or .csv (UTF-8, GB18030), at most 5 MB, as application/octet-stream: looked at, or written',
  takesFile: 'data',
  params: ofSubject,
  querystring: fileQuery,
  response: TableReport,
})
export const importTextbooks = defineEndpoint({
  method: 'POST',
  url: '/api/taxonomy/:subject/textbooks-table',
  summary: 'Textbooks with units and lessons from .xlsx or .csv (UTF-8, GB18030), at most 5 MB: looked at, or written',
  takesFile: 'data',
  params: ofSubject,
  querystring: fileQuery,
  response: TableReport,
})

const Table = Type.Object({ file_name: Type.String(), base64: Type.String() })
export const exportTerms = defineEndpoint({
  method: 'GET',
  url: '/api/taxonomy/:subject/points-table',
  summary: 'The present tree as .xlsx, to be changed and imported again',
  params: ofSubject,
  response: Table,
})
export const exportTextbooks = defineEndpoint({
  method: 'GET',
  url: '/api/taxonomy/:subject/textbooks-table',
  summary: 'The present textbooks as .xlsx, to be changed and imported again',
  params: ofSubject,
  response: Table,
})
