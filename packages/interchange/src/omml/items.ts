import { pairBrackets } from './brackets.ts'
import { preScripted, type Scripts, scripted } from './parts.ts'
import { joinWords, placeholder, textOfRun } from './runs.ts'
import type { XmlElement } from './tree.ts'

/** `bar` may open or close, `group` is what braces or brackets hold together, `thin` a space that parts nothing, `gap` one that does. */
export type Kind = 'ord' | 'bin' | 'rel' | 'open' | 'close' | 'bar' | 'punct' | 'group' | 'thin' | 'gap' | 'none' | 'op'

/** A piece of a formula in a row with others, before it is known what belongs to what. */
export interface Item {
  readonly kind: Kind
  readonly xml: readonly XmlElement[]
  /** A function or big operator: what it is with this behind it. */
  readonly over?: {
    readonly rule: 'function' | 'big'
    readonly finish: (argument: readonly XmlElement[]) => XmlElement[]
  }
  /** Scripts without a base of their own. Chemistry hangs them on what stands before, if anything does. */
  readonly scripts?: Scripts & { readonly hang: 'before' | 'behind' }
}

export const plain = (kind: Kind, ...xml: XmlElement[]): Item => ({ kind, xml })

/** Braces say how far it goes, empty ones that it goes nowhere. */
const holdsTogether = (item: Item | undefined) => item?.kind === 'group' || item?.kind === 'none'

/** A big operator reaches to the next relation, comma or wide space. */
function reachOfBig(items: readonly Item[], start: number): number {
  if (holdsTogether(items[start])) return start + 1
  let at = start
  while (at < items.length) {
    const kind = items[at]?.kind ?? 'rel'
    if (kind === 'rel' || kind === 'punct' || kind === 'close' || kind === 'gap') break
    at++
  }
  return at
}

/** A function reaches over its brackets, another function, or the factors behind it. */
function reachOfFunction(items: readonly Item[], start: number): number {
  let at = start
  while (items[at]?.kind === 'thin') at++
  const first = items[at]
  if (first === undefined) return start
  if (holdsTogether(first)) return at + 1
  if (first.over !== undefined) return reach(items, at + 1, first.over.rule)
  if (first.kind !== 'ord') return start
  while (items[at]?.kind === 'ord' && items[at]?.over === undefined) at++
  return at
}

const reach = (items: readonly Item[], start: number, rule: 'function' | 'big'): number =>
  rule === 'big' ? reachOfBig(items, start) : reachOfFunction(items, start)

const carries = (item: Item | undefined): item is Item =>
  item !== undefined && (item.kind === 'ord' || item.kind === 'group' || item.kind === 'close')

function hung(done: Item[], scripts: NonNullable<Item['scripts']>, next: Item | undefined): 'taken' | 'placed' {
  const before = done.at(-1)
  const isBehind = next !== undefined && (next.kind === 'ord' || next.kind === 'group') && next.scripts === undefined
  if (carries(before) && (scripts.hang === 'before' || !isBehind)) {
    const last = before.xml.at(-1)
    done[done.length - 1] = {
      kind: before.kind,
      xml: [...before.xml.slice(0, -1), scripted(last === undefined ? [] : [last], scripts)],
    }
    return 'placed'
  }
  if (isBehind) {
    done.push({ kind: 'ord', xml: [preScripted(next.xml, scripts)] })
    return 'taken'
  }
  done.push({ kind: 'ord', xml: [scripted([], scripts)] })
  return 'placed'
}

/** Two-sided signs that also stand before one thing, so that one thing must follow. */
const isTerm = ({ kind, xml }: Item) => kind === 'bin' && /^[+−±∓/]$/.test(xml.map(textOfRun).join(''))
const nothing = plain('none', placeholder())

/** `3 + 5 =` and `= 8` lack a side; some programs show an error for it, so what is not there stands there unseen. */
function sided(items: readonly Item[]): readonly Item[] {
  const shown = items.filter(({ kind, xml }) => xml.length > 0 && kind !== 'thin' && kind !== 'gap')
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined) return items
  const before = first.kind === 'rel' ? [nothing] : []
  const end = items.indexOf(last) + 1
  const after = last.kind === 'rel' || isTerm(last) ? [nothing] : []
  return [...before, ...items.slice(0, end), ...after, ...items.slice(end)]
}

/** Puts the pieces of a row together: arguments into their functions, scripts onto their bases. */
export function assemble(row: readonly Item[]): XmlElement[] {
  const items = pairBrackets(row, assemble)
  const done: Item[] = []
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (item === undefined) break
    if (item.scripts !== undefined) {
      if (hung(done, item.scripts, items[at + 1]) === 'taken') at++
    } else if (item.over !== undefined) {
      const end = reach(items, at + 1, item.over.rule)
      done.push({ kind: 'ord', xml: item.over.finish(assemble(items.slice(at + 1, end))) })
      at = end - 1
    } else done.push(item)
  }
  return joinWords(sided(done).flatMap(({ xml }) => xml))
}
