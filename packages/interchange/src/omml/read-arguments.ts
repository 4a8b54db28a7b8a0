import { childNamed } from './nodes.ts'
import type { Read } from './read-grids.ts'
import type { XmlElement } from './tree.ts'

/** How one kind of element is read; `read` reads what is in an argument. */
export type ReadPart = (element: XmlElement, read: Read) => string

export const argument = (element: XmlElement, name: string, read: Read): string => {
  const child = childNamed(element, name)
  return child === undefined ? '' : read(child)
}

/** As a base of scripts: one letter or command as it is, everything else in braces. */
export const based = (latex: string): string => (/^(?:[A-Za-z]|\\[A-Za-z]+)$/.test(latex) ? latex : `{${latex}}`)

export const below = (latex: string) => (latex === '' ? '' : `_{${latex}}`)
export function above(latex: string): string {
  const primes = /^(?:\\prime(?![A-Za-z])|')+/.exec(latex)?.[0] ?? ''
  const rest = latex.slice(primes.length).trimStart()
  return primes.replaceAll('\\prime', "'") + (rest === '' ? '' : `^{${rest}}`)
}

/** In square brackets; in braces besides where it would end them too early, or where KaTeX would take its first group for all. */
export const optional = (latex: string): string => (/^\{|\]/.test(latex) ? `[{${latex}}]` : `[${latex}]`)
