import { MATH_LIMIT, mathProblem } from '@lightwork/content'
import { fromOmml } from '../omml/read.ts'
import { elementsOf, textOf, type XmlElement } from '../omml/tree.ts'
import { toFormula } from '../text/latex.ts'
import { EQUATION, parseMarkup } from './markup.ts'
import { fromMathml } from './mathml.ts'

/** A formula that was found; `latex` is null where it could not be read, and `said` keeps its letters. */
export interface Found {
  readonly latex: string | null
  readonly said: string
  /** It had a line of its own. */
  readonly display: boolean
}

const squeezed = (element: XmlElement) => textOf(element).replace(/\s+/g, ' ').trim()

export function* below(element: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    yield child
    yield* below(child)
  }
}

const first = (element: XmlElement, isIt: (each: XmlElement) => boolean): XmlElement | undefined => {
  for (const each of below(element)) if (isIt(each)) return each
  return undefined
}

export const hasClass = ({ attributes }: XmlElement, name: RegExp): boolean =>
  (attributes.class ?? '').split(/\s+/).some((each) => name.test(each))

const sound = (latex: string): string | null => {
  const formula = toFormula(latex.replace(/^\{\\displaystyle\s*([\s\S]*)\}$/, '$1'))
  return formula?.readable ? formula.latex : null
}

const isEquation = ({ name }: XmlElement) => name === 'm:omath' || name === 'm:omathpara'

/** The equations in Office's own words; several where a line holds several. */
const officeFormulas = (holder: XmlElement): Found[] =>
  isEquation(holder)
    ? [{ latex: fromOmml(holder).latex, said: squeezed(holder), display: holder.name === 'm:omathpara' }]
    : elementsOf(holder).flatMap(officeFormulas)

function mathmlFormula(math: XmlElement, display: boolean): Found {
  const note = first(math, ({ name, attributes }) => name === 'annotation' && /tex/i.test(attributes.encoding ?? ''))
  const written = note === undefined ? math.attributes.alttext : textOf(note)
  const latex = (written === undefined ? null : sound(written)) ?? fromMathml(math).latex
  return { latex, said: squeezed(math), display: display || math.attributes.display === 'block' }
}

/** What formula programs of the web draw: the formula itself lies beside the drawing. */
const isDrawn = (element: XmlElement) =>
  element.name === 'mjx-container' ||
  hasClass(element, /^(?:katex|katex-display|MathJax|MathJax_Display|mwe-math-element)$/)

function drawnFormula(element: XmlElement): Found | null {
  const display = hasClass(element, /display/i) || element.attributes.display === 'true'
  const math = first(element, ({ name }) => /(?:^|:)math$/.test(name))
  if (math !== undefined) return mathmlFormula(math, display)
  const kept =
    element.attributes['data-mathml'] ??
    first(element, ({ attributes }) => 'data-mathml' in attributes)?.attributes['data-mathml']
  const read = kept === undefined ? undefined : parseMarkup(kept).find((node) => typeof node !== 'string')
  return read === undefined || typeof read === 'string' ? null : mathmlFormula(read, display)
}

/** Attributes in which editors and question banks keep the source of a formula they show as a picture. */
const sources = ['data-latex', 'data-tex', 'data-formula', 'data-math', 'data-equation-content', 'latex']

function keptFormula({ name, attributes }: XmlElement): Found | null {
  if (name !== 'img' && name !== 'span' && name !== 'div') return null
  const source = sources.map((each) => attributes[each]).find((each) => each !== undefined && each.trim() !== '')
  const alt = name === 'img' && ('eeimg' in attributes || /\\(?:displaystyle|frac|sqrt)/.test(attributes.alt ?? ''))
  const latex = sound(source ?? (alt ? (attributes.alt ?? '') : ''))
  return latex === null ? null : { latex, said: latex, display: name === 'div' }
}

/** The formulas that an element is; null when it is something else. */
export function formulasOf(element: XmlElement): readonly Found[] | null {
  if (element.name === EQUATION || isEquation(element)) return officeFormulas(element)
  if (/(?:^|:)math$/.test(element.name)) return [mathmlFormula(element, false)]
  const found = (isDrawn(element) ? drawnFormula(element) : null) ?? keptFormula(element)
  return found === null ? null : [found]
}

/** An equation of MathType or of the old editor of Word, which only these programs can read. */
export const holdsForeignEquation = (office: XmlElement): boolean =>
  first(
    office,
    ({ name, attributes }) => name === 'o:oleobject' && /equation|mathtype/i.test(attributes.progid ?? ''),
  ) !== undefined

export const isFormula = (latex: string): boolean => latex.length <= MATH_LIMIT && mathProblem(latex) === null
