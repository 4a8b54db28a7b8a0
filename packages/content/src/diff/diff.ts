import type { DocumentNode } from '../document.ts'
import { align, type Budget, matchInOrder, type Pair } from './align.ts'
import { likeness } from './likeness.ts'
import { markAll, turned } from './marks.ts'
import { smooth } from './smooth.ts'
import { joinTexts, keyOf, shellOf, type Token, tokensOf } from './tokens.ts'

export type RowChange = 'same' | 'changed' | 'removed' | 'added'

/** One line of the comparison: a block of each side, or of one side only. */
export interface DiffRow {
  readonly change: RowChange
  /** What fell out wears the mark `deleted`. */
  readonly before: DocumentNode | null
  /** What came in wears the mark `inserted`; an option that stands elsewhere has the attribute `moved`. */
  readonly after: DocumentNode | null
}

export interface DocumentDiff {
  readonly rows: readonly DiffRow[]
  readonly same: boolean
}

interface Sides {
  readonly before: DocumentNode[]
  readonly after: DocumentNode[]
}

/** A stretch in which the two sides differ. */
interface Gap {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)

/** Stretches between the kept pairs, each with the pair that ends it. */
function gapsOf(pairs: readonly Pair[], sizes: Pair): { gap: Gap; end: Pair | null }[] {
  const ends: (Pair | null)[] = [...pairs, null]
  let [b, a] = [0, 0]
  return ends.map((end) => {
    const [toB, toA] = end ?? sizes
    const gap = { before: range(b, toB), after: range(a, toA) }
    b = toB + 1
    a = toA + 1
    return { gap, end }
  })
}

const isOpen = ({ node }: Token) => node.content !== undefined

/** Below this, one block took the place of another; above it, it was changed. */
const ALIKE = 0.25
/** Containers of blocks are compared inside whatever is in them. */
const isContainer = ({ content = [] }: DocumentNode) => content.some((child) => child.content !== undefined)

function weightOf(before: Token, after: Token, budget: Budget): number {
  if (!isOpen(before) || !isOpen(after) || shellOf(before.node) !== shellOf(after.node)) return 0
  if (isContainer(before.node) && isContainer(after.node)) return 0.5 + likeness(before.node, after.node, budget) / 2
  const share = likeness(before.node, after.node, budget)
  return share >= ALIKE ? share : 0
}

/** Blocks of a gap that are the same block, changed. One against one of the same kind always is. */
function pairChanged(before: readonly Token[], after: readonly Token[], gap: Gap, budget: Budget): Pair[] {
  const tokens = (b: number, a: number) => [before[gap.before[b] ?? -1], after[gap.after[a] ?? -1]] as const
  if (gap.before.length === 1 && gap.after.length === 1) {
    const [own, other] = tokens(0, 0)
    const same = own && other && isOpen(own) && isOpen(other) && shellOf(own.node) === shellOf(other.node)
    return same ? [[0, 0]] : []
  }
  return matchInOrder(
    [gap.before.length, gap.after.length],
    (b, a) => {
      const [own, other] = tokens(b, a)
      return own && other ? weightOf(own, other, budget) : 0
    },
    budget,
  )
}

/** Removed, added and changed of one gap, in the order in which they are read. */
function fillGap(before: readonly Token[], after: readonly Token[], gap: Gap, budget: Budget): DiffRow[] {
  const node = (tokens: readonly Token[], index: number | undefined) => (tokens[index ?? -1] as Token).node
  const removed = (index: number): DiffRow => ({
    change: 'removed',
    before: markAll(node(before, index), 'deleted'),
    after: null,
  })
  const added = (index: number): DiffRow => ({
    change: 'added',
    before: null,
    after: markAll(node(after, index), 'inserted'),
  })
  const pairs = pairChanged(before, after, gap, budget)
  return gapsOf(pairs, [gap.before.length, gap.after.length]).flatMap(({ gap: inner, end }) => {
    const alone = [
      ...inner.before.map((b) => removed(gap.before[b] ?? -1)),
      ...inner.after.map((a) => added(gap.after[a] ?? -1)),
    ]
    if (end === null) return alone
    const pair = compareNodes(node(before, gap.before[end[0]]), node(after, gap.after[end[1]]), budget)
    return [...alone, { change: 'changed' as const, ...pair }]
  })
}

