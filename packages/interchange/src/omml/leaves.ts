import { type MathNode, type Measure, mathCharacter, type SymbolNode } from '@lightwork/content'
import { styledCharacter } from './alphabets.ts'
import type { Context } from './context.ts'
import { type Item, type Kind, plain } from './items.ts'
import { type Look, run, spaceOf } from './runs.ts'
import type { XmlElement } from './tree.ts'

const isChinese = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2460-\u24ff\u25b1]/
/** Signs that say something else to a program that reads formulas as text. */
const special = /^[\\#&_"^~`@$℃℉‰]$/
const isLetter = /^\p{L}$/u
const isCapitalGreek = /^[Α-Ω]$/

const looks: Readonly<Record<string, Look>> = {
  mathrm: { normal: true },
  mathbf: { style: 'b' },
  boldsymbol: { style: 'bi' },
  mathsf: { style: 'p', script: 'sans-serif' },
  mathsfit: { style: 'p', script: 'sans-serif' },
  mathtt: { style: 'p', script: 'monospace' },
}

/** Fonts by the name they have in Word's alphabets. */
const alphabetOf: Readonly<Record<string, string>> = { mathscr: 'mathcal' }

function letter(character: string, font: string): XmlElement {
  if (character === '\\') return run('∖')
  if (isChinese.test(character) || special.test(character)) return run(character, { normal: true })
  const styled =
    font === 'mathbf' || font === 'boldsymbol' ? undefined : styledCharacter(alphabetOf[font] ?? font, character)
  const look = looks[font]
  if (look === undefined && styled !== undefined && font !== 'mathit') return run(styled)
  if (look !== undefined && (isLetter.test(character) || !look.normal)) return run(character, look)
  return isCapitalGreek.test(character) ? run(character, { style: 'p' }) : run(character)
}

const kinds: Readonly<Record<string, Kind>> = { bin: 'bin', rel: 'rel', open: 'open', close: 'close', punct: 'punct' }

const bars = new Set(['|', '\\vert', '\\lvert', '\\rvert', '\\|', '\\Vert', '\\lVert', '\\rVert'])
export const isBar = (node: MathNode): boolean =>
  (node.type === 'textord' || node.type === 'atom') && node.mode === 'math' && bars.has(node.text)

export const symbol = (node: SymbolNode, { font }: Context): Item[] => {
  if (node.type === 'spacing')
    return [plain('thin', ...(/^.(?:nobreak|allowbreak)$/.test(node.text) ? [] : [run('\u00a0')]))]
  const text = node.text
  if (isBar(node)) return [plain('bar', run(text.includes('\\|') || /Vert/.test(text) ? '‖' : '|'))]
  // To KaTeX `!` and `?` close something, but they open nothing.
  if (text === '//') return [plain('rel', run(text, { normal: true }))]
  if (text === '/') return [plain('bin', run(text))]
  const kind = node.type === 'atom' && !/^[!?]$/.test(text) ? (kinds[node.family] ?? 'ord') : 'ord'
  return [plain(kind, /^[\d.]+$/.test(text) ? number(text, font) : letter(mathCharacter(text), font))]
}

const number = (text: string, font: string) => {
  const look = looks[font]
  return run(text, look?.normal ? {} : look)
}

const isFigure = (node: MathNode | undefined): node is Extract<MathNode, { type: 'textord' }> =>
  node?.type === 'textord' && node.mode === 'math' && /^[\d.]$/.test(node.text)

const isStroke = (node: MathNode | undefined) => node?.type === 'textord' && node.mode === 'math' && node.text === '/'

/** `AB // CD`: two strokes say parallel, which is one sign. */
const joinStrokes = (nodes: readonly MathNode[]): MathNode[] =>
  nodes.flatMap((node, index) => {
    if (isStroke(node) && isStroke(nodes[index - 1])) return []
    return isStroke(node) && isStroke(nodes[index + 1])
      ? [{ type: 'textord', mode: 'math', text: '//' } as const]
      : [node]
  })

/** Figures that follow each other are one number, and a script on the last figure is one on the number. */
export function joinSigns(nodes: readonly MathNode[]): MathNode[] {
  const joined: MathNode[] = []
  let figures = ''
  const flush = () => {
    if (figures !== '') joined.push({ type: 'textord', mode: 'math', text: figures })
    figures = ''
  }
  for (const node of joinStrokes(nodes)) {
    const base = node.type === 'supsub' && node.base !== null ? node.base : undefined
    if (isFigure(node)) figures += node.text
    else if (node.type === 'supsub' && isFigure(base) && figures !== '') {
      joined.push({ ...node, base: { ...base, text: figures + base.text } })
      figures = ''
    } else {
      flush()
      joined.push(node)
    }
  }
  flush()
  return joined
}

const ems: Readonly<Record<string, number>> = { em: 1, ex: 0.43, mu: 1 / 18, pt: 0.1, mm: 0.285, cm: 2.85, in: 7.23 }
export const toEm = ({ number, unit }: Measure): number => number * (ems[unit] ?? 0.1)

export const space = (width: number): Item[] =>
  // Wide ones are places to write in, which every program keeps when they are words.
  [...spaceOf(width)].map((each) =>
    plain(width >= 0.9 ? 'gap' : 'thin', run(each, width >= 0.9 ? { normal: true } : {})),
  )

const textLooks: Readonly<Record<string, Look>> = {
  '\\textbf': { normal: true, bold: true },
  '\\textit': { normal: true, italic: true },
  '\\emph': { normal: true, italic: true },
}

function characterOfText(node: MathNode): string | null {
  if (node.type === 'spacing') return node.text === ' ' ? ' ' : '\u00a0'
  if (node.type !== 'textord' && node.type !== 'mathord' && node.type !== 'atom') return null
  return node.text.startsWith('\\') ? mathCharacter(node.text) : node.text
}

/** Words in a formula; what is not a word in them is converted as it stands. */
export function words(nodes: readonly MathNode[], font: string | undefined, context: Context): Item[] {
  const look = textLooks[font ?? ''] ?? { normal: true }
  const items: Item[] = []
  let text = ''
  const flush = () => {
    if (text !== '') items.push(plain('ord', run(text, look)))
    text = ''
  }
  for (const node of nodes) {
    const character = characterOfText(node)
    if (character !== null) text += character
    else if (node.type === 'ordgroup') {
      flush()
      items.push(...words(node.body, font, context))
    } else {
      flush()
      items.push(...context.within('').items([node]))
    }
  }
  flush()
  return items
}

/** A line to write on. Underscores stand on the line in every program; a bar over spaces is drawn by few. */
export const writingLine = (width: number): Item[] => {
  const count = Math.max(2, Math.min(80, Math.round(width * 2)))
  return [plain('ord', run('_'.repeat(count), { normal: true }))]
}
