import { fromOmml, type Reading } from '../omml/read.ts'
import { el, elementsOf, property, textOf, type XmlElement } from '../omml/tree.ts'

/** Names without prefix: `mml:mfrac` is `mfrac`. */
const local = ({ name }: XmlElement) => name.slice(name.indexOf(':') + 1)

type Arguments = readonly XmlElement[]

const text = (element: XmlElement) => textOf(element).replace(/\s+/g, ' ').trim()

const run = (said: string, look?: XmlElement): XmlElement =>
  el('m:r', [...(look === undefined ? [] : [el('m:rPr', [look])]), el('m:t', [said])])

const upright = property('sty', 'p')
const hold = (name: string, inside: Arguments) => el(`m:${name}`, inside)
const part = (name: string, properties: Arguments, inside: Arguments): XmlElement =>
  el(`m:${name}`, [el(`m:${name}Pr`, properties), ...inside])

const openers = new Set(['(', '[', '{', '|', '‖', '⌊', '⌈', '⟨'])
const closers = new Set([')', ']', '}', '|', '‖', '⌋', '⌉', '⟩'])
const bigSigns = /^[∑∏∐∫∬∭∮⋃⋂]$/u
const lines = new Set(['¯', '‾', '_', '―', '─', '\u0305', '\u0332', '\u0304'])
const braces = new Set(['⏞', '⏟', '︷', '︸'])
const accents = new Set(['→', '⃗', '^', 'ˆ', '˙', '.', '~', '˜', '⌢', '⏜', '¨', 'ˇ'])

const isSign = (element: XmlElement | undefined, signs: ReadonlySet<string>): element is XmlElement =>
  element !== undefined && local(element) === 'mo' && signs.has(text(element))

const fenced = (open: string, close: string, inside: readonly Arguments[], separator = ','): XmlElement =>
  part(
    'd',
    [property('begChr', open), property('sepChr', separator), property('endChr', close)],
    inside.map((each) => hold('e', each)),
  )

/** What stands in a row; its own brackets become brackets that grow, a brace before rows a system. */
function row(children: Arguments): Arguments {
  const [first] = children
  const last = children.at(-1)
  if (children.length > 1 && isSign(first, openers)) {
    if (isSign(last, closers)) return [fenced(text(first), text(last), [children.slice(1, -1).flatMap(read)])]
    if (text(first) === '{' && children.some((child) => local(child) === 'mtable'))
      return [fenced('{', '', [children.slice(1).flatMap(equations)])]
  }
  return children.flatMap(read)
}

/** The rows of a system, their parts lined up. */
function equations(element: XmlElement): Arguments {
  if (local(element) !== 'mtable') return read(element)
  const lines = elementsOf(element).map((line) =>
    elementsOf(line).flatMap((cell, index) => [...(index === 0 ? [] : [run('&')]), ...row(elementsOf(cell))]),
  )
  return [
    el(
      'm:eqArr',
      lines.map((line) => hold('e', line)),
    ),
  ]
}

const inside = (element: XmlElement | undefined): Arguments =>
  element === undefined ? [] : local(element) === 'mrow' ? row(elementsOf(element)) : read(element)

function scripts(element: XmlElement): XmlElement {
  const name = local(element)
  const [base, first, second] = elementsOf(element)
  const sub = name === 'msup' ? [] : inside(first)
  const sup = name === 'msup' ? inside(first) : inside(second)
  if (base !== undefined && bigSigns.test(text(base))) return big(text(base), 'subSup', { sub, sup })
  const parts = [hold('e', inside(base)), ...(name === 'msup' ? [] : [hold('sub', sub)])]
  if (name === 'msub') return el('m:sSub', parts)
  return el(name === 'msup' ? 'm:sSup' : 'm:sSubSup', [...parts, hold('sup', sup)])
}

const big = (sign: string, place: 'subSup' | 'undOvr', { sub, sup }: { sub: Arguments; sup: Arguments }): XmlElement =>
  part(
    'nary',
    [
      property('chr', sign),
      property('limLoc', place),
      ...(sub.length === 0 ? [property('subHide', '1')] : []),
      ...(sup.length === 0 ? [property('supHide', '1')] : []),
    ],
    [hold('sub', sub), hold('sup', sup), hold('e', [])],
  )

