import type { DocumentNode } from '../document.ts'
import { type Budget, spend } from './align.ts'
import { tokensOf } from './tokens.ts'

type Counts = ReadonlyMap<string, number>

const counted = new WeakMap<DocumentNode, Counts>()

/** Neighbouring pieces of a block, two by two, each block counted once. */
function bigramsOf(node: DocumentNode): Counts {
  const known = counted.get(node)
  if (known !== undefined) return known
  const keys = tokensOf(node.content ?? []).map(({ key }) => key)
  const counts = new Map<string, number>()
  keys.forEach((key, n) => {
    const bigram = `${key} ${keys[n + 1] ?? ''}`
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  })
  counted.set(node, counts)
  return counts
}

const sum = (counts: Counts) => [...counts.values()].reduce((total, n) => total + n, 0)

/** How much of two blocks is the same, 0 to 1; 0 as well once the budget is spent. */
export function likeness(before: DocumentNode, after: DocumentNode, budget: Budget): number {
  const [own, other] = [bigramsOf(before), bigramsOf(after)]
  if (!spend(budget, own.size + other.size + 1)) return 0
  if (own.size + other.size === 0) return 1
  let common = 0
  for (const [bigram, n] of own) common += Math.min(n, other.get(bigram) ?? 0)
  return (2 * common) / (sum(own) + sum(other))
}
