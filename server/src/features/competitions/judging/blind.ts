import { type Db, inTransaction, type Reader, reading, type Sight, type Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { requireJudge } from '../competitions.policy.ts'

/**
 * What a judge asks is asked so, whoever the judge is elsewhere: no school's rows, and none that tell who entered. Not
 * the sight of the person, for a judge is a teacher of a school as well.
 */
export const blindSight: Sight = { schools: [], blind: true }

/** Answers a judge of this competition; to anybody else there is nothing here. */
export const readBlind = <T>(
  db: Db,
  actor: Actor,
  competitionId: string,
  work: (reader: Reader) => Promise<T>,
): Promise<T> =>
  reading(db, blindSight, async (reader) => {
    await requireJudge(reader, actor, competitionId)
    return work(reader)
  })

/** The same for what a judge does. */
export const writeBlind = <T>(db: Db, actor: Actor, competitionId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(db, blindSight, async (tx) => {
    await requireJudge(tx, actor, competitionId)
    return work(tx)
  })

/** Holds the competition, so that what bears on its result happens one after the other. Its row names nobody who entered. */
export const lockCompetition = (tx: Tx, competitionId: string) =>
  tx.selectFrom('competition').where('id', '=', competitionId).select('state').forUpdate().executeTakeFirstOrThrow()
