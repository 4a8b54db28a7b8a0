import { mathCharacter } from '@lightwork/content'
import { type Context, type Convert, Unconvertible } from './context.ts'
import { plain } from './items.ts'
import { toEm, writingLine } from './leaves.ts'
import { accented, barred, boxed, braced, fenced, hidden, limited, type Strike, struck } from './parts.ts'
import { run } from './runs.ts'
import { textOf, type XmlElement } from './tree.ts'

/** Signs over a letter, by KaTeX's name. */
export const accentSigns: Readonly<Record<string, string>> = {
  '\\vec': '\u20d7',
  '\\overrightarrow': '\u20d7',
  '\\overleftarrow': '\u20d6',
  '\\overleftrightarrow': '\u20e1',
  '\\overrightharpoon': '\u20d1',
  '\\overleftharpoon': '\u20d0',
  '\\hat': '\u0302',
  '\\widehat': '\u0302',
  '\\tilde': '\u0303',
  '\\widetilde': '\u0303',
  '\\check': '\u030c',
  '\\widecheck': '\u030c',
  '\\breve': '\u0306',
  '\\bar': '\u0304',
  '\\dot': '\u0307',
  '\\ddot': '\u0308',
  '\\dddot': '\u20db',
  '\\ddddot': '\u20dc',
  '\\acute': '\u0301',
  '\\grave': '\u0300',
  '\\mathring': '\u030a',
  "\\'": '\u0301',
  '\\`': '\u0300',
  '\\^': '\u0302',
  '\\~': '\u0303',
  '\\=': '\u0304',
  '\\u': '\u0306',
  '\\.': '\u0307',
  '\\"': '\u0308',
  '\\r': '\u030a',
  '\\H': '\u030b',
  '\\v': '\u030c',
  '\\c': '\u0327',
}

/** ③ Ⓐ ⓐ: a letter or number in a ring is a character of its own. */
function ringed(text: string): string | undefined {
  if (/^(?:[1-9]|1\d|20)$/.test(text)) return String.fromCodePoint(0x2460 + Number(text) - 1)
  if (/^[A-Z]$/.test(text)) return String.fromCodePoint(0x24b6 + text.charCodeAt(0) - 65)
  return /^[a-z]$/.test(text) ? String.fromCodePoint(0x24d0 + text.charCodeAt(0) - 97) : undefined
}

export const accent: Convert<'accent'> = ({ label, base }, context) => {
  const xml = context.xml([base])
  if (label === '\\textcircled') {
    const character = ringed(xml.map(textOf).join(''))
    if (character === undefined) throw new Unconvertible(label)
    return [plain('ord', run(character, { normal: true }))]
  }
  const sign = accentSigns[label]
  if (sign !== undefined) return [plain('ord', accented(sign, xml))]
  if (label === '\\overgroup') return [plain('ord', braced('⏠', 'top', xml))]
  if (label === '\\overlinesegment') return [plain('ord', barred('top', xml))]
  if (label === '\\Overrightarrow') return [plain('ord', braced('⇒', 'top', xml))]
  throw new Unconvertible(label)
}

const underSigns: Readonly<Record<string, string>> = {
  '\\underleftarrow': '←',
  '\\underrightarrow': '→',
  '\\underleftrightarrow': '↔',
  '\\undergroup': '⏡',
  '\\utilde': '~',
}

export const accentUnder: Convert<'accentUnder'> = ({ label, base }, context) => {
  const xml = context.xml([base])
  if (label === '\\underlinesegment') return [plain('ord', barred('bot', xml))]
  const sign = underSigns[label]
  if (sign === undefined) throw new Unconvertible(label)
  return [plain('ord', braced(sign, 'bot', xml))]
}

const braces: Readonly<Record<string, string>> = {
  '\\overbrace': '⏞',
  '\\underbrace': '⏟',
  '\\overbracket': '⎴',
  '\\underbracket': '⎵',
}

export const horizBrace: Convert<'horizBrace'> = ({ label, isOver, base }, context) => [
  plain('ord', braced(braces[label] ?? '⏞', isOver ? 'top' : 'bot', context.xml([base]))),
]

const strikes: Readonly<Record<string, readonly Strike[]>> = {
  '\\cancel': ['strikeBLTR'],
  '\\bcancel': ['strikeTLBR'],
  '\\xcancel': ['strikeBLTR', 'strikeTLBR'],
  '\\sout': ['strikeH'],
}

export const enclose: Convert<'enclose'> = ({ label, body }, context) => {
  const xml = context.xml([body])
  if (label === '\\fbox' || label === '\\fcolorbox') return [plain('group', boxed(xml))]
  // A ground of colour is dropped; what stands on it is kept.
  if (label === '\\colorbox') return [plain('group', ...xml)]
  const lines = strikes[label]
  if (lines === undefined) throw new Unconvertible(label)
  return [plain('group', struck(lines, xml))]
}

