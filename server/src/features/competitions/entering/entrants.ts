import type { TermsBody } from '@lightwork/contract'
import { admitsSchool, type CompetitionSession } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../../db/transaction.ts'
import { Problem } from '../../../http/problem.ts'

interface Wanted {
  readonly competitionId: string
  readonly group_id: string
  readonly school: string
  readonly terms: TermsBody
}

/** Who stands under a work with an account. */
export const accountsOf = (
  ownerId: string,
  authors: readonly { readonly account_id: string | null }[],
): readonly string[] => [ownerId, ...authors.flatMap(({ account_id }) => (account_id === null ? [] : [account_id]))]

/** Invitations wait until this work is in, so that nobody becomes judge and entrant of a group at once. */
export const holdJudges = (tx: Tx, competitionId: string) =>
  tx.selectFrom('competition').where('id', '=', competitionId).select('id').forKeyShare().execute()

/** A group takes works of its schools, and of nobody who judges it. */
export async function requireEntrants(
  tx: Tx,
  { competitionId, group_id, school, terms }: Wanted,
  accounts: readonly string[],
): Promise<void> {
  const group = await tx
    .selectFrom('competition_group')
    .where('competition_id', '=', competitionId)
    .where('id', '=', group_id)
    .select('session')
    .$castTo<{ session: CompetitionSession }>()
    .executeTakeFirst()
  if (group === undefined) throw new Problem('unknown-reference')
  if (!admitsSchool(terms, group.session, school)) throw new Problem('group-of-others')
  const judge = await tx
    .selectFrom('competition_person')
    .where('competition_id', '=', competitionId)
    .where('account_id', 'in', [...accounts])
    .where('part', '=', 'judge')
    .where('left_at', 'is', null)
    .where(sql<boolean>`(cardinality(group_ids) = 0 or ${group_id}::uuid = any (group_ids))`)
    .select('account_id')
    .executeTakeFirst()
  if (judge !== undefined) throw new Problem('enters-and-judges')
}

/** The same from the other side: has this person handed in a work, or a part of one, in these groups? None named is all. */
export async function requireNoEntrant(
  tx: Tx,
  competitionId: string,
  accountId: string,
  groupIds: readonly string[],
): Promise<void> {
  const entered = await tx
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('state', '=', 'submitted')
    .$if(groupIds.length > 0, (query) => query.where('group_id', 'in', [...groupIds]))
    .where(
      sql<boolean>`(owner_id = ${accountId}
        or authors @> jsonb_build_array(jsonb_build_object('account_id', ${accountId}::text)))`,
    )
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (entered !== undefined) throw new Problem('enters-and-judges')
}
