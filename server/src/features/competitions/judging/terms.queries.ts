import type { TermsBody } from '@lightwork/contract'
import { switchesAt } from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import { Problem } from '../../../http/problem.ts'

/** The terms that hold now, and each version that a sheet may pin. */
export interface Terms {
  readonly version: number
  readonly now: TermsBody
  readonly of: (version: number) => TermsBody
}

export async function readTerms(reader: Reader, competitionId: string): Promise<Terms> {
  const rows = await reader
    .selectFrom('competition_terms')
    .where('competition_id', '=', competitionId)
    .select(['version', 'terms'])
    .orderBy('version', 'desc')
    .$castTo<{ version: number; terms: TermsBody }>()
    .execute()
  const [latest] = rows
  if (latest === undefined) throw new Problem('not-found')
  const versions = new Map(rows.map(({ version, terms }) => [version, terms]))
  return { version: latest.version, now: latest.terms, of: (version) => versions.get(version) ?? latest.terms }
}

/** Which round may be scored at this moment. */
export function openRounds({ phases }: TermsBody, now: Date) {
  const { may_calibrate, may_judge, sees_others_scores } = switchesAt(phases, now.toISOString())
  return { may_calibrate, may_judge, sees_others_scores }
}

/** When the works are to be judged: of the phase that is open now, else of the next one; the end of calibration only where no judging comes. */
export function judgedUntil({ phases }: TermsBody, now: Date): string | null {
  const ahead = phases.filter(({ until }) => Date.parse(until) > now.getTime())
  const judging = ahead.filter(({ switches }) => switches.may_judge)
  const coming = judging.length > 0 ? judging : ahead.filter(({ switches }) => switches.may_calibrate)
  return coming.sort((a, b) => Date.parse(a.until) - Date.parse(b.until))[0]?.until ?? null
}