/** Something over or under a base: a limit, a line, a brace, an accent. */
function dressed(base: Arguments, over: XmlElement, isOver: boolean): XmlElement {
  const sign = text(over)
  const e = hold('e', base)
  if (lines.has(sign)) return part('bar', [property('pos', isOver ? 'top' : 'bot')], [e])
  if (braces.has(sign))
    return part('groupChr', [property('chr', isOver ? '⏞' : '⏟'), property('pos', isOver ? 'top' : 'bot')], [e])
  if (isOver && accents.has(sign)) return part('acc', [property('chr', sign)], [e])
  return el(isOver ? 'm:limUpp' : 'm:limLow', [e, hold('lim', inside(over))])
}

function limits(element: XmlElement): Arguments {
  const name = local(element)
  const [base, first, second] = elementsOf(element)
  if (base === undefined || first === undefined) return inside(base)
  const [under, over] = name === 'mover' ? [undefined, first] : [first, second]
  if (bigSigns.test(text(base))) return [big(text(base), 'undOvr', { sub: inside(under), sup: inside(over) })]
  const low = under === undefined ? inside(base) : [dressed(inside(base), under, false)]
  return over === undefined ? low : [dressed(low, over, true)]
}

const matrix = (element: XmlElement): XmlElement =>
  el(
    'm:m',
    elementsOf(element).map((line) =>
      el(
        'm:mr',
        elementsOf(line).map((cell) => hold('e', row(elementsOf(cell)))),
      ),
    ),
  )

function fraction({ attributes, ...element }: XmlElement): XmlElement {
  const [over, under] = elementsOf({ attributes, ...element })
  const type = /^0(?:\D|$)/.test(attributes.linethickness ?? '')
    ? 'noBar'
    : attributes.bevelled === 'true'
      ? 'lin'
      : 'bar'
  return part('f', [property('type', type)], [hold('num', inside(over)), hold('den', inside(under))])
}

function enclosed(element: XmlElement): Arguments {
  const content = row(elementsOf(element))
  const notation = element.attributes.notation ?? ''
  const sides = ['hideTop', 'hideBot', 'hideLeft', 'hideRight'].map((side) => property(side, '1'))
  if (/\bbox\b|roundedbox/.test(notation)) return [part('borderBox', [], [hold('e', content)])]
  if (/updiagonalstrike/.test(notation))
    return [part('borderBox', [...sides, property('strikeBLTR', '1')], [hold('e', content)])]
  if (/\btop\b/.test(notation)) return [part('bar', [property('pos', 'top')], [hold('e', content)])]
  return content
}

function brackets({ attributes, children, name }: XmlElement): XmlElement {
  const parts = elementsOf({ attributes, children, name }).map(inside)
  return fenced(attributes.open ?? '(', attributes.close ?? ')', parts, (attributes.separators ?? ',').trim()[0] ?? '')
}

const letters = (element: XmlElement): Arguments => {
  const said = text(element)
  if (said === '') return []
  const isWord = [...said].length > 1 || element.attributes.mathvariant === 'normal'
  return [isWord && /^[A-Za-z]+$/.test(said) ? run(said, upright) : run(said)]
}

const readers: Readonly<Record<string, (element: XmlElement) => Arguments>> = {
  mi: letters,
  mn: (element) => [run(text(element))],
  mo: (element) => (/^[\u2061-\u2064]?$/.test(text(element)) ? [] : [run(text(element))]),
  mtext: (element) => [run(textOf(element), property('nor', '1'))],
  mspace: () => [],
  mphantom: () => [],
  annotation: () => [],
  'annotation-xml': () => [],
  mfrac: (element) => [fraction(element)],
  msqrt: (element) => [part('rad', [property('degHide', '1')], [hold('deg', []), hold('e', row(elementsOf(element)))])],
  mroot: (element) => {
    const [base, degree] = elementsOf(element)
    return [el('m:rad', [hold('deg', inside(degree)), hold('e', inside(base))])]
  },
  msub: (element) => [scripts(element)],
  msup: (element) => [scripts(element)],
  msubsup: (element) => [scripts(element)],
  munder: limits,
  mover: limits,
  munderover: limits,
  mtable: (element) => [matrix(element)],
  mfenced: (element) => [brackets(element)],
  menclose: enclosed,
}

const read = (element: XmlElement): Arguments => readers[local(element)]?.(element) ?? row(elementsOf(element))

/** A formula in MathML as LaTeX, by way of Word's equations, whose reader knows signs, functions and alphabets. */
export const fromMathml = (math: XmlElement): Reading => fromOmml(el('m:oMath', row(elementsOf(math))))
