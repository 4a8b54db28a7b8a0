import type { decideDuplicate as decideEndpoint, Input } from '@lightwork/contract'
import { type Involved, isWhole, mayChoose, type PairChoice, type PairDecision } from '@lightwork/domain'
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { applyAdapted, applySame, type Decided, passIfClear } from './decision-effects.commands.ts'
import { canSeePair, mayDecide } from './duplicates.policy.ts'
import { isInvolved, textOf } from './pair-sides.ts'
import type { PairIds } from './pair-view.queries.ts'

type Body = Input<typeof decideEndpoint>['body']

interface Row {
  readonly found_at: string
  readonly decided_at: string | null
  readonly decision: PairDecision | null
  readonly version_a: string | null
  readonly version_b: string | null
  readonly mine_a: boolean
  readonly mine_b: boolean
  readonly competent: boolean
}

/** Items before the pair, smaller id first, as everything that changes an item locks it first. */
async function lockPair(tx: Tx, actor: Actor, { itemA, itemB }: PairIds): Promise<Row> {
  await sql`select from item where id in (${itemA}, ${itemB}) order by id for update`.execute(tx)
  const row = await tx
    .selectFrom('duplicate_pair as p')
    .where('p.item_a', '=', itemA)
    .where('p.item_b', '=', itemB)
    .where(sql<SqlBool>`(${canSeePair(actor)} or ${mayDecide(actor)})`)
    .select(['p.found_at', 'p.decided_at', 'p.decision', textOf('a').as('version_a'), textOf('b').as('version_b')])
    .select([isInvolved('a', actor.accountId).as('mine_a'), isInvolved('b', actor.accountId).as('mine_b')])
    .select(mayDecide(actor).as('competent'))
    .forUpdate('p')
    .$castTo<Row>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

function toChoice({ decision, kept_id }: Body, { itemA, itemB }: PairIds): PairChoice {
  if (kept_id !== null && kept_id !== itemA && kept_id !== itemB)
    throw new Problem('unknown-reference', '要留下的题不在这一对里 / the item to keep is not of this pair')
  const choice: PairChoice = { decision, keeps: kept_id === null ? null : kept_id === itemA ? 'a' : 'b' }
  if (!isWhole(choice)) throw new Problem('invalid-request', '请说明哪一道留下 / say which one stays')
  return choice
}

function checkAllowed(row: Row, choice: PairChoice): void {
  const { competent, mine_a, mine_b } = row
  const involved: Involved = { a: mine_a, b: mine_b }
  if (!competent) throw new Problem('not-competent')
  if (!mayChoose(involved, choice))
    throw new Problem(
      'own-review',
      '您是其中一道题的作者或选用者，请由他人判定 / one of the two is yours; let others decide',
    )
}

/** Neither decided nor found anew since this person looked. */
function checkUnchanged(row: Row, { found_at, decided_at }: Body): void {
  const isSame = (one: string | null, other: string | null) =>
    (one === null) === (other === null) && (one === null || Date.parse(one) === Date.parse(other ?? ''))
  if (isSame(row.found_at, found_at) && isSame(row.decided_at, decided_at)) return
  throw new Problem(
    'state-refused',
    '这一对刚被他人判定，或题目文字已改，请刷新后再看 / decided or changed meanwhile; look again',
  )
}

/** Decides a pair, does what follows from it, and lets reviews go on that waited for nothing else. */
export async function decidePair(
  tx: Tx,
  actor: Actor,
  ids: PairIds,
  { body, now }: { body: Body; now: Date },
): Promise<void> {
  const choice = toChoice(body, ids)
  const row = await lockPair(tx, actor, ids)
  checkAllowed(row, choice)
  checkUnchanged(row, body)
  const { version_a, version_b } = row
  if (version_a === null || version_b === null)
    throw new Problem(
      'state-refused',
      '题目文字已改，这次比对不再有效 / a text changed since; the comparison no longer holds',
    )
  const note = body.note.trim()
  await tx
    .updateTable('duplicate_pair')
    .set({
      decision: body.decision,
      decided_by: actor.accountId,
      decided_at: now,
      kept_id: body.kept_id,
      note: note === '' ? null : note,
    })
    .where('item_a', '=', ids.itemA)
    .where('item_b', '=', ids.itemB)
    .execute()
  const sides = { a: { itemId: ids.itemA, versionId: version_a }, b: { itemId: ids.itemB, versionId: version_b } }
  if (choice.keeps !== null) {
    const decided: Decided = {
      kept: sides[choice.keeps],
      other: sides[choice.keeps === 'a' ? 'b' : 'a'],
      note,
    }
    await (choice.decision === 'same' ? applySame : applyAdapted)(tx, actor, decided, now)
  }
  await passIfClear(tx, [ids.itemA, ids.itemB], { by: actor.accountId, now })
}
