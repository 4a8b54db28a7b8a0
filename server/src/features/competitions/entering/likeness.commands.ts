import type { decideLikePair as decideEndpoint, Input } from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser } from '../competitions.policy.ts'
import type { Like } from './find-like.ts'

/** Keeps what was found in place of what was found before; what was decided on a pair stays. */
export async function keepLike(
  tx: Tx,
  actor: Actor,
  competitionId: string,
  { found, now }: { readonly found: readonly Like[]; readonly now: Date },
): Promise<void> {
  await lockForOrganiser(tx, actor, competitionId)
  const before = await tx
    .selectFrom('entry_likeness')
    .where('competition_id', '=', competitionId)
    .select(['id', 'entry_id', 'with_id', 'decision'])
    .execute()
  const known = new Map(before.map((pair) => [`${pair.entry_id} ${pair.with_id}`, pair.id]))
  for (const { entryId, kind, withCompetition, withId, share, places } of found) {
    const id = known.get(`${entryId} ${withId}`)
    const row = { share, places: JSON.stringify(places), found_at: now }
    if (id === undefined)
      await tx
        .insertInto('entry_likeness')
        .values({
          competition_id: competitionId,
          id: newId(),
          entry_id: entryId,
          with_kind: kind,
          with_competition: withCompetition,
          with_id: withId,
          ...row,
        })
        .execute()
    else
      await tx
        .updateTable('entry_likeness')
        .set(row)
        .where('competition_id', '=', competitionId)
        .where('id', '=', id)
        .execute()
  }
  await tx
    .deleteFrom('entry_likeness')
    .where('competition_id', '=', competitionId)
    .where('found_at', '<', now.toISOString())
    .where('decision', 'is', null)
    .execute()
}

type Decision = Input<typeof decideEndpoint>['body'] & { readonly now: Date }

export async function decideLike(
  tx: Tx,
  actor: Actor,
  { competitionId, pairId }: { readonly competitionId: string; readonly pairId: string },
  { decision, note, now }: Decision,
): Promise<void> {
  await lockForOrganiser(tx, actor, competitionId)
  const { numUpdatedRows } = await tx
    .updateTable('entry_likeness')
    .set({ decision, note, decided_by: actor.accountId, decided_at: now })
    .where('competition_id', '=', competitionId)
    .where('id', '=', pairId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('not-found')
}
