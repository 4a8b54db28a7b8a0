import { gradesOfSubject, stagesOf, subjects } from '@lightwork/domain'
import { seedCounty } from '@lightwork/seed'
import type { Tx } from '../db/transaction.ts'
import { accountId } from './seed-county.ts'
import { seedId } from './seed-ids.ts'

/** The people of the demo county who review, by subject and the stages that have it. */
export async function seedGuidance(tx: Tx, now: Date): Promise<void> {
  const rows = seedCounty().guidance_group.flatMap(({ login, station, subjects: named, stage }) =>
    (named === 'all' ? subjects : named).flatMap((subject) =>
      stagesOf(gradesOfSubject[subject])
        .filter((each) => stage === undefined || each === stage)
        .map((each) => ({
          id: seedId('guidance', login, subject, each),
          account_id: accountId(login),
          station,
          subject,
          stage: each,
          appointed_at: now,
        })),
    ),
  )
  await tx
    .insertInto('guidance_member')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
