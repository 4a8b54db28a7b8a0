import type {
  ImportRun,
  Input,
  listImports as listEndpoint,
  Output,
  listImportRefusals as refusalsEndpoint,
} from '@lightwork/contract'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { readMomentCursor, toMomentCursor } from '../../http/moment-cursor.ts'
import { Problem } from '../../http/problem.ts'

const PAGE = 30
const REFUSALS_PAGE = 1000
/** A run that has not moved for so long has lost its process. A batch takes a second. */
const STANDSTILL = 120_000

const runs = (reader: Reader) =>
  reader
    .selectFrom('import_run')
    .select([
      'id',
      'file_name',
      'started_at',
      'finished_at',
      'lines',
      'added',
      'unchanged',
      'refused',
      'warned',
      'error',
      'progress_at',
    ])

type Row = ImportRun & { readonly progress_at: string | null }

/** Says of a run whose process was killed that it is over. */
function toRun({ progress_at, ...run }: Row, now: Date): ImportRun {
  const last = progress_at ?? run.started_at
  if (run.finished_at !== null || now.getTime() - Date.parse(last) < STANDSTILL) return run
  return { ...run, finished_at: last, error: '导入中断；再次导入会接着做 / interrupted; import again to go on' }
}

/** Imports, newest first: one statement. */
export async function listRuns(
  reader: Reader,
  { after }: Input<typeof listEndpoint>['querystring'],
  now: Date,
): Promise<Output<typeof listEndpoint>> {
  const from = readMomentCursor(after)
  let page = runs(reader)
  if (from !== null) page = page.where(sql<boolean>`(started_at, id) < (${from.moment}::timestamptz, ${from.id}::uuid)`)
  const rows = await page
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    imports: shown.map((row) => toRun(row, now)),
    after: last === undefined ? null : toMomentCursor({ moment: last.started_at, id: last.id }),
  }
}

export async function getRun(reader: Reader, runId: string, now: Date): Promise<ImportRun> {
  const row = await runs(reader).where('id', '=', runId).executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return toRun(row, now)
}

/** Refused lines after a line number, in the order of the file. */
export async function listRefusals(
  reader: Reader,
  runId: string,
  after: number,
): Promise<Output<typeof refusalsEndpoint>> {
  return reader
    .selectFrom('import_refusal')
    .where('run_id', '=', runId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(REFUSALS_PAGE)
    .select(['line', 'code', 'detail', 'excerpt'])
    .execute()
}
