import type { AnswerKey, OrderKey, PairsKey, PartsKey, SimpleKey } from '@lightwork/domain'
import type { Document, DocumentNode } from './document.ts'

const hasPairs = (key: SimpleKey): key is PairsKey => typeof key === 'object' && key !== null && 'pairs' in key
const hasOrder = (key: SimpleKey): key is OrderKey => typeof key === 'object' && key !== null && 'order' in key
const hasParts = (key: AnswerKey): key is PartsKey => typeof key === 'object' && key !== null && 'parts' in key

/** FNV-1a over what an entry says. */
function hashOf(entry: DocumentNode): number {
  const text = JSON.stringify(entry.content ?? [])
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** An order that depends on what the entries say and on nothing else; turned by one where it gave the answer away. */
function shuffled(entries: readonly DocumentNode[], givesAway: (order: readonly number[]) => boolean): number[] {
  const hashes = entries.map(hashOf)
  const order = entries.map((_, index) => index).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b)
  return givesAway(order) ? [...order.slice(1), ...order.slice(0, 1)] : order
}

const inOrder = <T>(values: readonly T[], order: readonly number[]): T[] =>
  order.flatMap((index) => (index in values ? [values[index] as T] : []))

const replaced = (holder: DocumentNode, type: string, content: readonly DocumentNode[]): DocumentNode => ({
  ...holder,
  content: (holder.content ?? []).map((node) => (node.type === type ? { ...node, content } : node)),
})

interface Held {
  readonly holder: DocumentNode
  readonly key: SimpleKey
}

function settlePairs({ holder, key }: Held): Held {
  const matching = (holder.content ?? []).find(({ type }) => type === 'matching')
  const [left, right] = matching?.content ?? []
  if (left === undefined || right === undefined || !hasPairs(key)) return { holder, key }
  const givesAway = (order: readonly number[]) => key.pairs.every(([a, b]) => order[a] === b)
  const order = shuffled(right.content ?? [], givesAway)
  const pairs = key.pairs
    .map(([a, b]): [number, number] => [a, order.indexOf(b)])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const columns = [left, { ...right, content: inOrder(right.content ?? [], order) }]
  return { holder: replaced(holder, 'matching', columns), key: { pairs } }
}

function settleOrder({ holder, key }: Held): Held {
  const list = (holder.content ?? []).find(({ type }) => type === 'ordering')
  if (list === undefined || !hasOrder(key)) return { holder, key }
  const givesAway = (order: readonly number[]) => key.order.every((position, index) => order[index] === position)
  const order = shuffled(list.content ?? [], givesAway)
  const settled = key.order.map((position) => order.indexOf(position))
  return { holder: replaced(holder, 'ordering', inOrder(list.content ?? [], order)), key: { order: settled } }
}

const settleHeld = (held: Held): Held => settleOrder(settlePairs(held))

/**
 * Authors write what belongs together side by side, and steps in their order. Before an item is kept, the right column
 * and the steps are put into an order of their own, the same at every save, so that the body never tells the key.
 * Keys that do not fit are left as they are: the item is then not complete.
 */
export function settle(body: Document, key: AnswerKey): { readonly body: Document; readonly key: AnswerKey } {
  if (!hasParts(key)) {
    const { holder, key: settled } = settleHeld({ holder: body, key })
    return { body: { ...holder, type: 'doc' }, key: settled }
  }
  const keys: SimpleKey[] = []
  const content = (body.content ?? []).map((node) => {
    if (node.type !== 'subItem') return node
    const { holder, key: settled } = settleHeld({ holder: node, key: key.parts[keys.length] ?? null })
    keys.push(settled)
    return holder
  })
  return { body: { ...body, content }, key: { parts: keys } }
}
