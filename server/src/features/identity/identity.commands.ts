import { createHash } from 'node:crypto'
import type {
  Account,
  changeAccount as changeAccountEndpoint,
  createAccount as createAccountEndpoint,
  Input,
} from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import { onConflict } from '../../db/constraints.ts'
import type { Db, Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { getAccount } from './identity.queries.ts'
import { hashToken, newToken } from './secrets.ts'

const minutes = (count: number) => count * 60_000
const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString()
const digest = (text: string) => createHash('sha256').update(text).digest()

/** Failures counted over ten minutes: for one account from one place, and from one place in all. */
const WINDOW = minutes(10)
const FAILURES_PER_PAIR = 10
const FAILURES_PER_ORIGIN = 100

/** Refuses further guesses without locking the account's owner out elsewhere (ASVS 6.3.1). */
export async function refuseGuessing(
  db: Db,
  { login, origin }: { login: string; origin: string },
  now: Date,
): Promise<void> {
  const { pair, all } = await db
    .selectFrom('sign_in_failure')
    .where('at', '>', before(now, WINDOW))
    .where('origin_hash', '=', digest(origin))
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('login_hash', '=', digest(login)).as('pair'),
    ])
    .executeTakeFirstOrThrow()
  if (pair >= FAILURES_PER_PAIR || all >= FAILURES_PER_ORIGIN) throw new Problem('too-many-attempts')
}

export async function recordFailure(
  db: Db,
  { login, origin }: { login: string; origin: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('sign_in_failure')
    .values({ id: newId(), login_hash: digest(login), origin_hash: digest(origin), at: now })
    .execute()
  await db.deleteFrom('sign_in_failure').where('at', '<', before(now, WINDOW)).execute()
}

/** Uses a code up. Throws `code-refused` when it is unknown, used or over. */
export async function useCode(tx: Tx, code: string, kind: 'sign_in' | 'set_up', now: Date): Promise<string | null> {
  const used = await tx
    .updateTable('one_time_code')
    .set({ used_at: now })
    .where('code_hash', '=', hashToken(code))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .returning('account_id')
    .executeTakeFirst()
  if (used === undefined) throw new Problem('code-refused')
  return used.account_id
}

const LIFETIME = { sign_in: minutes(24 * 60), set_up: minutes(24 * 60) }

export async function createCode(tx: Tx, kind: 'sign_in' | 'set_up', accountId: string | null, now: Date) {
  const code = newToken()
  const expires_at = new Date(now.getTime() + LIFETIME[kind])
  await tx
    .insertInto('one_time_code')
    .values({ code_hash: hashToken(code), kind, account_id: accountId, expires_at })
    .execute()
  return { code, expires_at: expires_at.toISOString() }
}

export async function setPassword(
  tx: Tx,
  accountId: string,
  passwordHash: string,
  keptToken: Buffer | null,
): Promise<void> {
  await tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', accountId).execute()
  let sessions = tx.deleteFrom('session').where('account_id', '=', accountId)
  if (keptToken !== null) sessions = sessions.where('token_hash', '!=', keptToken)
  await sessions.execute()
}

interface FirstAdministrator {
  readonly bureau_name: string
  readonly login: string
  readonly name: string
  readonly passwordHash: string
}

/** A new county's bureau and its first administrator. */
export async function setUpCounty(tx: Tx, first: FirstAdministrator): Promise<string> {
  const done = await tx.selectFrom('organisation').where('kind', '=', 'bureau').select('id').executeTakeFirst()
  if (done !== undefined) throw new Problem('set-up-done')
  const [bureau, school, account] = [newId(), newId(), newId()]
  await tx
    .insertInto('organisation')
    .values([
      { id: bureau, kind: 'bureau', name: first.bureau_name },
      { id: school, kind: 'training_school', name: '教师进修学校' },
    ])
    .execute()
  await tx
    .insertInto('account')
    .values({ id: account, login: first.login, name: first.name, password_hash: first.passwordHash })
    .execute()
  await tx
    .insertInto('membership')
    .values({ id: newId(), account_id: account, organisation_id: bureau, role: 'admin' })
    .execute()
  return account
}

type Draft = Input<typeof createAccountEndpoint>['body']

/** A head may give roles of the school only; county roles are the administrator's to give. */
function checkRoles(actor: Actor, organisationId: string, memberships: Draft['memberships']): void {
  const isHeadOnly = !actor.memberships.some(({ role }) => role === 'admin')
  const school = ['head', 'class_lead', 'teacher']
  if (isHeadOnly && memberships.some(({ role }) => !school.includes(role))) throw new Problem('not-allowed')
  if (memberships.some(({ role, subject }) => role === 'teacher' && subject === null)) {
    throw new Problem('invalid-request', '教师角色要选学科 / a teacher needs a subject', {
      organisation_id: organisationId,
    })
  }
}

const insertMemberships = (tx: Tx, organisationId: string, accountId: string, memberships: Draft['memberships']) =>
  tx
    .insertInto('membership')
    .values(
      memberships.map((membership) => ({
        id: newId(),
        account_id: accountId,
        organisation_id: organisationId,
        ...membership,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export async function createAccount(
  tx: Tx,
  actor: Actor,
  organisationId: string,
  { login, name, memberships }: Draft,
): Promise<Account> {
  checkRoles(actor, organisationId, memberships)
  const id = newId()
  await tx
    .insertInto('account')
    .values({ id, login, name })
    .execute()
    .catch(onConflict('account_login_key', () => new Problem('login-taken')))
  await insertMemberships(tx, organisationId, id, memberships)
  return getAccount(tx, organisationId, id)
}

type Change = Input<typeof changeAccountEndpoint>['body']

/** Name, roles in this organisation, active or not. Disabling ends every session at once. */
export async function changeAccount(
  tx: Tx,
  actor: Actor,
  { organisationId, accountId }: { organisationId: string; accountId: string },
  { name, memberships, state }: Change,
): Promise<Account> {
  checkRoles(actor, organisationId, memberships)
  await getAccount(tx, organisationId, accountId)
  if (accountId === actor.accountId && state === 'disabled')
    throw new Problem('state-refused', '不能停用自己的账号 / not the own account')
  await tx.updateTable('account').set({ name, state }).where('id', '=', accountId).execute()
  await tx
    .deleteFrom('membership')
    .where('account_id', '=', accountId)
    .where('organisation_id', '=', organisationId)
    .execute()
  await insertMemberships(tx, organisationId, accountId, memberships)
  if (state === 'disabled') await tx.deleteFrom('session').where('account_id', '=', accountId).execute()
  return getAccount(tx, organisationId, accountId)
}
