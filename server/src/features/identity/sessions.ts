import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Config } from '../../config.ts'
import type { Db, Tx } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, sightOf } from '../../http/actor.ts'
import { hashToken, newToken } from './secrets.ts'

const IDLE_HOURS = 12
const ABSOLUTE_DAYS = 14

const hours = (count: number) => count * 3_600_000

/** `__Host-` where the site has HTTPS; plain HTTP exists only on the loopback address. */
const cookieName = ({ publicOrigin }: Config) => (publicOrigin.startsWith('https:') ? '__Host-lightwork' : 'lightwork')

function cookie(config: Config, value: string, maxAge: number): string {
  const secure = config.publicOrigin.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(config)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}

function tokenOf(config: Config, request: FastifyRequest): string | null {
  const wanted = `${cookieName(config)}=`
  const pair = (request.headers.cookie ?? '').split(/; */).find((text) => text.startsWith(wanted))
  return pair === undefined ? null : pair.slice(wanted.length)
}

/** A new session for the account; any earlier token of this browser is not reused. */
export async function openSession(tx: Tx, accountId: string, now: Date): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + hours(24 * ABSOLUTE_DAYS)),
    })
    .execute()
  return token
}

export const setSessionCookie = (config: Config, reply: FastifyReply, token: string): void => {
  reply.header('set-cookie', cookie(config, token, ABSOLUTE_DAYS * 86_400))
}

/** Forgets the session here and in the browser, cached pages and drafts of this origin's storage included. */
export async function closeSession(
  db: Db,
  config: Config,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = tokenOf(config, request)
  if (token !== null) await db.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute()
  reply.header('set-cookie', cookie(config, '', 0))
}

/** One statement: session, account and roles. Null when there is no such session, it is over, or the account is disabled. */
async function findActor(db: Db, token: string, now: Date): Promise<(Actor & { lastSeen: string }) | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('membership', 'membership.account_id', 'account.id')
    .leftJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .where('session.token_hash', '=', hashToken(token))
    .where('session.expires_at', '>', now.toISOString())
    .where('session.last_seen_at', '>', new Date(now.getTime() - hours(IDLE_HOURS)).toISOString())
    .where('account.state', '=', 'active')
    .select(['account.id', 'account.name', 'session.last_seen_at'])
    .select(
      sql<
        Actor['memberships'] | null
      >`jsonb_agg(jsonb_build_object('organisation_id', organisation.id, 'organisation_kind', organisation.kind,
        'role', membership.role, 'subject', membership.subject, 'grade', membership.grade)) filter (where membership.id is not null)`.as(
        'memberships',
      ),
    )
    .groupBy(['account.id', 'session.token_hash'])
    .executeTakeFirst()
  if (row === undefined) return null
  const memberships = row.memberships ?? []
  return {
    accountId: row.id,
    name: row.name,
    memberships,
    sight: sightOf(memberships),
    lastSeen: String(row.last_seen_at),
  }
}

const touch = (db: Db, token: string, now: Date) =>
  db.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', hashToken(token)).execute()

/** Reads the cookie of every request to the API; who it is stands in `request.actor`. */
export function readSessions(app: FastifyInstance, { db, config, now }: Deps): void {
  app.decorateRequest('actor', null)
  app.addHook('preValidation', async (request) => {
    const token = tokenOf(config, request)
    if (token === null || !request.url.startsWith('/api/')) return
    const actor = await findActor(db, token, now())
    request.actor = actor
    // Once in ten minutes is enough to keep a session awake.
    if (actor !== null && now().getTime() - Date.parse(actor.lastSeen) > 600_000) await touch(db, token, now())
  })
}
