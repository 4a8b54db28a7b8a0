import { BLANK_LIMIT, MATH_LIMIT, mathProblem } from '@lightwork/content'
import { Fragment, type Node, type NodeType, Slice } from '@tiptap/pm/model'

/** `$$…$$`, `\[…\]`, `\(…\)`, `$…$` (no blank inside the signs, no digit behind: "$5 and $6" is money), and blanks. */
const token = /\$\$([^$]+)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\$(?!\s)((?:\\\$|[^$])+?)(?<!\s)\$(?!\d)|_{3,}/g

const isFormula = (latex: string) => latex.length <= MATH_LIMIT && mathProblem(latex) === null

interface Types {
  readonly math: NodeType | undefined
  readonly blank: NodeType | undefined
}

function nodeOf(match: RegExpMatchArray, { math, blank }: Types): Node | null {
  const latex = (match[1] ?? match[2] ?? match[3] ?? match[4])?.trim()
  if (latex === undefined) return blank?.create({ width: Math.min(BLANK_LIMIT, Math.max(4, match[0].length)) }) ?? null
  return isFormula(latex) ? (math?.create({ latex }) ?? null) : null
}

function splitText(node: Node, types: Types): Node[] {
  const text = node.text ?? ''
  const pieces: Node[] = []
  let last = 0
  for (const match of text.matchAll(token)) {
    const made = nodeOf(match, types)
    if (made === null) continue
    if (match.index > last) pieces.push(node.cut(last, match.index))
    pieces.push(made)
    last = match.index + match[0].length
  }
  if (last === 0) return [node]
  if (last < text.length) pieces.push(node.cut(last))
  return pieces
}

function convert(content: Fragment, types: Types): Fragment {
  const nodes: Node[] = []
  for (const node of content.content) {
    if (node.isText) nodes.push(...splitText(node, types))
    else nodes.push(node.isLeaf ? node : node.copy(convert(node.content, types)))
  }
  return Fragment.from(nodes)
}

/** Pasted text in which `$…$` and its kin have become formulas, and rows of underscores blanks. */
export function withFormulas(slice: Slice): Slice {
  const { nodes } = slice.content.firstChild?.type.schema ?? { nodes: {} as Record<string, NodeType | undefined> }
  const content = convert(slice.content, { math: nodes.mathInline, blank: nodes.blank })
  return new Slice(content, slice.openStart, slice.openEnd)
}
