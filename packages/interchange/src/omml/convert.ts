import { type MathNode, mathProblem, mathTree } from '@lightwork/content'
import { array } from './arrays.ts'
import { type Context, type Convert, Unconvertible } from './context.ts'
import {
  accent,
  accentUnder,
  enclose,
  fenceSign,
  horizBrace,
  leftright,
  phantom,
  underline,
  xArrow,
} from './dressed.ts'
import { assemble, type Item, type Kind, plain } from './items.ts'
import { joinSigns, space, symbol, toEm, words, writingLine } from './leaves.ts'
import { barred, fenced, fraction, hidden, root, stacked } from './parts.ts'
import { negated, run } from './runs.ts'
import { op, operatorname, supsub } from './scripts.ts'
import { el, type XmlElement } from './tree.ts'

type Nodes = readonly MathNode[]

/** Colour, size and place are dropped; what has them is kept. */
const inside = ({ body }: { readonly body: Nodes }, context: Context): Item[] => context.items(body)
const around = ({ body }: { readonly body: MathNode }, context: Context): Item[] => context.items([body])
const nothing = (): Item[] => []
const refused = ({ type }: MathNode): never => {
  throw new Unconvertible(type)
}

const classes: Readonly<Record<string, Kind>> = {
  mbin: 'bin',
  mrel: 'rel',
  mopen: 'open',
  mclose: 'close',
  mpunct: 'punct',
}

const isLineEnd = ({ type }: MathNode) => type === 'cr'

/** Braces hold together what is in them, and keep a function from reaching further. */
const ordgroup: Convert<'ordgroup'> = ({ body }, context) => {
  const [only, ...more] = body.some(isLineEnd) ? [] : context.items(body)
  // Formula editors put a function's name, or scripts of what stands before, in braces of their own.
  if (only?.over !== undefined && more.length === 0) return [only]
  if (only?.scripts !== undefined && more.length === 0)
    return [{ ...only, scripts: { ...only.scripts, hang: 'before' } }]
  const xml = context.xml(body)
  return [plain(xml.length === 0 ? 'none' : 'group', ...xml)]
}

const classed = ({ body, mclass }: { readonly body: Nodes; readonly mclass: string }, context: Context): Item[] => {
  const xml = context.xml(body)
  return [plain(classes[mclass] ?? 'ord', ...xml)]
}

const genfrac: Convert<'genfrac'> = ({ numer, denom, hasBarLine, leftDelim, rightDelim }, context) => {
  const made = fraction(context.xml([numer]), context.xml([denom]), hasBarLine)
  if (leftDelim === null && rightDelim === null) return [plain('ord', made)]
  const fence = { open: fenceSign(leftDelim ?? '.'), close: fenceSign(rightDelim ?? '.') }
  return [plain('ord', fenced(fence, [[made]]))]
}

const smash: Convert<'smash'> = ({ body }, context) => {
  const [only] = body.type === 'ordgroup' && body.body.length === 1 ? body.body : [body]
  if (only?.type === 'phantom') return [plain('ord', hidden(context.xml(only.body), true))]
  return context.items([body])
}

const rule: Convert<'rule'> = ({ width, height }) => {
  const wide = toEm(width)
  return wide > 0.3 && toEm(height) <= 0.2 ? writingLine(wide) : space(wide)
}

/** How KaTeX shows a command that it may not carry out: its name, in red, without what it was for. */
const REFUSED = '#cc0000'
const color: Convert<'color'> = (node, context) => {
  if (node.color === REFUSED) throw new Unconvertible('command that is not allowed')
  return inside(node, context)
}

const font: Convert<'font'> = ({ body, font: name }, context) => {
  const inner = context.within(name === 'mathnormal' ? '' : name)
  const items = inner.items(body.type === 'ordgroup' ? body.body : [body])
  // A word of upright letters is one thing, though chemistry hangs its scripts on the last letter.
  const isWord = items.length > 1 && items.every(({ kind, xml }) => kind === 'ord' && xml.length === 1)
  return isWord ? [plain('ord', ...items.flatMap(({ xml }) => xml))] : items
}

type Table = { readonly [Type in MathNode['type']]: Convert<Type> }

