import type { DocumentNode } from '@lightwork/content'
import { trimmed } from './lines.ts'

/** Fewer options than this could be anything that begins with a letter. */
const FEWEST = 3
const letters = 'ABCDEFGH'

type Inline = readonly DocumentNode[]
/** The sign behind the letter, or the brackets around it: one for all options. */
type Style = '.' | '．' | '、' | '()'

interface Cut {
  /** The node in which the option begins, and where its words begin in that node's text. */
  readonly node: number
  readonly from: number
  readonly to: number
  readonly style: Style
}

const label = /(^|[ \u00a0\u3000])(?:([A-H])([.．、])|[（(]([A-H])[)）])[ \u00a0\u3000]*/g

/** Whether the text of a node goes on from nothing or from a space, so that a letter there may begin an option. */
function startsFresh(nodes: Inline, index: number): boolean {
  const before = nodes[index - 1]
  if (before === undefined || before.type === 'hardBreak') return true
  return before.type === 'text' && /[ \u00a0\u3000]$/.test(before.text ?? '')
}

/** Where the options begin in a line, from the letter that is due. */
function cutsIn(nodes: Inline, due: number, style: Style | null): Cut[] {
  const cuts: Cut[] = []
  nodes.forEach(({ text = '', type }, node) => {
    if (type !== 'text') return
    for (const match of text.matchAll(label)) {
      const [whole, before = '', bare, sign, bracketed] = match
      const isFirst = match.index === 0 && before === ''
      const found = sign === undefined ? '()' : (sign as Style)
      const wanted = cuts[0]?.style ?? style
      if ((bare ?? bracketed) !== letters[due + cuts.length] || (wanted !== null && wanted !== found)) continue
      if (isFirst && !startsFresh(nodes, node)) continue
      cuts.push({ node, from: match.index, to: match.index + whole.length, style: found })
    }
  })
  return cuts
}

function between(nodes: Inline, cut: Cut, next: Cut | undefined): DocumentNode[] {
  const end = next?.node ?? nodes.length - 1
  const piece = nodes.slice(cut.node, end + 1).map((node, index) => {
    if (node.type !== 'text') return node
    const at = cut.node + index
    const text = node.text ?? ''
    return { ...node, text: text.slice(at === cut.node ? cut.to : 0, at === next?.node ? next.from : text.length) }
  })
  return trimmed(piece.filter((node) => node.type !== 'text' || node.text !== '')).map((node) =>
    node.type === 'text' ? { ...node, text: (node.text ?? '').replace(/^\u3000+|\u3000+$/g, '') } : node,
  )
}

interface Series {
  readonly options: readonly Inline[]
  readonly style: Style
}

/** The options of a line that begins with the one that is due, and holds nothing else. */
function optionsOf(block: DocumentNode | undefined, due: number, style: Style | null): Series | null {
  if (block?.type !== 'paragraph') return null
  const nodes = block.content ?? []
  const cuts = cutsIn(nodes, due, style)
  const [first] = cuts
  if (first === undefined || first.node !== 0 || first.from !== 0) return null
  const options = cuts.map((cut, index) => between(nodes, cut, cuts[index + 1]))
  const isWhole = options.every(
    (option) => option.length > 0 && option.every((node) => node.type !== 'text' || node.text !== ''),
  )
  return isWhole ? { options, style: first.style } : null
}

function seriesAt(blocks: readonly DocumentNode[], at: number): { options: Inline[]; lines: number } | null {
  const options: Inline[] = []
  let style: Style | null = null
  let lines = 0
  for (;;) {
    const next: Series | null = optionsOf(blocks[at + lines], options.length, style)
    if (next === null) break
    style = next.style
    options.push(...next.options)
    lines++
  }
  return options.length >= FEWEST ? { options, lines } : null
}

/** Lines that hold the options A, B, C … one after the other, and nothing else, are the options of a choice. */
export function withChoices(blocks: readonly DocumentNode[]): DocumentNode[] {
  const found: DocumentNode[] = []
  for (let at = 0; at < blocks.length; ) {
    const series = seriesAt(blocks, at)
    const block = blocks[at]
    if (series !== null) {
      const content = series.options.map((option) => ({ type: 'choice', content: option }))
      found.push({ type: 'choiceList', content })
    } else if (block !== undefined) found.push(block)
    at += series?.lines ?? 1
  }
  return found
}
