import type { appointMember as appointEndpoint, Input, setReviewRule as setRuleEndpoint } from '@lightwork/contract'
import { gradesOfSubject, stagesOf } from '@lightwork/domain'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { onConflict } from '../../db/constraints.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'

type Appointment = Input<typeof appointEndpoint>['body']

/** Appoints a person by login for a subject and stage. */
export async function appointMember(tx: Tx, actor: Actor, appointment: Appointment, now: Date): Promise<void> {
  const { login, station, subject, stage } = appointment
  const [from, to] = gradesOfSubject[subject]
  if (!stagesOf([from, to]).includes(stage))
    throw new Problem('invalid-request', '这一学段不开设这门学科 / the subject is not offered at this stage')
  const account = await tx
    .selectFrom('account')
    .where('login', '=', login)
    .where('state', '=', 'active')
    .select('id')
    .executeTakeFirst()
  if (account === undefined) throw new Problem('unknown-reference', '没有这个账号，请检查 / no such account')
  await tx
    .insertInto('guidance_member')
    .values({
      id: newId(),
      account_id: account.id,
      station,
      subject,
      stage,
      appointed_by: actor.accountId,
      appointed_at: now,
    })
    .execute()
    .catch(
      onConflict(
        'guidance_member_once',
        () => new Problem('name-taken', '已在这个学科和学段的指导组里 / already a member for this subject and stage'),
      ),
    )
}

/** Withdraws a competence. Opinions given stand; places of this person that are no longer covered fall free at once. */
export async function endMember(tx: Tx, actor: Actor, memberId: string, now: Date): Promise<void> {
  const ended = await tx
    .updateTable('guidance_member')
    .set({ ended_by: actor.accountId, ended_at: now })
    .where('id', '=', memberId)
    .where('ended_at', 'is', null)
    .returning(['account_id', 'subject'])
    .executeTakeFirst()
  if (ended === undefined) throw new Problem('not-found')
  await sql`
    update review_seat s set given_up_at = ${now}, give_up_reason = '不再承担这门学科的审核 / no longer reviews this subject'
    from review r
    where r.id = s.review_id and s.account_id = ${ended.account_id} and s.decided_at is null and s.given_up_at is null
      and r.subject = ${ended.subject} and not exists (
        select from guidance_member m where m.account_id = s.account_id and m.ended_at is null
          and m.subject = r.subject and m.stage = any (r.stages))`.execute(tx)
}

/** A new rule beside the old ones; reviews under way keep theirs. At least one other person always judges. */
export async function setReviewRule(
  tx: Tx,
  actor: Actor,
  rule: Input<typeof setRuleEndpoint>['body'],
  now: Date,
): Promise<void> {
  if (rule.step === 'subject_review' && rule.votes === 0)
    throw new Problem('invalid-request', '学科初审至少要一人 / the subject review needs at least one person')
  await tx
    .insertInto('review_rule')
    .values({ id: newId(), ...rule, ticks: [...rule.ticks], set_by: actor.accountId, set_at: now })
    .execute()
}
