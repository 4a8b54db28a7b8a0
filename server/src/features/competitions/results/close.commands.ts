import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser } from '../competitions.policy.ts'
import { writeRecord } from '../record.ts'
import { requireStanding } from './state.queries.ts'

/** 归档: from here on nothing is added. Answers the hash of the last link. */
export async function closeCompetition(tx: Tx, actor: Actor, competitionId: string, now: Date): Promise<string> {
  const { state } = await lockForOrganiser(tx, actor, competitionId)
  if (state !== 'published') throw new Problem('state-refused')
  const { version } = await requireStanding(tx, competitionId, now)
  await tx.updateTable('competition').set({ state: 'archived' }).where('id', '=', competitionId).execute()
  await writeRecord(tx, { competitionId, actor, now }, 'archived', { version })
  const { hash } = await tx
    .selectFrom('competition_record')
    .where('competition_id', '=', competitionId)
    .orderBy('number', 'desc')
    .limit(1)
    .select('hash')
    .executeTakeFirstOrThrow()
  return hash
}