/** Compares two sequences of nodes; every node of both sides is in exactly one row. */
function compareContent(
  before: readonly DocumentNode[],
  after: readonly DocumentNode[],
  budget: Budget,
): readonly DiffRow[] {
  const [own, other] = [tokensOf(before), tokensOf(after)]
  const kept = align(
    own.map(({ key }) => key),
    other.map(({ key }) => key),
    budget,
  )
  return gapsOf(smooth(kept, own, other), [own.length, other.length]).flatMap(({ gap, end }) => {
    const differing = gap.before.length + gap.after.length === 0 ? [] : fillGap(own, other, gap, budget)
    if (end === null) return differing
    const [b, a] = [own[end[0]] as Token, other[end[1]] as Token]
    return [...differing, { change: 'same' as const, before: b.node, after: a.node }]
  })
}

const sidesOf = (rows: readonly DiffRow[]): Sides => ({
  before: joinTexts(rows.flatMap(({ before }) => before ?? [])),
  after: joinTexts(rows.flatMap(({ after }) => after ?? [])),
})

/** Options of equal text that merely stand elsewhere say where; they are neither removed nor added. */
function compareOptions(before: DocumentNode, after: DocumentNode, budget: Budget): Sides {
  const [own, other] = [before.content ?? [], after.content ?? []]
  const [ownKeys, otherKeys] = [own.map(keyOf), other.map(keyOf)]
  const kept = new Map(align(ownKeys, otherKeys, budget))
  const taken = new Set(kept.values())
  const moved = new Map<number, number>()
  ownKeys.forEach((key, index) => {
    const target = otherKeys.findIndex((each, at) => each === key && !taken.has(at))
    if (kept.has(index) || target === -1) return
    taken.add(target)
    moved.set(index, target)
  })
  const rest = compareContent(
    own.filter((_, index) => !kept.has(index) && !moved.has(index)),
    other.filter((_, index) => !taken.has(index)),
    budget,
  )
  const [ownRest, otherRest] = [rest.flatMap((row) => row.before ?? []), rest.flatMap((row) => row.after ?? [])]
  const from = new Map([...moved].map(([index, target]) => [target, index]))
  const keptAfter = new Set(kept.values())
  const place = (node: DocumentNode, to: number | undefined): DocumentNode =>
    to === undefined ? node : { ...node, attrs: { ...node.attrs, moved: to } }
  return {
    before: own.map((node, index) =>
      kept.has(index) || moved.has(index) ? place(node, moved.get(index)) : (ownRest.shift() ?? node),
    ),
    after: other.map((node, index) =>
      keptAfter.has(index) || from.has(index) ? place(node, from.get(index)) : (otherRest.shift() ?? node),
    ),
  }
}

function compareNodes(before: DocumentNode, after: DocumentNode, budget: Budget) {
  const sides =
    before.type === 'choiceList'
      ? compareOptions(before, after, budget)
      : sidesOf(compareContent(before.content ?? [], after.content ?? [], budget))
  return { before: { ...before, content: sides.before }, after: { ...after, content: sides.after } }
}

const mirrored = ({ change, before, after }: DiffRow): DiffRow => ({
  change: change === 'added' ? 'removed' : change === 'removed' ? 'added' : change,
  before: after === null ? null : turned(after),
  after: before === null ? null : turned(before),
})

/** Removed before added, wherever both stand side by side. */
function inReadingOrder(rows: readonly DiffRow[]): DiffRow[] {
  const ordered: DiffRow[] = []
  let added: DiffRow[] = []
  for (const row of rows) {
    if (row.change === 'added') added.push(row)
    else if (row.change === 'removed') ordered.push(row)
    else {
      ordered.push(...added, row)
      added = []
    }
  }
  return [...ordered, ...added]
}

/** Steps of one comparison; items of the bank need a hundredth of it. */
export const DIFF_STEPS = 5_000_000

/**
 * What changed between two documents, block by block and in the block word by word. Formulas, blanks and figures are
 * units; options may move; whatever nests is compared inside. Asked the other way round it answers the mirror image.
 */
export function diffDocuments(
  before: DocumentNode,
  after: DocumentNode,
  budget: Budget = { left: DIFF_STEPS },
): DocumentDiff {
  const isTurned = keyOf(before) > keyOf(after)
  const [first, second] = isTurned ? [after, before] : [before, after]
  const rows = compareContent(first.content ?? [], second.content ?? [], budget)
  return {
    rows: inReadingOrder(isTurned ? rows.map(mirrored) : rows),
    same: rows.every(({ change }) => change === 'same'),
  }
}
