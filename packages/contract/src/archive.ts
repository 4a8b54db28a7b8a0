import { type Static, Type } from 'typebox'
import { ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import { Id, Moment, Nullable, OneOf, Strict, Whole } from './shared.ts'

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** One act of the archive as it is exported: `hash` covers its number, the hash before it and the record. */
export const ArchiveLink = Type.Object({
  number: Whole,
  previous: Hash,
  record: Type.Object({ kind: Type.String(), body: Type.Unknown(), at: Moment, account_id: Nullable(Id) }),
  hash: Hash,
})
export type ArchiveLink = Static<typeof ArchiveLink>

/** 存档: what was done, oldest first. */
export const ArchiveLine = Type.Object({
  number: Whole,
  kind: Type.String(),
  at: Moment,
  by: Nullable(Type.String()),
  hash: Hash,
})

export const getArchive = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/archive',
  summary: 'Every act that bears on the result, in order; for who organises and who handles objections',
  params: ofCompetition,
  response: Type.Object({ lines: Type.Array(ArchiveLine) }),
})

const ChainVerdict = Type.Union([
  Type.Object({ holds: Type.Literal(true), head: Hash }),
  Type.Object({
    holds: Type.Literal(false),
    number: Whole,
    fault: OneOf(['number', 'previous', 'hash', 'head']),
  }),
])

export const ArchiveVerdict = Type.Object({
  links: Whole,
  chain: ChainVerdict,
  /** Final sheets compared with what was chained when they were handed in. */
  sheets: Whole,
  changed_sheets: Type.Array(
    Type.Object({ sheet_id: Id, code: Type.String(), why: OneOf(['differs', 'not_chained']) }),
  ),
  results: Whole,
  changed_results: Type.Array(Whole),
})
export type ArchiveVerdict = Static<typeof ArchiveVerdict>

export const verifyArchive = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/archive/verdict',
  summary: 'Does every link hold, and do sheets and results still say what was chained?',
  params: ofCompetition,
  response: ArchiveVerdict,
})
export const exportArchive = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/archive/file',
  summary: 'The whole chain as a file that anybody can check (`npm run lightwork -- archive FILE`)',
  params: ofCompetition,
  response: Type.Object({
    competition: Type.Object({ id: Id, title: Type.String() }),
    exported_at: Moment,
    links: Type.Array(ArchiveLink),
  }),
})
export const closeCompetition = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/close',
  summary: 'Nothing changes any more: after publicity, with all objections answered',
  params: ofCompetition,
  body: Strict({}),
  response: Type.Object({ head: Hash }),
})
