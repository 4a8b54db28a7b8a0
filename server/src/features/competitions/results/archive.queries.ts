import type { ArchiveVerdict, exportArchive, getArchive as listEndpoint, Output, SheetText } from '@lightwork/contract'
import { isSameJson, type Json } from '@lightwork/domain'
import { sql } from 'kysely'
import { momentJson } from '../../../db/json.ts'
import type { Reader } from '../../../db/transaction.ts'
import { checkLinks } from './check-links.ts'
import { resultHash } from './result.commands.ts'
import type { StoredResult } from './result.queries.ts'

interface Row {
  readonly number: number
  readonly kind: string
  readonly body: { readonly [key: string]: Json }
  readonly at: string
  readonly account_id: string | null
  readonly previous: string
  readonly hash: string
}

const listRecords = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('competition_record')
    .where('competition_id', '=', competitionId)
    .select(['number', 'kind', 'body', 'account_id', 'previous', 'hash'])
    .select(momentJson(sql`competition_record.at`).as('at'))
    .orderBy('number')
    .$castTo<Row>()
    .execute()

const toLink = ({ number, previous, hash, ...record }: Row) => ({ number, previous, record, hash })

export async function getArchive(reader: Reader, competitionId: string): Promise<Output<typeof listEndpoint>> {
  const records = await listRecords(reader, competitionId)
  const names = await reader
    .selectFrom('account')
    .where('id', '=', (eb) => eb.fn.any(eb.val([...new Set(records.flatMap(({ account_id }) => account_id ?? []))])))
    .select(['id', 'name'])
    .execute()
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return {
    lines: records.map(({ number, kind, at, account_id, hash }) => ({
      ...{ number, kind, at, hash },
      by: account_id === null ? null : (nameOf.get(account_id) ?? ''),
    })),
  }
}

export async function readExport(
  reader: Reader,
  competitionId: string,
  now: Date,
): Promise<Output<typeof exportArchive>> {
  const competition = await reader
    .selectFrom('competition')
    .where('id', '=', competitionId)
    .select(['id', 'title'])
    .executeTakeFirstOrThrow()
  const links = (await listRecords(reader, competitionId)).map(toLink)
  return { competition, exported_at: now.toISOString(), links }
}

type Sheet = SheetText & { readonly id: string; readonly code: string; readonly state: string }

const textOf = ({ marks, comments, requirements, overall }: SheetText) => ({ marks, comments, requirements, overall })

/** The last thing that was chained about each sheet, when that was its handing in. */
function finalBodies(records: readonly Row[]): Map<string, SheetText> {
  const bodies = new Map<string, SheetText>()
  for (const { kind, body } of records) {
    const sheet = String(body.sheet ?? '')
    if (kind === 'sheet_final') bodies.set(sheet, textOf(body as unknown as SheetText))
    else if (kind === 'sheet_reopened' || kind === 'sheet_recused') bodies.delete(sheet)
  }
  return bodies
}

/** Sheets that do not say what was chained when they were handed in; and those that were handed in past the chain. */
function changedSheets(sheets: readonly Sheet[], records: readonly Row[]): ArchiveVerdict['changed_sheets'] {
  const chained = finalBodies(records)
  return sheets.flatMap(({ id: sheet_id, code, state, ...text }): ArchiveVerdict['changed_sheets'] => {
    const body = chained.get(sheet_id)
    if (body === undefined) return state === 'final' ? [{ sheet_id, code, why: 'not_chained' }] : []
    return state === 'final' && isSameJson(textOf(text), body) ? [] : [{ sheet_id, code, why: 'differs' }]
  })
}

function changedResults(results: readonly StoredResult[], records: readonly Row[]): number[] {
  const chained = new Map(
    records.filter(({ kind }) => kind === 'result_made').map(({ body }) => [body.version, body.result]),
  )
  const stored = results.filter((result) => chained.get(result.version) !== resultHash(result))
  const gone = [...chained.keys()].filter((version) => !results.some((result) => result.version === version))
  return [...stored.map(({ version }) => version), ...gone.map(Number)]
}

/** Does the chain hold, and do the tables still say what was chained? */
export async function verifyArchive(reader: Reader, competitionId: string): Promise<ArchiveVerdict> {
  const records = await listRecords(reader, competitionId)
  const sheets = await reader
    .selectFrom('score_sheet as s')
    .innerJoin('blind_entry as b', (join) =>
      join.onRef('b.competition_id', '=', 's.competition_id').onRef('b.id', '=', 's.blind_id'),
    )
    .where('s.competition_id', '=', competitionId)
    .select(['s.id', 's.state', 's.marks', 's.comments', 's.requirements', 's.overall', 'b.code'])
    .$castTo<Sheet>()
    .execute()
  const results = await reader
    .selectFrom('competition_result')
    .where('competition_id', '=', competitionId)
    .select(['version', 'figures', 'awards'])
    .$castTo<StoredResult>()
    .execute()
  return {
    links: records.length,
    chain: await checkLinks(records.map(toLink)),
    sheets: sheets.filter(({ state }) => state === 'final').length,
    changed_sheets: changedSheets(sheets, records),
    results: results.length,
    changed_results: changedResults(results, records),
  }
}
