import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { Id, Moment, Nullable, Whole } from './shared.ts'

export const ImportRun = Type.Object({
  id: Id,
  file_name: Type.String(),
  started_at: Moment,
  finished_at: Nullable(Moment),
  lines: Whole,
  added: Whole,
  unchanged: Whole,
  refused: Whole,
  warned: Whole,
  error: Nullable(Type.String()),
})
export type ImportRun = Static<typeof ImportRun>
export const startImport = defineEndpoint({
  method: 'POST',
  url: '/api/imports',
  summary:
    'Import a file of items: one JSON object a line (UTF-8, plain or gzip, at most 200 MB) as application/x-ndjson or application/gzip. Answers at once when the file has arrived; `getImport` tells how far it is',
  takesFile: 'data',
  querystring: Type.Object({
    file_name: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  response: ImportRun,
})
export const listImports = defineEndpoint({
  method: 'GET',
  url: '/api/imports',
  summary: 'Imports, newest first, 30 a page',
  querystring: Type.Object({
    /** The last one seen: its `started_at` and id, as `moment_id`. */
    after: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  response: Type.Object({ imports: Type.Array(ImportRun), after: Nullable(Type.String()) }),
})
export const getImport = defineEndpoint({
  method: 'GET',
  url: '/api/imports/:run_id',
  summary: 'How far an import is',
  params: Type.Object({ run_id: Id }),
  response: ImportRun,
})
export const listImportRefusals = defineEndpoint({
  method: 'GET',
  url: '/api/imports/:run_id/refusals',
  summary: 'Refused lines with reason, up to 1,000 after a line number',
  params: Type.Object({ run_id: Id }),
  querystring: Type.Object({ after: Type.Optional(Whole) }),
  response: Type.Array(
    Type.Object({ line: Whole, code: Type.String(), detail: Type.String(), excerpt: Type.String() }),
  ),
})
