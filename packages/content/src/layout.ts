import type { DocumentNode } from './document.ts'
import { toText } from './to-text.ts'

/** About how many characters wide: a command of a formula is one sign. */
const widthOf = (node: DocumentNode) =>
  toText(node)
    .replace(/\\[a-zA-Z]+/g, 'x')
    .replace(/[${}^]/g, '').length

/** How many options stand in a row on paper: four short ones, two of half a line, or one. Never three and one left over. */
export function optionsInRow(options: readonly DocumentNode[]): 'four' | 'two' | 'one' {
  const longest = Math.max(...options.map(widthOf))
  return longest <= 9 && options.length !== 3 ? 'four' : longest <= 20 ? 'two' : 'one'
}
