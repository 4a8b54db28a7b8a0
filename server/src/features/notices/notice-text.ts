import { type DocumentNode, escapeHtml, isForTeachers, mathToHtml } from '@lightwork/content'

/** Text with formulas in between, as stored: no markup, nothing to interpret. */
export type NoticeText = readonly (string | { readonly latex: string })[]

type Run = NoticeText[number]

const LATEX_LIMIT = 120
const FORMULAS_LIMIT = 4

/** Line breaks, tabs and other control characters are spaces on the page. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/[\p{Cc} ]+/gu, ' ')

const textBlocks = new Set(['paragraph', 'heading', 'instruction', 'choice', 'tableCell', 'tableHeader'])

function* runsOf(node: DocumentNode | string): Generator<Run> {
  if (typeof node === 'string') return yield node
  if (isForTeachers(node)) return
  if (node.type === 'text') return yield node.text ?? ''
  if (node.type === 'hardBreak') return yield ' '
  if (node.type === 'blank') return yield '____'
  if (node.type === 'mathInline' || node.type === 'mathBlock') return yield { latex: String(node.attrs?.latex) }
  for (const child of node.content ?? []) yield* runsOf(child)
  if (textBlocks.has(node.type)) yield ' '
}

/** Long formulas, and those beyond a few, stand as their source: rendering a page stays cheap whatever is in it. */
function plain(runs: readonly Run[]): Run[] {
  let formulas = 0
  return runs.map((run) => {
    if (typeof run === 'string') return oneLine(run)
    return run.latex.length <= LATEX_LIMIT && ++formulas <= FORMULAS_LIMIT ? run : `$${run.latex.toWellFormed()}$`
  })
}

/** A formula takes about a third of the room of its source. */
const widthOf = (run: Run) => (typeof run === 'string' ? [...run].length : Math.ceil(run.latex.length / 3))
const isBlank = (run: Run) => typeof run === 'string' && run.trim() === ''

function* cutRuns(runs: readonly Run[], limit: number): Generator<Run> {
  let room = limit
  for (const run of runs) {
    const piece = isBlank(run) ? ' ' : run
    if (widthOf(piece) > room) {
      if (piece === ' ') continue
      yield typeof piece === 'string' ? `${[...piece].slice(0, room).join('').trimEnd()}…` : '…'
      return
    }
    yield piece
    room -= widthOf(piece)
  }
}

/** Text of the nodes, at most about `limit` characters wide, with “…” where it was cut. */
export function cutText(nodes: readonly (DocumentNode | string)[], limit: number): NoticeText {
  const text: Run[] = []
  for (const run of cutRuns(plain(nodes.flatMap((node) => [...runsOf(node)])), limit)) {
    const last = text.at(-1)
    if (typeof run === 'string' && typeof last === 'string') text[text.length - 1] = last + run
    else text.push(run)
  }
  const [first] = text
  if (typeof first === 'string') text[0] = first.trimStart()
  const last = text.at(-1)
  if (typeof last === 'string') text[text.length - 1] = last.trimEnd()
  return text.filter((run) => run !== '')
}

const MATHML_LIMIT = 2000
const MEMO_LIMIT = 5000
const memo = new Map<string, string>()

/** MathML needs no stylesheet and no fonts of ours; what KaTeX cannot set, or only at length, stays source. */
function formulaToHtml(latex: string): string {
  const html = mathToHtml(latex, { display: false, output: 'mathml' })
    .replace(/<annotation[^>]*>[\s\S]*?<\/annotation>/g, '')
    .replace(/ style="[^"]*"/g, '')
  const isSet = html.startsWith('<span class="katex">') && html.length <= MATHML_LIMIT
  return isSet ? html.replace(/^<span class="katex">([\s\S]*)<\/span>$/, '$1') : escapeHtml(`$${latex}$`)
}

function formula(latex: string): string {
  const known = memo.get(latex)
  if (known !== undefined) return known
  if (memo.size >= MEMO_LIMIT) memo.clear()
  const html = formulaToHtml(latex)
  memo.set(latex, html)
  return html
}

/** One text of a person as HTML; isolated, so that right-to-left text stays in its own run. */
export const wordToHtml = (text: string): string => `<bdi>${escapeHtml(oneLine(text))}</bdi>`

/** The same for text with formulas. */
export const textToHtml = (text: NoticeText): string =>
  `<bdi>${text.map((run) => (typeof run === 'string' ? escapeHtml(oneLine(run)) : formula(run.latex))).join('')}</bdi>`
