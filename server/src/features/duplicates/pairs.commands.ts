import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'
import { judgedOf } from './duplicates.queries.ts'
import { findAlike, type Sought } from './find-alike.ts'
import { textHash } from './item-text.ts'
import { stands } from './pair-sides.ts'
import { type FoundPair, toPair } from './pairs.ts'
import { signItems } from './signatures.commands.ts'

export interface Finding {
  readonly now: Date
  /** The import whose items are compared. */
  readonly runId: string | null
  /** A text is handed in: what was decided of the item's published text does not answer for it. */
  readonly isHandedIn?: boolean
}

/**
 * Writes what was found, one statement. What was decided on the same two texts stays as it is; a text that changed since
 * makes it an open question again. Answers how many pairs are new or open again.
 */
export async function writePairs(
  tx: Tx,
  pairs: readonly FoundPair[],
  { now, runId, isHandedIn = false }: Finding,
): Promise<number> {
  if (pairs.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into duplicate_pair as p (item_a, item_b, hash_a, hash_b, kind, score, subject, stages, found_at, run_id)
    select item_a, item_b, hash_a, hash_b, kind, score, subject, array(
      select distinct case when grade <= 6 then 'primary' else 'junior' end
      from item i join item_version v on v.id = i.current_version_id, unnest(v.grades) grade where i.id in (r.item_a, r.item_b)),
      ${now}, ${runId}::uuid
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r (item_a uuid, item_b uuid, hash_a text, hash_b text, kind text,
      score real, subject text)
    order by item_a, item_b
    on conflict (item_a, item_b) do update set (hash_a, hash_b, kind, score, subject, stages, found_at, run_id, decision, decided_by, decided_at, note, kept_id)
      = (excluded.hash_a, excluded.hash_b, excluded.kind, excluded.score, excluded.subject, excluded.stages, excluded.found_at, excluded.run_id, null, null, null, null, null)
    where (p.hash_a, p.hash_b) <> (excluded.hash_a, excluded.hash_b) and (${isHandedIn} or not (${stands('a')} and ${stands('b')}))`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

/** Texts of items with what the pair says of them. */
export interface Compared extends Sought {
  readonly itemId: string
  readonly subject: string
}

/** Looks texts up and writes the pairs: two statements. */
export async function comparePairs(tx: Tx, texts: readonly Compared[], finding: Finding): Promise<number> {
  const pairs = new Map<string, FoundPair>()
  for (const { place, item_id, hash, kind, score } of await findAlike(tx, texts)) {
    const text = texts[place]
    if (text === undefined) continue
    const pair = toPair(
      { id: text.itemId, hash: textHash(text) },
      { id: item_id, hash },
      { kind, score, subject: text.subject },
    )
    // Two texts of one call may find each other: the pair is one row.
    pairs.set(`${pair.item_a} ${pair.item_b}`, pair)
  }
  return writePairs(tx, [...pairs.values()], finding)
}

/**
 * The duplicate check of a text that is handed in. Answers whether pairs wait for a decision; a text that was found to be
 * the same as another item's is refused, because nothing in it has changed since.
 */
export async function checkHandedIn(tx: Tx, text: Compared, now: Date): Promise<boolean> {
  // What an import brought a moment ago has no signature yet.
  await signItems(tx, [text.itemId])
  await comparePairs(tx, [text], { now, runId: null, isHandedIn: true })
  const { undecided, stays } = await judgedOf(tx, text.itemId)
  if (stays !== null)
    throw new Problem(
      'state-refused',
      '已判定与题库里的另一题重复，改动后再送审 / found to be the same as another item; change it first',
      { item_id: stays },
    )
  return undecided === 0
}
