import * as contract from '@lightwork/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction, nothing, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { sightOf } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import * as commands from './identity.commands.ts'
import * as queries from './identity.queries.ts'
import { checkPassword, hashPassword, passwordMatches } from './secrets.ts'
import { closeSession, openSession, setSessionCookie } from './sessions.ts'

/** Opens the session and answers who it is. */
async function welcome({ db, config, now }: Deps, reply: FastifyReply, accountId: string) {
  const token = await inTransaction(db, nothing, (tx) => openSession(tx, accountId, now()))
  setSessionCookie(config, reply, token)
  const memberships = await db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .where('account_id', '=', accountId)
    .select(['organisation_id', 'organisation.kind as organisation_kind', 'role', 'subject', 'grade'])
    .execute()
  const sight = sightOf(memberships as Parameters<typeof sightOf>[0])
  return reading(db, sight, (reader) => queries.getMe(reader, accountId, now()))
}

async function signIn(deps: Deps, request: FastifyRequest, { login, password }: { login: string; password: string }) {
  const attempt = { login: login.trim().toLowerCase(), origin: request.ip }
  await commands.refuseGuessing(deps.db, attempt, deps.now())
  const account = await deps.db
    .selectFrom('account')
    .where('login', '=', attempt.login)
    .where('state', '=', 'active')
    .select(['id', 'password_hash'])
    .executeTakeFirst()
  if (await passwordMatches(account?.password_hash ?? null, password)) return account?.id ?? ''
  await commands.recordFailure(deps.db, attempt, deps.now())
  throw new Problem('sign-in-refused')
}

export function identityRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, config, now } = deps

  route(app, contract.getSetUp, async () => {
    const bureau = await db.selectFrom('organisation').where('kind', '=', 'bureau').select('id').executeTakeFirst()
    return { needed: bureau === undefined, demo: config.mode === 'demo' }
  })

  route(app, contract.setUp, async ({ body: { code, password, ...first }, reply }) => {
    checkPassword(password, first.login)
    const passwordHash = await hashPassword(password)
    const account = await inTransaction(db, nothing, async (tx) => {
      await commands.useCode(tx, code, 'set_up', now())
      return commands.setUpCounty(tx, { ...first, passwordHash })
    })
    return welcome(deps, reply, account)
  })

  route(app, contract.signIn, async ({ body, request, reply }) =>
    welcome(deps, reply, await signIn(deps, request, body)),
  )

  route(app, contract.signInByCode, async ({ body: { code }, reply }) => {
    const account = await inTransaction(db, nothing, (tx) => commands.useCode(tx, code, 'sign_in', now()))
    return welcome(deps, reply, account ?? '')
  })

  route(app, contract.signOut, async ({ request, reply }) => {
    await closeSession(db, config, request, reply)
    return {}
  })

  route(app, contract.getMe, ({ actor }) =>
    reading(db, actor.sight, (reader) => queries.getMe(reader, actor.accountId, now())),
  )

  route(app, contract.changePassword, async ({ actor, body: { current, next }, reply }) => {
    const account = await db
      .selectFrom('account')
      .where('id', '=', actor.accountId)
      .select(['login', 'password_hash'])
      .executeTakeFirstOrThrow()
    if (account.password_hash !== null && !(await passwordMatches(account.password_hash, current ?? '')))
      throw new Problem('password-wrong')
    checkPassword(next, account.login)
    const passwordHash = await hashPassword(next)
    const token = await inTransaction(db, nothing, async (tx) => {
      await commands.setPassword(tx, actor.accountId, passwordHash, null)
      return openSession(tx, actor.accountId, now())
    })
    setSessionCookie(config, reply, token)
    return {}
  })

  accountRoutes(app, deps)
}

function accountRoutes(app: FastifyInstance, { db, config, now }: Deps): void {
  const link = (code: string) => `${config.publicOrigin}/sign-in#${code}`

  route(app, contract.listAccounts, async ({ actor, params: { organisation_id } }) => {
    queries.requireAccountManager(actor, organisation_id)
    return queries.listAccounts(db, organisation_id)
  })

  route(app, contract.createAccount, ({ actor, params: { organisation_id }, body }) => {
    queries.requireAccountManager(actor, organisation_id)
    return inTransaction(db, actor.sight, async (tx) => {
      const account = await commands.createAccount(tx, actor, organisation_id, body)
      const { code, expires_at } = await commands.createCode(tx, 'sign_in', account.account_id, now())
      return { account, link: { url: link(code), expires_at } }
    })
  })

  route(app, contract.changeAccount, ({ actor, params: { organisation_id, account_id }, body }) => {
    queries.requireAccountManager(actor, organisation_id)
    const which = { organisationId: organisation_id, accountId: account_id }
    return inTransaction(db, actor.sight, (tx) => commands.changeAccount(tx, actor, which, body))
  })

  route(app, contract.createSignInLink, ({ actor, params: { organisation_id, account_id } }) => {
    queries.requireAccountManager(actor, organisation_id)
    return inTransaction(db, actor.sight, async (tx) => {
      await queries.getAccount(tx, organisation_id, account_id)
      const { code, expires_at } = await commands.createCode(tx, 'sign_in', account_id, now())
      return { url: link(code), expires_at }
    })
  })
}
