import type { Reader } from '../../../db/transaction.ts'

/** A, B … Z, AA, AB …: judges to each other. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

/**
 * The letter of each judge, the same in all works and for all who look. In the order of their invitations, so that a
 * judge who comes later moves nobody's letter.
 */
export async function labelsOf(reader: Reader, competitionId: string): Promise<(judgeId: string) => string> {
  const judges = await reader
    .selectFrom('competition_person')
    .where('competition_id', '=', competitionId)
    .where('part', '=', 'judge')
    .select('account_id')
    .orderBy('invited_at')
    .orderBy('account_id')
    .execute()
  const labels = new Map(judges.map(({ account_id }, index) => [account_id, letterOf(index)]))
  return (judgeId) => labels.get(judgeId) ?? '?'
}
