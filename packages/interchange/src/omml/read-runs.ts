import { functionCommand, functionNames } from './latex-letters.ts'
import { glue, mathLatex, textLatex } from './latex-signs.ts'
import { isOn, lettersOf, local, propertyOf } from './nodes.ts'
import { elementsOf, type XmlElement } from './tree.ts'

interface ReadRun {
  readonly look: string
  readonly text: string
}

const dressOf = (run: XmlElement, name: 'b' | 'i'): boolean => {
  const dress = elementsOf(run).find((child) => child.name.toLowerCase() === 'w:rpr')
  return (
    dress !== undefined && isOn(propertyOf(dress, name)) && elementsOf(dress).some((child) => local(child) === name)
  )
}

function lookOf(run: XmlElement): string {
  if (isOn(propertyOf(run, 'nor'))) return dressOf(run, 'b') ? 'textbf' : dressOf(run, 'i') ? 'textit' : 'text'
  const script = propertyOf(run, 'scr') ?? 'roman'
  const style = propertyOf(run, 'sty') ?? 'i'
  const fonts: Readonly<Record<string, string>> = {
    'double-struck': 'mathbb',
    script: 'mathcal',
    fraktur: 'mathfrak',
    'sans-serif': 'mathsf',
    monospace: 'mathtt',
  }
  return fonts[script] ?? { p: 'mathrm', b: 'mathbf', bi: 'boldsymbol' }[style] ?? ''
}

export const readRun = (run: XmlElement): ReadRun => ({ look: lookOf(run), text: lettersOf(run) })

/** A line to write on, as this package writes it. */
const LINE = /^_{2,}$/

function words(text: string, look: string): string {
  const said = text.replace(/\u200b/g, '')
  if (said.trim() === '') return mathLatex(said)
  if (LINE.test(said)) return `\\underline{\\hspace{${said.length / 2}em}}`
  // A sign is one, however it is set.
  if (look === 'text' && /^(?:[^\p{L}\p{N}\s\u3000-\u303f\uff00-\uffef]|\/\/)$/u.test(said)) return mathLatex(said)
  if (look === 'text' && /^[A-Za-z]+$/.test(said)) return `\\mathrm{${said}}`
  return `\\${look}{${textLatex(said)}}`
}

/** Letters of a run that is set upright or in an alphabet; signs and figures among them are as always. */
function lettered(text: string, look: string): string {
  const pieces = text.match(/[A-Za-z]+|[^A-Za-z]+/g) ?? []
  return glue(
    pieces.map((piece) => {
      if (!/^[A-Za-z]/.test(piece)) return look === 'mathrm' ? mathLatex(piece) : inFont(piece, look)
      return look === 'mathrm' && functionNames.has(piece) ? functionCommand(piece) : `\\${look}{${piece}}`
    }),
  )
}

const inFont = (text: string, look: string): string => {
  const latex = mathLatex(text)
  return latex === '' || /^[\s~,:;\\ ]*$/.test(latex) || text.trim() === '' ? latex : `\\${look}{${latex}}`
}

export function runLatex({ look, text }: ReadRun): string {
  if (look === '') return mathLatex(text)
  return look.startsWith('text') ? words(text, look) : lettered(text, look)
}

/** A function's name, when that is all the run says. */
export function nameOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined || local(element) !== 'r') return undefined
  const { look, text } = readRun(element)
  return (look === 'mathrm' || look === 'text') && /^[A-Za-z][A-Za-z0-9 -]*$/.test(text.trim())
    ? text.trim()
    : undefined
}
