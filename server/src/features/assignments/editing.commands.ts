import type { Editing } from '@lightwork/contract'
import { LEASE_MS } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { writableBy } from './homework-sight.ts'

interface Which {
  readonly schoolId: string
  readonly id: string
}

interface Ask {
  readonly browser: string
  readonly takeOver: boolean
  readonly now: Date
}

/**
 * Takes or renews the right to write, unless another browser has it. The row stays locked until the end of the
 * transaction: of a save and a take-over one comes first, and the other sees what it did.
 */
export async function holdLease(
  tx: Tx,
  actor: Actor,
  { schoolId, id }: Which,
  { browser, takeOver, now }: Ask,
): Promise<boolean> {
  const { rows } = await sql`
    insert into assignment_lease as l (school_id, assignment_id, account_id, browser, since, expires_at)
    select school_id, id, ${actor.accountId}::uuid, ${browser}::uuid, ${now}::timestamptz, ${new Date(now.getTime() + LEASE_MS)}::timestamptz
    from assignment
    where school_id = ${schoolId} and id = ${id} and deleted_at is null and ${writableBy(actor)}
    on conflict (school_id, assignment_id) do update set account_id = excluded.account_id, browser = excluded.browser,
      expires_at = excluded.expires_at,
      since = case when l.account_id = excluded.account_id and l.browser = excluded.browser then l.since else excluded.since end
    where l.account_id = excluded.account_id and l.browser = excluded.browser or l.expires_at <= ${now} or ${takeOver}
    returning browser`.execute(tx)
  return rows.length > 0
}

interface Standing {
  readonly revision: number
  readonly account_id: string | null
  readonly name: string | null
  readonly since: Date | null
}

/** Who writes, and how far the text is. */
export async function findEditing(
  tx: Tx,
  actor: Actor,
  { schoolId, id }: Which,
  { mine, now }: { readonly mine: boolean; readonly now: Date },
): Promise<Editing> {
  const { rows } = await sql<Standing>`
    select assignment.revision, l.account_id, account.name, l.since
    from assignment
    left join assignment_lease l on l.school_id = assignment.school_id and l.assignment_id = assignment.id and l.expires_at > ${now}
    left join account on account.id = l.account_id
    where assignment.school_id = ${schoolId} and assignment.id = ${id} and assignment.deleted_at is null
      and ${writableBy(actor)}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Problem('not-found')
  const { revision, account_id, name, since } = row
  const holder =
    account_id === null || name === null || since === null
      ? null
      : { name, is_me: account_id === actor.accountId, since: new Date(since).toISOString() }
  return { mine, holder, revision }
}

/** Asks to write. Whoever is granted it learns the newest revision under the same lock. */
export async function askToEdit(tx: Tx, actor: Actor, which: Which, ask: Ask): Promise<Editing> {
  const mine = await holdLease(tx, actor, which, ask)
  return findEditing(tx, actor, which, { mine, now: ask.now })
}

/** Gives the right to write back; somebody else's is left alone. */
export async function stopEditing(tx: Tx, actor: Actor, { schoolId, id }: Which, browser: string): Promise<void> {
  await tx
    .deleteFrom('assignment_lease')
    .where('school_id', '=', schoolId)
    .where('assignment_id', '=', id)
    .where('account_id', '=', actor.accountId)
    .where('browser', '=', browser)
    .execute()
}
