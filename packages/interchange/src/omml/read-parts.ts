import { functionCommand } from './latex-letters.ts'
import { accentCommand, glue, mathLatex } from './latex-signs.ts'
import { childNamed, childrenNamed, isOn, lettersOf, local, mathChildren, propertyOf } from './nodes.ts'
import { above, argument, based, below, optional, type ReadPart } from './read-arguments.ts'
import { type Fences, isHidden, type Read, readEquations, readMatrix } from './read-grids.ts'
import { groupChr, limit } from './read-limits.ts'
import { nameOf } from './read-runs.ts'
import type { XmlElement } from './tree.ts'

const scripts: ReadPart = (element, read) =>
  based(argument(element, 'e', read)) + below(argument(element, 'sub', read)) + above(argument(element, 'sup', read))

const sPre: ReadPart = (element, read) =>
  `{}${below(argument(element, 'sub', read))}${above(argument(element, 'sup', read))}{${argument(element, 'e', read)}}`

const fraction: ReadPart = (element, read) => {
  const [over, under] = [argument(element, 'num', read), argument(element, 'den', read)]
  const type = propertyOf(element, 'type')
  if (type === 'noBar') return `\\genfrac{}{}{0pt}{}{${over}}{${under}}`
  return type === 'lin' || type === 'skw' ? `{${over}}/{${under}}` : `\\frac{${over}}{${under}}`
}

const root: ReadPart = (element, read) => {
  const degree = isOn(propertyOf(element, 'deghide')) ? '' : argument(element, 'deg', read)
  const index = degree === '' ? '' : optional(degree)
  return `\\sqrt${index}{${argument(element, 'e', read)}}`
}

const bigOperators: Readonly<Record<string, string>> = {
  '∑': 'sum',
  '∏': 'prod',
  '∐': 'coprod',
  '∫': 'int',
  '∬': 'iint',
  '∭': 'iiint',
  '∮': 'oint',
  '∯': 'oiint',
  '∰': 'oiiint',
  '⋃': 'bigcup',
  '⋂': 'bigcap',
  '⋁': 'bigvee',
  '⋀': 'bigwedge',
  '⨀': 'bigodot',
  '⨁': 'bigoplus',
  '⨂': 'bigotimes',
  '⨄': 'biguplus',
  '⨆': 'bigsqcup',
}
const isIntegral = (sign: string) => /^[∫-∳]$/.test(sign)

const nary: ReadPart = (element, read) => {
  const sign = propertyOf(element, 'chr') ?? '∫'
  const isUnder = (propertyOf(element, 'limloc') ?? (isIntegral(sign) ? 'subSup' : 'undOvr')) === 'undOvr'
  const name = bigOperators[sign]
  const limits = isUnder === isIntegral(sign) ? (isUnder ? '\\limits' : '\\nolimits') : ''
  const sub = isOn(propertyOf(element, 'subhide')) ? '' : below(argument(element, 'sub', read))
  const sup = isOn(propertyOf(element, 'suphide')) ? '' : above(argument(element, 'sup', read))
  const start = name === undefined ? `\\mathop{${mathLatex(sign)}}` : `\\${name}`
  return `${start}${limits}${sub}${sup}{${argument(element, 'e', read)}}`
}

const func: ReadPart = (element, read) => {
  const name = childNamed(element, 'fname')
  const parts = name === undefined ? [] : mathChildren(name)
  const said = parts.length === 1 ? nameOf(parts[0]) : undefined
  const latex = said === undefined ? (name === undefined ? '' : read(name)) : functionCommand(said)
  return `${latex}{${argument(element, 'e', read)}}`
}

const fenceNames: Readonly<Record<string, string>> = {
  '': '.',
  '{': '\\{',
  '}': '\\}',
  '‖': '\\|',
  '∥': '\\|',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '〈': '\\langle',
  '〉': '\\rangle',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '∣': '|',
  '（': '(',
  '）': ')',
}
const plainFences = new Set(['(', ')', '[', ']', '|', '/', '↑', '↓', '↕', '⇑', '⇓', '⇕', '⟮', '⟯', '⎰', '⎱', '⌜', '⌝'])
/** What `\left` cannot take stands beside an empty fence. */
const fenceName = (sign: string): string | null => fenceNames[sign] ?? (plainFences.has(sign) ? sign : null)
const spaced = (name: string) => (/[A-Za-z]$/.test(name) ? `${name} ` : name)

const flat = new Set(['r', 'ssub', 'ssup', 'ssubsup', 'acc', 'bar', 'func', 'd'])
/** Around what is no higher than a letter with its scripts, brackets need not be told to grow. */
const isFlat = (elements: readonly XmlElement[]): boolean =>
  elements.every((element) =>
    local(element) === 'r'
      ? !/[()[\]{}|‖⟨⟩∣∥]/.test(lettersOf(element))
      : flat.has(local(element)) && mathChildren(element).every((child) => isFlat(mathChildren(child))),
  )
