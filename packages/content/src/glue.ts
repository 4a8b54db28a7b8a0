import type { DocumentNode } from './document.ts'

/** Pieces of a line that the browser may part from the punctuation beside them. */
const atoms = new Set(['blank', 'gap', 'mathInline'])
/** A long formula has to be broken itself; a short one stands with its full stop. */
const LONGEST = 40

const opening = /[（(「『《〈“‘【〔[]+$/u
const closing = /^[，。、；：？！）)」』》〉”’】〕\].,;:?!%℃°]+/u

const isAtom = ({ type, attrs }: DocumentNode) =>
  atoms.has(type) && (type !== 'mathInline' || String(attrs?.latex).length <= LONGEST)

const textOf = (node: DocumentNode | undefined) => (node?.type === 'text' ? (node.text ?? '') : '')

/**
 * The pieces of a line with each blank, gap or short formula and the punctuation beside it made one `glue` node, which
 * is not broken: no line begins with a full stop, and none ends with an opening bracket.
 */
export function glued(nodes: readonly DocumentNode[]): readonly DocumentNode[] {
  if (!nodes.some(isAtom)) return nodes
  const found: DocumentNode[] = []
  const rest = [...nodes]
  for (let node = rest.shift(); node !== undefined; node = rest.shift()) {
    const [before, after] = [found.at(-1), rest[0]]
    const [head] = isAtom(node) ? (opening.exec(textOf(before)) ?? []) : []
    const [tail] = isAtom(node) ? (closing.exec(textOf(after)) ?? []) : []
    if (before !== undefined && head !== undefined)
      found[found.length - 1] = { ...before, text: textOf(before).slice(0, -head.length) }
    if (after !== undefined && tail !== undefined) rest[0] = { ...after, text: textOf(after).slice(tail.length) }
    if (head === undefined && tail === undefined) found.push(node)
    else {
      const sides = [head === undefined ? [] : [{ ...before, type: 'text', text: head }]]
      const ends = tail === undefined ? [] : [{ ...after, type: 'text', text: tail }]
      found.push({ type: 'glue', content: [...sides.flat(), node, ...ends] })
    }
  }
  return found.filter((node) => node.type !== 'text' || textOf(node) !== '')
}