const converters: Table = {
  mathord: symbol,
  textord: symbol,
  atom: symbol,
  spacing: symbol,
  ordgroup,
  supsub,
  op,
  operatorname,
  genfrac,
  sqrt: ({ body, index }, context) => [
    plain('ord', root(context.xml([body]), index === null ? null : context.xml([index]))),
  ],
  leftright,
  array,
  accent,
  accentUnder,
  horizBrace,
  xArrow,
  enclose,
  underline,
  overline: ({ body }, context) => [plain('ord', barred('top', context.xml([body])))],
  text: ({ body, font: name }, context) => words(body, name, context),
  verb: ({ body }) => [plain('ord', run(body, { normal: true }))],
  font,
  mclass: classed,
  pmb: (node, context) => classed(node, context.within('boldsymbol')),
  color,
  hbox: inside,
  html: inside,
  href: inside,
  sizing: inside,
  styling: inside,
  lap: around,
  raisebox: around,
  reflectbox: refused,
  vcenter: around,
  smash,
  phantom,
  // Only makes room above and below, which Word does by itself.
  vphantom: nothing,
  kern: ({ dimension }) => space(toEm(dimension)),
  rule,
  tag: ({ body, tag }, context) => [...context.items(body), ...space(2), ...context.items(tag)],
  htmlmathml: ({ mathml }, context) => context.items(mathml),
  mathchoice: ({ text }, context) => context.items(text),
  delimsizing: ({ delim, mclass }) => {
    const sign = fenceSign(delim)
    return sign === '' ? [] : [plain(classes[mclass] ?? 'ord', run(sign))]
  },
  middle: ({ delim }) => [plain('ord', run(fenceSign(delim)))],
  internal: nothing,
  size: nothing,
  cr: refused,
  cdlabel: refused,
  cdlabelparent: refused,
  includegraphics: refused,
  raw: refused,
  url: refused,
}

function convert(node: MathNode, context: Context): Item[] {
  const found = converters[node.type] as Convert<MathNode['type']> | undefined
  if (found === undefined) throw new Unconvertible((node as { type: string }).type)
  // The table holds for each name the converter of that name's node.
  return found(node as never, context)
}

/** `\not` strikes through what comes next. */
const isStroke = (node: MathNode): boolean => {
  const [only] = node.type === 'htmlmathml' && node.mathml.length === 1 ? node.mathml : []
  return only?.type === 'textord' && only.text === '\u0338'
}

function itemsOf(nodes: Nodes, context: Context): Item[] {
  const items: Item[] = []
  let struck = false
  for (const node of joinSigns(nodes)) {
    if (isStroke(node)) {
      struck = true
      continue
    }
    const [first, ...more] = convert(node, context)
    if (first === undefined) continue
    const [sign, ...others] = first.xml
    items.push(struck && sign !== undefined ? { ...first, xml: [negated(sign), ...others] } : first, ...more)
    struck = false
  }
  return items
}

function linesOf(nodes: Nodes): Nodes[] {
  const lines: MathNode[][] = [[]]
  for (const node of nodes) {
    if (isLineEnd(node)) lines.push([])
    else lines.at(-1)?.push(node)
  }
  return lines
}

function contextOf(font: string): Context {
  const context: Context = {
    font,
    within: contextOf,
    items: (nodes) => itemsOf(nodes, context),
    xml: (nodes) => {
      if (nodes.some(isLineEnd)) return [stacked(linesOf(nodes).map(context.xml))]
      // The outermost braces of an argument hold nothing together.
      const [only] = nodes.length === 1 ? nodes : []
      return only?.type === 'ordgroup' ? context.xml(only.body) : assemble(context.items(nodes))
    },
  }
  return context
}

export type Conversion =
  | { readonly math: XmlElement; readonly problem: null }
  /** What Word's equations cannot say, or why KaTeX cannot read it. */
  | { readonly math: null; readonly problem: string }

/** A formula as an equation that Word can edit; never half of one. */
export function toOmml(latex: string): Conversion {
  const problem = mathProblem(latex)
  if (problem !== null) return { math: null, problem }
  try {
    return { math: el('m:oMath', contextOf('').xml(mathTree(latex))), problem: null }
  } catch (error) {
    if (error instanceof Unconvertible) return { math: null, problem: error.message }
    throw error
  }
}
