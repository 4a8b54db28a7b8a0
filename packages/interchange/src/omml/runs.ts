import { el, type XmlElement, type XmlNode } from './tree.ts'

/** How the letters of a run look. Without any, Word sets letters slanted and figures upright. */
export interface Look {
  /** Ordinary text in a formula: units, chemical symbols, Chinese. */
  readonly normal?: true
  readonly style?: 'p' | 'b' | 'bi'
  readonly script?: 'sans-serif' | 'monospace'
  readonly bold?: true
  readonly italic?: true
}

/** Holds the place where Word would draw a dotted box, and makes a sign after it a sign between two things. */
export const ZERO_WIDTH = '\u200b'

const mathFonts = el('w:rFonts', [], { 'w:ascii': 'Cambria Math', 'w:hAnsi': 'Cambria Math' })
const textFonts = el('w:rFonts', [], { ...mathFonts.attributes, 'w:eastAsia': '宋体' })

function mathProperties({ normal, script, style }: Look): XmlElement[] {
  const said: XmlElement[] = []
  if (normal) said.push(el('m:nor'))
  if (script) said.push(el('m:scr', [], { 'm:val': script }))
  if (style) said.push(el('m:sty', [], { 'm:val': style }))
  return said.length === 0 ? [] : [el('m:rPr', said)]
}

export function run(text: string, look: Look = {}): XmlElement {
  const dress: XmlNode[] = [look.normal ? textFonts : mathFonts]
  if (look.bold) dress.push(el('w:b'))
  if (look.italic) dress.push(el('w:i'))
  const space = /\s/.test(text) ? { 'xml:space': 'preserve' } : {}
  return el('m:r', [...mathProperties(look), el('w:rPr', dress), el('m:t', [text], space)])
}

export const placeholder = (): XmlElement => run(ZERO_WIDTH, { normal: true })

export const textOfRun = ({ name, children }: XmlElement): string | null => {
  const last = children.at(-1)
  if (name !== 'm:r' || last === undefined || typeof last === 'string' || last.name !== 'm:t') return null
  return last.children.join('')
}

const withText = (element: XmlElement, text: string): XmlElement => {
  const space = /\s/.test(text) ? { 'xml:space': 'preserve' } : {}
  return { ...element, children: [...element.children.slice(0, -1), el('m:t', [text], space)] }
}

const looksOf = ({ children }: XmlElement) => JSON.stringify(children.slice(0, -1))
const isNormal = (element: XmlElement) => looksOf(element).includes('"m:nor"')

/** Neither a space nor what is not seen. */
const isWord = /[^\s\u200b]/

/** Words are one run, so that they can be edited as words; letters of a formula stay one run each. */
export function joinWords(elements: readonly XmlElement[]): XmlElement[] {
  const joined: XmlElement[] = []
  for (const element of elements) {
    const text = textOfRun(element)
    const before = joined.at(-1)
    const said = before === undefined ? null : textOfRun(before)
    const joins = text !== null && said !== null && isWord.test(text) && isWord.test(said)
    if (joins && before !== undefined && isNormal(element) && looksOf(element) === looksOf(before))
      joined[joined.length - 1] = withText(before, said + text)
    else joined.push(element)
  }
  return joined
}

/** A sign struck through: `≠` for `=`. */
export function negated(element: XmlElement): XmlElement {
  const [first = '', ...rest] = textOfRun(element) ?? ''
  return first === '' ? element : withText(element, `${`${first}\u0338`.normalize('NFC')}${rest.join('')}`)
}

/** Spaces of a formula by width in em, widest first, as characters. */
const spaces = [
  [1, '\u2003'],
  [0.5, '\u2002'],
  [0.27, '\u2004'],
  [0.2, '\u2005'],
  [0.14, '\u2009'],
] as const

/** Characters that fill about this many em; none for less than a thin space. */
export function spaceOf(width: number): string {
  let left = Math.min(width, 40)
  let text = ''
  for (const [size, character] of spaces)
    while (left >= size - 0.001) {
      text += character
      left -= size === 0.27 ? 5 / 18 : size
    }
  return text
}
