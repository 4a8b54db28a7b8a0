import { childrenNamed, isOn, local, propertyOf } from './nodes.ts'
import type { XmlElement } from './tree.ts'
import { elementsOf } from './tree.ts'

export type Read = (element: XmlElement) => string

export interface Fences {
  readonly open: string
  readonly close: string
}

function all(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (local(child) === name) return [child]
    return local(child) === 'e' || local(child) === 'mr' ? [] : all(child, name)
  })
}

const sideOf = (value: string | undefined) => (value === 'left' ? 'l' : value === 'right' ? 'r' : 'c')

function sidesOf(matrix: XmlElement, width: number): string {
  const said = all(matrix, 'mc').map((column) => {
    const count = Number(propertyOf(column, 'count') ?? 1)
    return sideOf(propertyOf(column, 'mcjc')).repeat(Math.min(width, count > 0 ? count : 1))
  })
  return said.join('').padEnd(width, 'c').slice(0, width)
}

const matrices: Readonly<Record<string, string>> = {
  '( )': 'pmatrix',
  '[ ]': 'bmatrix',
  '{ }': 'Bmatrix',
  '| |': 'vmatrix',
  '‖ ‖': 'Vmatrix',
}

const environment = (name: string, rows: readonly string[], columns = '') =>
  `\\begin{${name}}${columns}${rows.join('\\\\')}\\end{${name}}`

/** A matrix, with the fences around it when they belong to an environment; null when they do not. */
export function readMatrix(matrix: XmlElement, read: Read, fences: Fences | null): string | null {
  const cells = childrenNamed(matrix, 'mr').map((row) => childrenNamed(row, 'e').map(read))
  const width = Math.max(1, ...cells.map((row) => row.length))
  const sides = sidesOf(matrix, width)
  const rows = cells.map((row) => row.join('&'))
  const tight = propertyOf(matrix, 'cgprule') === '3' && propertyOf(matrix, 'cgp') === '0'
  if (fences !== null) {
    if (/^c+$/.test(sides)) {
      const name = matrices[`${fences.open} ${fences.close}`]
      return name === undefined ? null : environment(name, rows)
    }
    const isCases = fences.open === '{' && fences.close === '' && width <= 2 && /^l+$/.test(sides)
    return isCases ? environment('cases', rows) : null
  }
  if (tight && /^(?:rl)+r?$/.test(sides) && width > 1) return environment('aligned', rows)
  return /^c+$/.test(sides) ? environment('matrix', rows) : environment('array', rows, `{${sides}}`)
}

/** Equations below each other. In Word's own, `&` in the text says where they line up. */
export function readEquations(array: XmlElement, readRow: Read, fences: Fences | null): string | null {
  const rows = childrenNamed(array, 'e').map(readRow)
  const isAligned = rows.some((row) => /(^|[^\\])&/.test(row))
  if (fences === null) return environment(isAligned ? 'aligned' : 'gathered', rows)
  return fences.open === '{' && fences.close === '' && !isAligned ? environment('cases', rows) : null
}

export const isHidden = (element: XmlElement): boolean => {
  const show = propertyOf(element, 'show')
  return show !== undefined && !isOn(show)
}
