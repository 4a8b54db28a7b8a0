import type { DocumentNode } from '@lightwork/content'
import { candidateKeysOf, signatureOf } from '@lightwork/likeness'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import { textHash, toLikenessItem } from './item-text.ts'
import { stands } from './pair-sides.ts'

export interface WrittenText {
  readonly id: string
  readonly item_id: string
  readonly body: DocumentNode
  readonly answer: { readonly key: unknown; readonly body: DocumentNode }
}

function toRow({ id, item_id, ...content }: WrittenText) {
  const compared = toLikenessItem(content)
  const signature = signatureOf(compared)
  return {
    version_id: id,
    item_id,
    hash: textHash(content, compared),
    exact: signature.exact,
    keys: candidateKeysOf(signature),
  }
}

/** Signs texts in the transaction that writes them: one statement whatever their number. */
export async function signVersions(tx: Tx, versions: readonly WrittenText[]): Promise<void> {
  if (versions.length === 0) return
  await sql`
    insert into item_signature as s (version_id, item_id, hash, exact, keys)
    select r.version_id, r.item_id, r.hash, r.exact, r.keys
    from jsonb_to_recordset(${JSON.stringify(versions.map(toRow))}::jsonb) as r (version_id uuid, item_id uuid, hash text, exact int, keys int[])
    on conflict (version_id) do update set (hash, exact, keys) = (excluded.hash, excluded.exact, excluded.keys)
    where s.hash <> excluded.hash or s.keys <> excluded.keys`.execute(tx)
}

/** Signs those texts in use of these items that have no signature yet: one statement, a second one if there are any. */
export async function signItems(tx: Tx, itemIds: readonly string[]): Promise<void> {
  const { rows } = await sql<WrittenText>`
    select v.id, v.item_id, v.body, v.answer
    from item i join item_version v on v.id in (i.current_version_id, i.published_version_id)
    where i.id = any (${sql.val([...itemIds])}::uuid[])
      and not exists (select from item_signature s where s.version_id = v.id)`.execute(tx)
  await signVersions(tx, rows)
}

/** Signs versions that say, word for word, what others say: one statement whatever their number. */
export async function signCopies(
  tx: Tx,
  copies: readonly { readonly version_id: string; readonly target_id: string }[],
): Promise<void> {
  await sql`
    insert into item_signature (version_id, item_id, hash, exact, keys)
    select r.target_id, s.item_id, s.hash, s.exact, s.keys
    from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as r (version_id uuid, target_id uuid)
    join item_signature s on s.version_id = r.version_id
    on conflict (version_id) do nothing`.execute(tx)
}

/**
 * Forgets what was found of items' texts that are not in use any more: their signatures, and pairs that nobody has
 * decided. Called by whatever changes which texts an item has.
 */
export async function dropOldTexts(tx: Tx, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  const ids = sql.val([...itemIds])
  await sql`
    with gone as (
      delete from item_signature s using item i where s.item_id = any (${ids}::uuid[]) and i.id = s.item_id
        and s.version_id is distinct from i.current_version_id and s.version_id is distinct from i.published_version_id
    )
    delete from duplicate_pair p where p.decision is null
      and (p.item_a = any (${ids}::uuid[]) and not ${stands('a')}
        or p.item_b = any (${ids}::uuid[]) and not ${stands('b')})`.execute(tx)
}
