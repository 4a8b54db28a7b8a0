import type {
  declareJudgeConflict as declareEndpoint,
  Input,
  inviteToCompetition as inviteEndpoint,
} from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import { onConflict } from '../../../db/constraints.ts'
import type { Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { lockForOrganiser, requireReader } from '../competitions.policy.ts'
import { requireNoEntrant } from '../entering/entrants.ts'
import { writeRecord } from '../record.ts'

interface Which {
  readonly id: string
  readonly accountId: string
  readonly part: Input<typeof inviteEndpoint>['params']['part']
}

type Invitation = Input<typeof inviteEndpoint>['body'] & { readonly now: Date }

/** Nobody judges and handles objections against it, and whoever made the competition does neither. */
async function checkOtherPart(tx: Tx, { id, accountId, part }: Which): Promise<void> {
  const { organiser_id } = await tx
    .selectFrom('competition')
    .where('id', '=', id)
    .select('organiser_id')
    .executeTakeFirstOrThrow()
  if (part === 'judge' && organiser_id === accountId) throw new Problem('part-refused')
  const judged = await tx
    .selectFrom('competition_person')
    .where('competition_id', '=', id)
    .where('account_id', '=', accountId)
    .where('part', '<>', part)
    .where('left_at', 'is', null)
    .select('part')
    .executeTakeFirst()
  if (judged !== undefined) throw new Problem('part-refused')
}

async function checkGroups(tx: Tx, id: string, groupIds: readonly string[]): Promise<void> {
  const groups = await tx.selectFrom('competition_group').where('competition_id', '=', id).select('id').execute()
  if (!groupIds.every((wanted) => groups.some((group) => group.id === wanted))) throw new Problem('unknown-reference')
}

export async function invite(tx: Tx, actor: Actor, which: Which, invitation: Invitation): Promise<void> {
  const { id, accountId, part } = which
  const { state } = await lockForOrganiser(tx, actor, id)
  if (state === 'archived' || state === 'cancelled') throw new Problem('state-refused')
  await checkOtherPart(tx, which)
  await checkGroups(tx, id, invitation.group_ids)
  if (part === 'judge') await requireNoEntrant(tx, id, accountId, invitation.group_ids)
  const { group_ids, expertise, most, now } = invitation
  const row = { group_ids, expertise, most, left_at: null, leave_reason: null }
  await tx
    .insertInto('competition_person')
    .values({ competition_id: id, account_id: accountId, part, invited_by: actor.accountId, invited_at: now, ...row })
    .onConflict((conflict) => conflict.columns(['competition_id', 'account_id', 'part']).doUpdateSet(row))
    .execute()
    .catch(onConflict('competition_person_account_id_fkey', () => new Problem('unknown-reference')))
  if (state !== 'draft')
    await writeRecord(tx, { competitionId: id, actor, now }, 'invited', { account_id: accountId, part })
}

/** By the organiser, or by the person. Score sheets are released by whoever assigns them. */
export async function leave(
  tx: Tx,
  actor: Actor,
  { id, accountId, part }: Which,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  const { organises } = await requireReader(tx, actor, id)
  if (!organises && accountId !== actor.accountId) throw new Problem('not-allowed')
  // Records follow one another: the competition's row is held for that.
  const { state } = await tx
    .selectFrom('competition')
    .where('id', '=', id)
    .select('state')
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { numUpdatedRows } = await tx
    .updateTable('competition_person')
    .set({ left_at: now, leave_reason: reason })
    .where('competition_id', '=', id)
    .where('account_id', '=', accountId)
    .where('part', '=', part)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('not-found')
  if (state !== 'draft')
    await writeRecord(tx, { competitionId: id, actor, now }, 'left', { account_id: accountId, part, reason })
}

type Declaration = Input<typeof declareEndpoint>['body'] & { readonly now: Date }

/** By the organiser, or by the judge of themselves. */
export async function declareConflict(tx: Tx, actor: Actor, id: string, declaration: Declaration): Promise<void> {
  const { organises } = await requireReader(tx, actor, id)
  const { judge_id, about_school_id, about_account_id, now, ...said } = declaration
  if (!organises && judge_id !== actor.accountId) throw new Problem('not-allowed')
  if ((about_school_id === null) === (about_account_id === null)) throw new Problem('unknown-reference')
  const judge = await tx
    .selectFrom('competition_person')
    .where('competition_id', '=', id)
    .where('account_id', '=', judge_id)
    .where('part', '=', 'judge')
    .where('left_at', 'is', null)
    .select('account_id')
    .executeTakeFirst()
  if (judge === undefined) throw new Problem('unknown-reference')
  await tx
    .insertInto('judge_conflict')
    .values({
      competition_id: id,
      id: newId(),
      judge_id,
      about_school_id,
      about_account_id,
      ...said,
      declared_by: actor.accountId,
      at: now,
    })
    .execute()
    .catch(onConflict('judge_conflict_about_school_id_fkey', () => new Problem('unknown-reference')))
    .catch(onConflict('judge_conflict_about_account_id_fkey', () => new Problem('unknown-reference')))
}

/** What a judge declared only the judge takes back, what the organiser declared only an organiser. */
export async function withdrawConflict(tx: Tx, actor: Actor, id: string, conflictId: string): Promise<void> {
  const { organises } = await requireReader(tx, actor, id)
  const { numDeletedRows } = await tx
    .deleteFrom('judge_conflict')
    .where('competition_id', '=', id)
    .where('id', '=', conflictId)
    .where(({ eb, ref }) =>
      organises ? eb('declared_by', '<>', ref('judge_id')) : eb('declared_by', '=', actor.accountId),
    )
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Problem('not-found')
}
