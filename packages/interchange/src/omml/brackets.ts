import type { Item, Kind } from './items.ts'
import { fenced } from './parts.ts'
import { run, textOfRun } from './runs.ts'
import type { XmlElement } from './tree.ts'

const signOf = ({ xml }: Item): string => (xml[0] === undefined ? '' : (textOfRun(xml[0]) ?? ''))

/** After these a bar cannot close anything. */
const opens: ReadonlySet<Kind | undefined> = new Set(['bin', 'rel', 'open', 'punct', 'op', undefined])

interface Open {
  readonly item: Item
  readonly inside: Item[]
}

/** Alone, a bar is a sign between two things, and a bracket a word: programs look for the other half of one. */
const alone = (item: Item): Item =>
  item.kind === 'bar'
    ? { kind: 'rel', xml: [run(signOf(item) === '‖' ? '∥' : '∣')] }
    : { kind: item.kind, xml: [run(signOf(item), { normal: true })] }

/** A bar closes what is open behind something; otherwise it opens if another comes that can close it. */
function sideOfBar(before: Item | undefined, openBars: number, left: number): 'open' | 'close' | 'single' {
  if (openBars > 0 && !opens.has(before?.kind)) return 'close'
  if (opens.has(before?.kind)) return left > 0 ? 'open' : 'single'
  return left % 2 === 1 ? 'open' : 'single'
}

/**
 * Brackets that belong together become one thing, as Word's own editor makes them: they grow with what is in them, and a
 * script stands on the whole. Those without a partner stay signs.
 */
export function pairBrackets(items: readonly Item[], assemble: (items: readonly Item[]) => XmlElement[]): Item[] {
  const open: Open[] = []
  const top: Item[] = []
  const place = (item: Item) => (open.at(-1)?.inside ?? top).push(item)
  const giveUp = ({ item, inside }: Open) => {
    place(alone(item))
    inside.forEach(place)
  }
  const close = (item: Item) => {
    const last = open.pop()
    if (last === undefined) place(alone(item))
    else
      place({ kind: 'group', xml: [fenced({ open: signOf(last.item), close: signOf(item) }, [assemble(last.inside)])] })
  }
  let left = items.filter(({ kind }) => kind === 'bar').length
  for (const item of items) {
    if (item.kind === 'bar') {
      left--
      const holder = open.at(-1)
      const before = (holder?.inside ?? top).at(-1) ?? holder?.item
      const openBars = holder?.item.kind === 'bar' ? 1 : 0
      const side = sideOfBar(before === holder?.item ? { kind: 'open', xml: [] } : before, openBars, left)
      if (side === 'open') open.push({ item, inside: [] })
      else if (side === 'close') close(item)
      else place(alone(item))
    } else if (item.kind === 'open') open.push({ item, inside: [] })
    else if (item.kind === 'close') {
      // A bar that nothing closes before a bracket does was none that opened.
      for (let last = open.at(-1); last?.item.kind === 'bar'; last = open.at(-1)) {
        open.pop()
        giveUp(last)
      }
      close(item)
    } else place(item)
  }
  for (let last = open.pop(); last !== undefined; last = open.pop()) giveUp(last)
  return top
}
