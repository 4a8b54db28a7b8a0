import type { CompetitionTerms } from '@lightwork/domain'
import { sql } from 'kysely'
import { personJson } from '../../../db/json.ts'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { requireReader, type Standing } from '../competitions.policy.ts'
import { readTerms } from '../judging/terms.queries.ts'
import type { StoredAwards, StoredFigures } from './figures.ts'

export interface StoredResult {
  readonly version: number
  readonly figures: StoredFigures
  readonly awards: StoredAwards
  readonly reason: string
  readonly made_by: { readonly id: string; readonly name: string }
  readonly made_at: string
  readonly public_from: string | null
  readonly public_to: string | null
}

/** Who organises, and who has to answer objections; the figures are nobody else's. */
export async function requireFigures(reader: Reader, actor: Actor, competitionId: string): Promise<Standing> {
  const standing = await requireReader(reader, actor, competitionId)
  if (!standing.organises && !(standing.handles_objections && !standing.judges)) throw new Problem('not-allowed')
  return standing
}

const versions = (reader: Reader, competitionId: string) =>
  reader
    .selectFrom('competition_result')
    .where('competition_id', '=', competitionId)
    .select(['version', 'reason', 'made_at', 'public_from', 'public_to'])
    .select(personJson(sql`competition_result.made_by`).as('made_by'))
    .orderBy('version', 'desc')

export const listVersions = (reader: Reader, competitionId: string) =>
  versions(reader, competitionId).$castTo<Omit<StoredResult, 'figures' | 'awards'>>().execute()

/** One version, or the newest that was made public. */
export async function findResult(
  reader: Reader,
  competitionId: string,
  wanted: number | 'public',
): Promise<StoredResult | undefined> {
  const query = versions(reader, competitionId).select(['figures', 'awards']).limit(1)
  return (wanted === 'public' ? query.where('public_from', 'is not', null) : query.where('version', '=', wanted))
    .$castTo<StoredResult>()
    .executeTakeFirst()
}

/** A version of the result with the terms it was worked out under. */
export async function readResult(reader: Reader, competitionId: string, version: number) {
  const result = await findResult(reader, competitionId, version)
  if (result === undefined) throw new Problem('not-found')
  return { result, terms: await termsOf(reader, competitionId, result) }
}

export async function termsOf(
  reader: Reader,
  competitionId: string,
  { figures }: StoredResult,
): Promise<CompetitionTerms> {
  return (await readTerms(reader, competitionId)).of(figures.terms_version)
}
