import type { ResultState } from '@lightwork/contract'
import { schoolDay } from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import { Problem } from '../../../http/problem.ts'
import { readTerms } from '../judging/terms.queries.ts'
import { gapsOf, listJudgedSheets, listWorks, takesPart } from './judged.queries.ts'
import { publicityFrom } from './publicity-days.ts'
import { findResult, listVersions, type StoredResult } from './result.queries.ts'

/** The last day belongs to the notice to its end, by the school clock. */
export const isOver = ({ public_to }: Pick<StoredResult, 'public_to'>, now: Date): boolean =>
  public_to !== null && schoolDay(now) > public_to

export async function countObjections(reader: Reader, competitionId: string) {
  const rows = await reader
    .selectFrom('objection')
    .where('competition_id', '=', competitionId)
    .select(['outcome', 'result_version'])
    .execute()
  return {
    open: rows.filter(({ outcome }) => outcome === null).length,
    upheld: rows.filter(({ outcome }) => outcome === 'upheld').length,
    all: rows.length,
    /** Of the newest version against which one was upheld. */
    upheldVersion: Math.max(0, ...rows.filter(({ outcome }) => outcome === 'upheld').map((row) => row.result_version)),
  }
}

/**
 * The result that stands: its notice is over, every objection is answered, and what was upheld has been corrected in it.
 * Refused while there is none.
 */
export async function requireStanding(reader: Reader, competitionId: string, now: Date): Promise<StoredResult> {
  const result = await findResult(reader, competitionId, 'public')
  const { open, upheldVersion } = await countObjections(reader, competitionId)
  if (result === undefined || !isOver(result, now) || open > 0 || upheldVersion >= result.version)
    throw new Problem('publicity-not-over')
  return result
}

export async function getResultState(reader: Reader, competitionId: string, now: Date): Promise<ResultState> {
  const { state } = await reader
    .selectFrom('competition')
    .where('id', '=', competitionId)
    .select('state')
    .executeTakeFirstOrThrow()
  const works = await listWorks(reader, competitionId)
  const sheets = await listJudgedSheets(reader, competitionId)
  const terms = await readTerms(reader, competitionId)
  const versions = await listVersions(reader, competitionId)
  const shown = versions.find(({ public_to }) => public_to !== null)
  const { open, upheld, all } = await countObjections(reader, competitionId)
  const { n } = await reader
    .selectFrom('competition_certificate')
    .where('competition_id', '=', competitionId)
    .where('revoked_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const { first_day, last_day, days } = await publicityFrom(reader, now)
  return {
    state,
    works: works.filter(takesPart).length,
    gaps: gapsOf({ works, sheets, terms }),
    versions: [...versions],
    publicity_if_now: { first_day, last_day, days: [...days] },
    publicity:
      shown === undefined
        ? null
        : {
            version: shown.version,
            corrected: versions.some(({ version, public_to }) => public_to !== null && version < shown.version),
            last_day: shown.public_to ?? '',
            is_over: isOver(shown, now),
          },
    objections: { open, upheld, all },
    certificates: Number(n),
    now: now.toISOString(),
  }
}
