import { randomBytes } from 'node:crypto'
import { textsOf } from '@lightwork/content'
import type { EntryReceipt } from '@lightwork/contract'
import { judgeUpload, quotaOf, schoolDay, type UploadVerdict } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader, Tx } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { fingerprintOf, takeKey } from '../../assignments/idempotency.ts'
import { type EntryContent, hashOf, readContent } from './content.queries.ts'
import { accountsOf, holdJudges, requireEntrants } from './entrants.ts'
import { type EntryId, enteringOf, type HeldEntry, holdOwnEntry } from './entry-access.ts'

type Handing = Omit<HeldEntry, 'standing'>

export interface Submission {
  readonly revision: number
  readonly key: string
  /** When the server began to receive it, and the moment it is looked at. */
  readonly begunAt: Date
  readonly now: Date
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A number that can be read over the telephone: the day, and twelve letters by chance. */
export const newReceipt = (now: Date): string => {
  const drawn = [...randomBytes(12)].map((byte) => letters[byte % letters.length] ?? '')
  return `${schoolDay(now).replaceAll('-', '')}-${drawn.slice(0, 4).join('')}-${drawn.slice(4, 8).join('')}-${drawn.slice(8).join('')}`
}

/** A file whose upload straddled the end carries the work it belongs to: it began in time. */
async function beginOf(tx: Tx, { competitionId, entryId, terms }: HeldEntry, begunAt: Date): Promise<Date> {
  const until = enteringOf(terms).at(-1)?.until
  if (until === undefined || begunAt.getTime() < Date.parse(until)) return begunAt
  const straddling = await tx
    .selectFrom('entry_file')
    .where('competition_id', '=', competitionId)
    .where('entry_id', '=', entryId)
    .where('removed_at', 'is', null)
    .where('begun_at', '<', until)
    .where('finished_at', '>=', until)
    .select(({ fn }) => fn.min('begun_at').as('begun_at'))
    .executeTakeFirst()
  return straddling?.begun_at == null ? begunAt : new Date(straddling.begun_at)
}

/** The one rule (limits.md 26): begun before the end by the server's clock, and arrived within the grace. */
export function verdictOn({ terms }: Handing, begun: Date, now: Date): UploadVerdict {
  const upload = { started_at: begun.toISOString(), finished_at: now.toISOString() }
  const verdicts = enteringOf(terms).map((phase) => judgeUpload(phase, upload, terms.rules.grace_seconds))
  return verdicts.includes('counts') ? 'counts' : (verdicts.at(-1) ?? 'not_open_yet')
}

const isBlank = (document: EntryContent['intent']): boolean => textsOf(document).join('').trim() === ''

function missingIn(content: EntryContent): string[] {
  return [
    ...(content.works.length === 0 ? ['works'] : []),
    ...(isBlank(content.intent) ? ['intent'] : []),
    ...(isBlank(content.aims) ? ['aims'] : []),
  ]
}

/** Places of the school in the group, and of the person. Of two at once the second counts the first. */
export async function checkQuota(tx: Tx, ownerId: string, held: Handing): Promise<void> {
  const { competitionId, entryId, school, group_id, terms } = held
  const most = quotaOf(terms.quotas, school)
  const { per_person } = terms.quotas
  if (most === null && per_person === null) return
  await sql`select from organisation where id = ${school} for no key update`.execute(tx)
  const { in_group, own } = await tx
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('id', '<>', entryId)
    .where('state', '=', 'submitted')
    .select([
      sql<number>`(count(*) filter (where entrant_school_id = ${school} and group_id = ${group_id}))::int`.as(
        'in_group',
      ),
      sql<number>`(count(*) filter (where owner_id = ${ownerId}))::int`.as('own'),
    ])
    .executeTakeFirstOrThrow()
  if (most !== null && in_group >= most) throw new Problem('quota-full', undefined, { quota: 'per_group', most })
  if (per_person !== null && own >= per_person)
    throw new Problem('quota-full', undefined, { quota: 'per_person', most: per_person })
}

interface Giving {
  readonly begun: Date
  readonly now: Date
  readonly counts: boolean
}

/** Writes the receipt with all that was handed in; when it counts, the entry stands as handed in. */
export async function giveReceipt(
  tx: Tx,
  { competitionId, entryId, terms_version }: Handing,
  content: EntryContent,
  { begun, now, counts }: Giving,
): Promise<EntryReceipt> {
  const receipt = {
    receipt: newReceipt(now),
    begun_at: begun.toISOString(),
    received_at: now.toISOString(),
    counts,
    content_hash: hashOf(content),
  }
  await tx
    .insertInto('entry_receipt')
    .values({ competition_id: competitionId, entry_id: entryId, content: JSON.stringify(content), ...receipt })
    .execute()
  if (!counts) return receipt
  await tx
    .updateTable('entry')
    .set({ state: 'submitted', begun_at: begun, submitted_at: now, receipt: receipt.receipt, terms_version })
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .execute()
  return receipt
}

/**
 * Hands in. Who comes late gets a receipt too, which says that it does not count. The same key again is answered with
 * the same receipt.
 */
export async function submitEntry(
  tx: Tx,
  actor: Actor,
  which: EntryId,
  { revision, key, begunAt, now }: Submission,
): Promise<EntryReceipt> {
  const stored = await takeKey(tx, actor.accountId, key, fingerprintOf({ ...which, revision }))
  // Written by this very function under the same fingerprint.
  if (stored !== undefined) return stored as EntryReceipt
  await holdJudges(tx, which.competitionId)
  const held = await holdOwnEntry(tx, actor, which)
  if (held.standing.state !== 'announced') throw new Problem('entering-closed')
  if (held.state === 'withdrawn' || held.state === 'refused') throw new Problem('state-refused')
  if (held.revision !== revision) throw new Problem('revision-outdated')
  const begun = await beginOf(tx, held, begunAt)
  const verdict = verdictOn(held, begun, now)
  if (verdict === 'not_open_yet') throw new Problem('entering-closed')
  const content = await readContent(tx, which)
  const missing = missingIn(content)
  if (missing.length > 0) throw new Problem('entry-incomplete', undefined, { missing })
  await requireConfirmed(tx, which)
  await requireEntrants(tx, held, accountsOf(actor.accountId, content.authors))
  const counts = verdict === 'counts'
  if (counts) await checkQuota(tx, actor.accountId, held)
  const receipt = await giveReceipt(tx, held, content, { begun, now, counts })
  await sql`update idempotency_key set response = ${JSON.stringify(receipt)}::jsonb
    where account_id = ${actor.accountId} and key = ${key}`.execute(tx)
  return receipt
}

/** Every change of a text unconfirms, so what was confirmed is what stands there. */
async function requireConfirmed(tx: Tx, { competitionId, entryId }: EntryId): Promise<void> {
  const { masks_confirmed_at } = await tx
    .selectFrom('entry')
    .where('competition_id', '=', competitionId)
    .where('id', '=', entryId)
    .select('masks_confirmed_at')
    .executeTakeFirstOrThrow()
  if (masks_confirmed_at === null) throw new Problem('masks-unconfirmed')
}

/** What a receipt says was handed in. */
export async function readSubmitted(reader: Reader, { competitionId, entryId }: EntryId): Promise<EntryContent> {
  const row = await reader
    .selectFrom('entry')
    .innerJoin('entry_receipt', 'entry_receipt.receipt', 'entry.receipt')
    .where('entry.competition_id', '=', competitionId)
    .where('entry.id', '=', entryId)
    .select('entry_receipt.content')
    .$castTo<{ content: EntryContent }>()
    .executeTakeFirst()
  return row?.content ?? (await readContent(reader, { competitionId, entryId }))
}
