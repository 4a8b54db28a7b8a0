import { createHash } from 'node:crypto'
import { type Json, nextLink } from '@lightwork/domain'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

interface Act {
  readonly competitionId: string
  /** Null: what the system does by the rules. */
  readonly actor: Actor | null
  readonly now: Date
}

/**
 * Chains an act that bears on the result to those before it. The caller holds the competition's row, so that of two acts
 * one comes first.
 */
export async function writeRecord(
  tx: Tx,
  { competitionId, actor, now }: Act,
  kind: string,
  body: { readonly [key: string]: Json },
): Promise<void> {
  const account_id = actor?.accountId ?? null
  const last = await tx
    .selectFrom('competition_record')
    .where('competition_id', '=', competitionId)
    .orderBy('number', 'desc')
    .limit(1)
    .select(['number', 'hash'])
    .executeTakeFirst()
  const record = { kind, body, at: now.toISOString(), account_id }
  const { number, previous, hash } = await nextLink(last ?? null, record, sha256)
  await tx
    .insertInto('competition_record')
    .values({
      competition_id: competitionId,
      number,
      kind,
      body: JSON.stringify(body),
      at: now,
      account_id,
      previous,
      hash,
    })
    .execute()
}
