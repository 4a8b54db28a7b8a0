import type { Document, DocumentNode } from '@lightwork/content'

/** The options of an item's text, in order: A, B, C … */
export const optionsOf = (document: DocumentNode): readonly DocumentNode[] =>
  (document.content ?? []).filter(({ type }) => type === 'choiceList').flatMap(({ content }) => content ?? [])

/** The text with these options, in one list where the first list stood, else at the end. None takes the list away. */
export function withOptions(document: DocumentNode, options: readonly DocumentNode[]): Document {
  const content = document.content ?? []
  const first = content.findIndex(({ type }) => type === 'choiceList')
  const list: DocumentNode[] = options.length === 0 ? [] : [{ type: 'choiceList', content: options }]
  const isOther = (node: DocumentNode) => node.type !== 'choiceList'
  const [before, after] = first === -1 ? [content, []] : [content.slice(0, first), content.slice(first).filter(isOther)]
  const all = [...before, ...list, ...after]
  return { type: 'doc', content: all.length > 0 ? all : [{ type: 'paragraph' }] }
}

export const emptyOption: DocumentNode = { type: 'choice' }

/** Room for four options below a stem that has none. */
export const withRoomForOptions = (document: DocumentNode): Document =>
  withOptions(
    document,
    Array.from({ length: 4 }, () => emptyOption),
  )

const same = (a: DocumentNode | undefined, b: DocumentNode | undefined) => JSON.stringify(a) === JSON.stringify(b)

function sharedStart(a: readonly DocumentNode[], b: readonly DocumentNode[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && same(a[count], b[count])) count++
  return count
}

/**
 * What is right stays with its option while options are typed, split, joined or deleted above and below it: positions
 * in what did not change move along, an option that changed keeps its mark, one that is gone takes its mark with it.
 */
export function carryKey(
  key: readonly number[],
  before: readonly DocumentNode[],
  after: readonly DocumentNode[],
): number[] {
  const start = sharedStart(before, after)
  const end = sharedStart(before.slice(start).reverse(), after.slice(start).reverse())
  const changed = after.length - start - end
  const carried = key.flatMap((position) => {
    if (position < start) return [position]
    if (position >= before.length - end) return [position + after.length - before.length]
    return changed === 0 ? [] : [start + Math.min(position - start, changed - 1)]
  })
  return [...new Set(carried)].sort((a, b) => a - b)
}

/** Moves one of several things to another place; the key moves with them. */
export function moveOption(options: readonly DocumentNode[], key: readonly number[], from: number, to: number) {
  const order = options.map((_, index) => index)
  const [moved] = order.splice(from, 1)
  if (moved === undefined) return { options, key: [...key] }
  order.splice(to, 0, moved)
  return {
    options: order.flatMap((index) => options[index] ?? []),
    key: order.flatMap((index, position) => (key.includes(index) ? [position] : [])),
  }
}

export const letterOf = (position: number): string => String.fromCharCode(65 + position)