const pairs = new Set(['()', '[]', '{}', '[)', '(]', '||', '⟨⟩'])

const delimiters: ReadPart = (element, read) => {
  const fences: Fences = {
    open: propertyOf(element, 'begchr') ?? '(',
    close: propertyOf(element, 'endchr') ?? ')',
  }
  const parts = childrenNamed(element, 'e')
  const inside = parts.length === 1 && parts[0] !== undefined ? mathChildren(parts[0]) : []
  const [only] = inside.length === 1 ? inside : []
  if (only !== undefined && local(only) === 'm') {
    const matrix = readMatrix(only, read, fences)
    if (matrix !== null) return matrix
  }
  if (only !== undefined && local(only) === 'eqarr') {
    const equations = readEquations(only, readAlignedRow(read), fences)
    if (equations !== null) return equations
  }
  if (only !== undefined && local(only) === 'f' && propertyOf(only, 'type') === 'noBar' && fences.open === '(')
    if (fences.close === ')') return `\\binom{${argument(only, 'num', read)}}{${argument(only, 'den', read)}}`
  const between = propertyOf(element, 'sepchr') ?? '|'
  const middle = fenceName(between === '' ? ' ' : between)
  const body = parts.map(read).join(middle === null ? mathLatex(between) : `\\middle${spaced(middle)}`)
  const [open, close] = [fenceName(fences.open), fenceName(fences.close)]
  if (parts.length === 1 && isFlat(inside) && pairs.has(fences.open + fences.close)) {
    const [before, after] = [open ?? '', close ?? '']
    return glue([before, body, after])
  }
  const [before, after] = [open === null ? mathLatex(fences.open) : '', close === null ? mathLatex(fences.close) : '']
  return `${before}\\left${spaced(open ?? '.')}${body}\\right${spaced(close ?? '.')}${after}`
}

/** In equations of Word, a bare `&` lines them up. */
export const readAlignedRow =
  (read: Read): Read =>
  (row) =>
    read(row).replaceAll('\\&', '&')

const accent: ReadPart = (element, read) => {
  const inside = argument(element, 'e', read)
  const sign = propertyOf(element, 'chr') ?? '\u0302'
  const command = accentCommand(sign, !/^(?:.|\\[A-Za-z]+)$/.test(inside))
  return command === undefined ? `\\overset{${mathLatex(sign)}}{${inside}}` : `${command}{${inside}}`
}

const borderBox: ReadPart = (element, read) => {
  const inside = argument(element, 'e', read)
  const is = (name: string) => isOn(propertyOf(element, name))
  const hides = ['hidetop', 'hidebot', 'hideleft', 'hideright'].filter(is)
  const [rising, falling] = [is('strikebltr'), is('striketlbr')]
  const struck = rising && falling ? '\\xcancel' : rising ? '\\cancel' : falling ? '\\bcancel' : ''
  if (is('strikeh') && struck === '') return `\\text{\\sout{$${inside}$}}`
  if (hides.length === 0) return struck === '' ? `\\boxed{${inside}}` : `\\boxed{${struck}{${inside}}}`
  if (struck !== '') return `${struck}{${inside}}`
  if (hides.length < 4 && !is('hidebot') && is('hidetop')) return `\\underline{${inside}}`
  return hides.length < 4 && !is('hidetop') && is('hidebot') ? `\\overline{${inside}}` : inside
}

const phantom: ReadPart = (element, read) => {
  const inside = argument(element, 'e', read)
  if (!isHidden(element)) return inside
  if (isOn(propertyOf(element, 'zeroasc')) && isOn(propertyOf(element, 'zerodesc'))) return `\\hphantom{${inside}}`
  return isOn(propertyOf(element, 'zerowid')) ? `\\vphantom{${inside}}` : `\\phantom{${inside}}`
}

/** All elements that hold arguments, by name. */
export const readParts: Readonly<Record<string, ReadPart>> = {
  f: fraction,
  rad: root,
  ssup: scripts,
  ssub: scripts,
  ssubsup: scripts,
  spre: sPre,
  nary,
  func,
  d: delimiters,
  m: (element, read) => readMatrix(element, read, null) ?? '',
  eqarr: (element, read) => readEquations(element, readAlignedRow(read), null) ?? '',
  acc: accent,
  bar: (element, read) =>
    `\\${propertyOf(element, 'pos') === 'top' ? 'over' : 'under'}line{${argument(element, 'e', read)}}`,
  groupchr: groupChr,
  limlow: limit('under'),
  limupp: limit('over'),
  box: (element, read) => argument(element, 'e', read),
  borderbox: borderBox,
  phant: phantom,
}
