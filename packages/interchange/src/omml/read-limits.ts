import { arrows } from './dressed.ts'
import { functionCommand, takesLimits } from './latex-letters.ts'
import { mathLatex } from './latex-signs.ts'
import { childNamed, lettersOf, local, mathChildren, propertyOf } from './nodes.ts'
import { above, argument, below, optional, type ReadPart } from './read-arguments.ts'
import { nameOf } from './read-runs.ts'
import type { XmlElement } from './tree.ts'

const arrowOf = new Map(Object.entries(arrows).flatMap(([name, forms]) => forms.map((form) => [form, name] as const)))

const overSigns: Readonly<Record<string, string>> = {
  '⏞': '\\overbrace',
  '⎴': '\\overbracket',
  '⏜': '\\overparen',
  '⌒': '\\overparen',
  '⌢': '\\overparen',
  '⏠': '\\overgroup',
  '→': '\\overrightarrow',
  '←': '\\overleftarrow',
  '↔': '\\overleftrightarrow',
  '⇒': '\\Overrightarrow',
}
const underSigns: Readonly<Record<string, string>> = {
  '⏟': '\\underbrace',
  '⎵': '\\underbracket',
  '⏡': '\\undergroup',
  '→': '\\underrightarrow',
  '←': '\\underleftarrow',
  '↔': '\\underleftrightarrow',
  '~': '\\utilde',
}

export const groupChr: ReadPart = (element, read) => {
  const sign = propertyOf(element, 'chr') ?? '⏟'
  const isOver = propertyOf(element, 'pos') === 'top'
  const base = propertyOf(element, 'vertjc') ?? (isOver ? 'bot' : 'top')
  const inside = argument(element, 'e', read)
  const arrow = arrowOf.get(sign)
  // When the line of writing goes through the sign, it is an arrow with words.
  if (arrow !== undefined && isOver && base === 'top') return `${arrow}${optional(inside)}{}`
  if (arrow !== undefined && !isOver && base === 'bot') return `${arrow}{${inside}}`
  const command = isOver ? overSigns[sign] : underSigns[sign]
  if (command !== undefined) return `${command}{${inside}}`
  return `\\${isOver ? 'overset' : 'underset'}{${mathLatex(sign)}}{${inside}}`
}

const onlyChild = (element: XmlElement | undefined): XmlElement | undefined => {
  const inside = element === undefined ? [] : mathChildren(element)
  return inside.length === 1 ? inside[0] : undefined
}

export const limit =
  (side: 'over' | 'under'): ReadPart =>
  (element, read) => {
    const base = onlyChild(childNamed(element, 'e'))
    const limits = argument(element, 'lim', read)
    const name = nameOf(base)
    if (name !== undefined) {
      const command = functionCommand(name)
      const takes = takesLimits.has(command.slice(1)) ? command : command.replace('operatorname', 'operatorname*')
      if (takes !== command || takesLimits.has(command.slice(1)))
        return `${takes}${side === 'over' ? above(limits) : below(limits)}`
    }
    const arrow = base !== undefined && local(base) === 'r' ? arrowOf.get(lettersOf(base)) : undefined
    if (arrow !== undefined) return side === 'over' ? `${arrow}{${limits}}` : `${arrow}${optional(limits)}{}`
    const inside = argument(element, 'e', read)
    // An arrow that has words over it already, or a brace that is named.
    if (side === 'under' && /^\\x[A-Za-z]+\{/.test(inside) && base !== undefined && local(base) === 'limupp')
      return inside.replace('{', () => `${optional(limits)}{`)
    const isBrace = base !== undefined && local(base) === 'groupchr' && /^\\(?:over|under)brac/.test(inside)
    if (isBrace && inside.startsWith(`\\${side}`)) return inside + (side === 'over' ? `^{${limits}}` : `_{${limits}}`)
    return `\\${side}set{${limits}}{${inside}}`
  }
