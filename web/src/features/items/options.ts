import type { DocumentNode } from '@lightwork/content'
import { follow } from './follow.ts'

/** The options of an item's text, in order: A, B, C … */
export const optionsOf = (document: DocumentNode): readonly DocumentNode[] =>
  (document.content ?? []).filter(({ type }) => type === 'choiceList').flatMap(({ content }) => content ?? [])

/** The text with these options, in one list where the first list stood, else at the end. None takes the list away. */
export function withOptions<N extends DocumentNode>(holder: N, options: readonly DocumentNode[]): N {
  const content = holder.content ?? []
  const first = content.findIndex(({ type }) => type === 'choiceList')
  const list: DocumentNode[] = options.length === 0 ? [] : [{ type: 'choiceList', content: options }]
  const isOther = (node: DocumentNode) => node.type !== 'choiceList'
  const [before, after] = first === -1 ? [content, []] : [content.slice(0, first), content.slice(first).filter(isOther)]
  const all = [...before, ...list, ...after]
  return { ...holder, content: all.length > 0 ? all : [{ type: 'paragraph' }] }
}

export const emptyOption: DocumentNode = { type: 'choice' }

/** Room for four options below a stem that has none. */
export const withRoomForOptions = <N extends DocumentNode>(document: N): N =>
  withOptions(
    document,
    Array.from({ length: 4 }, () => emptyOption),
  )

/** What is right stays with its option while options are typed, split, joined, moved or deleted. */
export function carryKey(
  key: readonly number[],
  before: readonly DocumentNode[],
  after: readonly DocumentNode[],
): number[] {
  const place = follow(before, after)
  const carried = key.flatMap((position) => place(position) ?? [])
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
