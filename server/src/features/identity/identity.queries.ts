import type { Account, Me } from '@lightwork/contract'
import { schoolDay } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { type Actor, hasRole, hasRoleIn } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'

const membershipsOf = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .where('membership.account_id', '=', accountId)
    .orderBy('organisation.name')
    .orderBy('membership.role')
    .select([
      'membership.organisation_id',
      'organisation.name as organisation_name',
      'organisation.kind as organisation_kind',
      'membership.role',
      'membership.subject',
      'membership.grade',
    ])
    .execute()

const taughtBy = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('teaching')
    .innerJoin('class', (join) =>
      join.onRef('class.school_id', '=', 'teaching.school_id').onRef('class.id', '=', 'teaching.class_id'),
    )
    .where('teaching.account_id', '=', accountId)
    .where('class.closed_at', 'is', null)
    .orderBy('class.grade')
    .orderBy('class.name')
    .select(['class.school_id', 'class.id as class_id', 'class.name as class_name', 'class.grade', 'teaching.subject'])
    .execute()

const ledBy = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('class')
    .where('lead_account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .orderBy('grade')
    .orderBy('name')
    .select(['school_id', 'id as class_id', 'name as class_name', 'grade'])
    .execute()

const reviewedBy = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('guidance_member')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('subject')
    .orderBy('stage')
    .select(['subject', 'stage'])
    .execute()

/** The signed-in person with roles, classes taught and led, and what they review. */
export async function getMe(reader: Reader, accountId: string, now: Date): Promise<Me> {
  const account = await reader
    .selectFrom('account')
    .where('id', '=', accountId)
    .select(['id', 'login', 'name', sql<boolean>`password_hash is not null`.as('has_password')])
    .executeTakeFirst()
  if (account === undefined) throw new Problem('sign-in-needed')
  return {
    account_id: account.id,
    login: account.login,
    name: account.name,
    has_password: account.has_password,
    memberships: (await membershipsOf(reader, accountId)) as Me['memberships'],
    teaching: (await taughtBy(reader, accountId)) as Me['teaching'],
    leads: await ledBy(reader, accountId),
    reviews: (await reviewedBy(reader, accountId)) as Me['reviews'],
    today: schoolDay(now),
  }
}

/** County administrators manage every organisation's accounts, a head those of the own school. */
export function requireAccountManager(actor: Actor, organisationId: string): void {
  if (!hasRole(actor, 'admin') && !hasRoleIn(actor, organisationId, 'head')) throw new Problem('not-allowed')
}

const accounts = (reader: Reader, organisationId: string) =>
  reader
    .selectFrom('account')
    .innerJoin('membership', 'membership.account_id', 'account.id')
    .where('membership.organisation_id', '=', organisationId)
    .select(['account.id as account_id', 'account.login', 'account.name', 'account.state'])
    .select(
      sql<
        Account['memberships']
      >`jsonb_agg(jsonb_build_object('role', membership.role, 'subject', membership.subject, 'grade', membership.grade)
        order by membership.role, membership.subject)`.as('memberships'),
    )
    .groupBy('account.id')
    .orderBy('account.name')

export const listAccounts = async (reader: Reader, organisationId: string): Promise<Account[]> =>
  (await accounts(reader, organisationId).execute()) as Account[]

export async function getAccount(reader: Reader, organisationId: string, accountId: string): Promise<Account> {
  const account = await accounts(reader, organisationId).where('account.id', '=', accountId).executeTakeFirst()
  if (account === undefined) throw new Problem('not-found')
  return account as Account
}
