import { type RubyPair, rubyText } from '@lightwork/content'
import type { Node } from '@tiptap/pm/model'

export interface Match {
  readonly from: number
  readonly to: number
  /** False where characters stand under pinyin: they are found, and replacing them would lose what stands over them. */
  readonly replaceable: boolean
}

interface Letter {
  readonly from: number
  readonly to: number
  readonly plain: boolean
}

/** Stands for whatever is no text: nothing is found in a formula or across it. */
const THING = '\ufffc'

/** Letters count alike, large or small, where that keeps their number. */
const folded = (text: string) => (text.toLowerCase().length === text.length ? text.toLowerCase() : text)

/** The words of a line, with the place of each letter. */
function lettersOf(line: Node, start: number): { readonly text: string; readonly places: readonly Letter[] } {
  let text = ''
  const places: Letter[] = []
  line.forEach((node, offset) => {
    const from = start + offset
    const words = node.isText ? (node.text ?? '') : node.type.name === 'ruby' ? rubyText(pairsOf(node)) : THING
    text += words
    for (let index = 0; index < words.length; index++)
      places.push(
        node.isText
          ? { from: from + index, to: from + index + 1, plain: true }
          : { from, to: from + node.nodeSize, plain: false },
      )
  })
  return { text: folded(text), places }
}

const pairsOf = (node: Node) => node.attrs.pairs as readonly RubyPair[]

/** Every place of the words on the sheet, in order, none over another. Reads the whole sheet: not for every key. */
export function findMatches(doc: Node, query: string): Match[] {
  const asked = folded(query)
  const found: Match[] = []
  if (asked === '') return found
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const { text, places } = lettersOf(node, pos + 1)
    for (let at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + asked.length)) {
      const letters = places.slice(at, at + asked.length)
      const [first, last] = [letters[0], letters.at(-1)]
      if (first === undefined || last === undefined) continue
      found.push({ from: first.from, to: last.to, replaceable: letters.every(({ plain }) => plain) })
    }
    return false
  })
  return found
}