/** Arrows with words over them: a short and a long form. A long equals sign is drawn with lines that join. */
export const arrows: Readonly<Record<string, readonly [short: string, long: string]>> = {
  '\\xrightarrow': ['→', '⟶'],
  '\\xleftarrow': ['←', '⟵'],
  '\\xleftrightarrow': ['↔', '⟷'],
  '\\xRightarrow': ['⇒', '⟹'],
  '\\xLeftarrow': ['⇐', '⟸'],
  '\\xLeftrightarrow': ['⇔', '⟺'],
  '\\xrightleftharpoons': ['⇌', '⇌'],
  '\\xleftrightharpoons': ['⇋', '⇋'],
  '\\xmapsto': ['↦', '⟼'],
  '\\xhookrightarrow': ['↪', '↪'],
  '\\xhookleftarrow': ['↩', '↩'],
  '\\xrightharpoonup': ['⇀', '⇀'],
  '\\xrightharpoondown': ['⇁', '⇁'],
  '\\xleftharpoonup': ['↼', '↼'],
  '\\xleftharpoondown': ['↽', '↽'],
  '\\xtwoheadrightarrow': ['↠', '↠'],
  '\\xtwoheadleftarrow': ['↞', '↞'],
  '\\xrightleftarrows': ['⇄', '⇄'],
  '\\xlongequal': ['══', '═══'],
}
/** Names that Word draws with the sign of another. */
const arrowNames: Readonly<Record<string, string>> = {
  '\\xtofrom': '\\xrightleftarrows',
  '\\xrightequilibrium': '\\xrightleftharpoons',
  '\\xleftequilibrium': '\\xleftrightharpoons',
}

/** Longest label, in characters, that a short arrow carries. */
const SHORT_LABEL = 2
const lengthOf = (xml: readonly XmlElement[]) =>
  xml.map((each) => (JSON.stringify(each).match(/"name":"m:t"/g) ?? []).length).reduce((sum, count) => sum + count, 0)
const charactersOf = (xml: readonly XmlElement[]) =>
  Math.max(
    lengthOf(xml),
    ...xml.map(({ children }) => JSON.stringify(children.at(-1)).replace(/[^\u2e80-\u9fff]/g, '').length),
  )

export const xArrow: Convert<'xArrow'> = ({ label, body, below }, context) => {
  const forms = arrows[arrowNames[label] ?? label]
  if (forms === undefined) throw new Unconvertible(label)
  const over = context.xml([body])
  const under = below === null ? [] : context.xml([below])
  const isShort = Math.max(charactersOf(over), charactersOf(under)) <= SHORT_LABEL
  const sign = run(isShort ? forms[0] : forms[1], forms[0] === '══' ? { normal: true } : {})
  const scripts = { ...(over.length > 0 && { sup: over }), ...(under.length > 0 && { sub: under }) }
  const hasLabel = over.length + under.length > 0
  return [plain('rel', hasLabel ? limited([sign], scripts) : sign)]
}

export const underline: Convert<'underline'> = ({ body }, context) => {
  const inside = body.type === 'ordgroup' ? body.body : [body]
  const width = inside.reduce((sum, node) => (node.type === 'kern' ? sum + toEm(node.dimension) : Number.NaN), 0)
  if (width > 0) return writingLine(width)
  return [plain('ord', barred('bot', context.xml([body])))]
}

/** The sign of a delimiter; none for `.`, which closes nothing. */
export function fenceSign(name: string): string {
  if (name === '.') return ''
  const sign = mathCharacter(name)
  return { '<': '⟨', '>': '⟩', '∣': '|', '∥': '‖' }[sign] ?? sign
}

export const leftright: Convert<'leftright'> = ({ body, left, right }, context: Context) => {
  const middles = body.filter((node) => node.type === 'middle')
  const between = middles[0]?.delim
  const splits = between !== undefined && middles.every(({ delim }) => delim === between)
  const parts = [[]] as (typeof body)[number][][]
  for (const node of body) {
    if (splits && node.type === 'middle') parts.push([])
    else parts.at(-1)?.push(node)
  }
  const fence = {
    open: fenceSign(left),
    close: fenceSign(right),
    ...(splits && { between: fenceSign(between) }),
  }
  return [
    plain(
      'group',
      fenced(
        fence,
        parts.map((part) => context.xml(part)),
      ),
    ),
  ]
}

export const phantom: Convert<'phantom'> = ({ body }, context) => [plain('ord', hidden(context.xml(body), false))]
