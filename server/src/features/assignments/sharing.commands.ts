import type { ShareBody } from '@lightwork/contract'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'

interface Which {
  readonly schoolId: string
  readonly id: string
}

/** Opens an own homework to the prep group, or withdraws it: from then on colleagues neither find nor save it. */
export async function shareAssignment(
  tx: Tx,
  actor: Actor,
  { schoolId, id }: Which,
  { share, now }: { readonly share: ShareBody | null; readonly now: Date },
): Promise<void> {
  const there = await tx
    .selectFrom('assignment')
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('owner_id', '=', actor.accountId)
    .where('deleted_at', 'is', null)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  if (there === undefined) throw new Problem('not-found')
  if (share === null)
    await tx.deleteFrom('assignment_share').where('school_id', '=', schoolId).where('assignment_id', '=', id).execute()
  // A colleague who was writing is not writing any more.
  if (share?.access !== 'edit')
    await tx
      .deleteFrom('assignment_lease')
      .where('school_id', '=', schoolId)
      .where('assignment_id', '=', id)
      .where('account_id', '<>', actor.accountId)
      .execute()
  if (share === null) return
  const { reach, access } = share
  const row = { reach, access, shared_by: actor.accountId, shared_at: now }
  await tx
    .insertInto('assignment_share')
    .values({ school_id: schoolId, assignment_id: id, ...row })
    .onConflict((conflict) => conflict.columns(['school_id', 'assignment_id']).doUpdateSet(row))
    .execute()
}
