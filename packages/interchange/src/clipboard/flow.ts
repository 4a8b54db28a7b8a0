import type { DocumentNode } from '@lightwork/content'
import { isElement, textOf, type XmlElement, type XmlNode } from '../omml/tree.ts'
import { withChoices } from './choices.ts'
import {
  asItemPart,
  besideCells,
  blocks,
  drawings,
  entriesOf,
  isFlat,
  isRemark,
  recordings,
  silent,
} from './elements.ts'
import { type Found, formulasOf, holdsForeignEquation } from './formulas.ts'
import { Line } from './lines.ts'
import { isListLabel, listPlaceOf, type Placed, withLists } from './lists.ts'
import type { Finds } from './lost.ts'
import { CONDITION, OFFICE_ONLY } from './markup.ts'
import type { Place } from './place.ts'
import { isHidden, marksIn, styleOf } from './styles.ts'
import { cellsInOrder, tableOf } from './tables.ts'

type Handler = (element: XmlElement, place: Place) => void

/** Reads markup in the order of its text: every word that could be seen goes into a block. */
export class Flow {
  readonly #placed: Placed[] = []
  readonly #line = new Line()
  readonly #finds: Finds
  /** A formula was read last: a picture that follows at once is its likeness. */
  #afterFormula = false
  #isDisplay = false
  #foreignEquation = false

  constructor(finds: Finds) {
    this.#finds = finds
  }

  read(nodes: readonly XmlNode[], place: Place): this {
    for (const node of nodes) {
      if (isElement(node)) this.#element(node, place)
      else this.#text(node, place)
    }
    return this
  }

  finish(place: Place): DocumentNode[] {
    this.#endLine(place)
    const found = withLists(this.#placed)
    return place.isInTable || place.isInList ? found : withChoices(found)
  }

  #inside(nodes: readonly XmlNode[], place: Place): DocumentNode[] {
    return new Flow(this.#finds).read(nodes, place).finish(place)
  }

  #text(text: string, place: Place): void {
    if (/[^\s\u00a0]/.test(text)) {
      this.#afterFormula = false
      this.#isDisplay = false
    }
    if (!place.isWritten) {
      this.#line.text(text, place.marks, false)
      return
    }
    text.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) this.#endLine(place)
      this.#line.text(line, place.marks, true)
    })
  }

  #endLine({ heading, list }: Place): void {
    const isDisplay = this.#isDisplay
    this.#isDisplay = false
    this.#afterFormula = false
    const content = this.#line.take()
    const [only] = content
    if (only === undefined) return
    if (isDisplay && content.length === 1 && only.type === 'mathInline' && list === null)
      this.#block({ type: 'mathBlock', ...(only.attrs && { attrs: only.attrs }) })
    else if (heading !== null) this.#block({ type: 'heading', attrs: { level: heading }, content })
    else this.#placed.push({ node: { type: 'paragraph', content }, list })
  }

  #block(node: DocumentNode): void {
    this.#placed.push({ node, list: null })
  }

  readonly #handlers: Readonly<Record<string, Handler>> = {
    br: (_, place) => (place.isWritten ? this.#endLine(place) : this.#line.add({ type: 'hardBreak' })),
    img: (element, place) => this.#picture(element, place),
    table: (element, place) => this.#table(element, place),
    ul: (element, place) => this.#list(element, place),
    ol: (element, place) => this.#list(element, place),
    rt: (element, place) => this.#ruby(element, place),
    [OFFICE_ONLY]: (element) => {
      if (holdsForeignEquation(element)) this.#foreignEquation = true
    },
    [CONDITION]: (element, place) => this.#condition(element, place),
  }

  #element(element: XmlElement, place: Place): void {
    const { name } = element
    if (silent.has(name) || isHidden(element)) return
    const formulas = formulasOf(element)
    if (formulas !== null) {
      for (const found of formulas) this.#formula(found, place)
      return
    }
    const handler = this.#handlers[name]
    if (handler !== undefined) handler(element, place)
    else if (drawings.has(name)) this.#lose('drawing', textOf(element))
    else if (recordings.has(name)) this.#lose('recording', '')
    else if (isListLabel(element)) this.#label(element, place)
    else if (isRemark(element)) this.#remark(element)
    else if (/^h[1-6]$/.test(name)) this.#paragraph(element, { ...place, heading: name < 'h3' ? 2 : 3 })
    else if (blocks.has(name)) this.#paragraph(element, place)
    else this.read(element.children, { ...place, marks: marksIn(element, place.marks) })
  }

  #paragraph(element: XmlElement, place: Place): void {
    this.#endLine(place)
    const isWritten = place.isWritten || element.name === 'pre' || styleOf(element, 'white-space').startsWith('pre')
    const list = place.heading === null ? listPlaceOf(element) : null
    const inside = { ...place, isWritten, list: list ?? place.list, marks: marksIn(element, place.marks) }
    this.read(element.children, inside)
    this.#endLine(inside)
  }

  #formula({ latex, said, display }: Found, place: Place): void {
    const startsLine = this.#line.isEmpty
    if (latex === null) {
      this.#lose('formula', said)
      this.#line.text(said, place.marks, false)
    } else this.#line.add({ type: 'mathInline', attrs: { latex } })
    this.#afterFormula = true
    this.#isDisplay = display && startsLine
  }

  /** `<![if !msEquation]>` holds pictures of the formula before it; `<![if !supportLists]>` the number of a list. */
  #condition(element: XmlElement, place: Place): void {
    const isFallback = place.isFallback || /!\s*msEquation/i.test(element.attributes.test ?? '')
    this.read(element.children, { ...place, isFallback })
  }

  #label(element: XmlElement, place: Place): void {
    const label = textOf(element)
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
    if (place.list === null && label !== '') this.#line.text(`${label} `, place.marks, true)
  }

  #remark(element: XmlElement): void {
    const text = textOf(element).replace(/\s+/g, ' ').trim()
    if (element.name !== 'a' && text !== '') this.#lose('comment', text)
  }

  #ruby(element: XmlElement, place: Place): void {
    const said = textOf(element).trim()
    if (said !== '') this.#line.text(`（${said}）`, place.marks, true)
  }

  #lose(kind: Finds['lost'][number]['kind'], name: string): void {
    this.#finds.lost.push({ kind, name: name.replace(/\s+/g, ' ').trim().slice(0, 60) })
  }

  #picture({ attributes }: XmlElement, { isFallback }: Place): void {
    const isLikeness = isFallback || this.#afterFormula
    this.#afterFormula = false
    const isForeign = this.#foreignEquation
    this.#foreignEquation = false
    if (isLikeness) return
    const { src = '', alt = '', width = '', height = '' } = attributes
    // A dot that counts readers.
    if (/^[01](?:px)?$/.test(width) && /^[01](?:px)?$/.test(height)) return
    if (isForeign) this.#lose('formula', '')
    else if (src.startsWith('data:image/')) this.#finds.pictures.push({ name: alt, data: src })
    else this.#lose('picture', alt)
  }

  #table(table: XmlElement, place: Place): void {
    this.#endLine(place)
    const inside: Place = { ...place, isInTable: true, list: null, heading: null, isFallback: false }
    // What stands in a table and in none of its cells (a caption) stands above it, as browsers have it.
    this.read(besideCells(table), place)
    this.#endLine(place)
    const contentOf = (cell: XmlElement) =>
      this.#inside(cell.children, { ...inside, marks: marksIn(cell, place.marks) })
    if (place.isInTable) {
      const cells = cellsInOrder(table)
      if (cells.length > 1) this.#lose('nestedTable', '')
      for (const node of cells.flatMap(contentOf)) this.#block(node)
      return
    }
    const made = tableOf(table, contentOf)
    if (made !== null) this.#block(made)
  }

  #list(list: XmlElement, place: Place): void {
    this.#endLine(place)
    const isLettered =
      list.name === 'ol' && (list.attributes.type === 'A' || styleOf(list, 'list-style-type') === 'upper-alpha')
    if (isLettered && isFlat(list)) {
      this.#lettered(list, place)
      return
    }
    const inside: Place = { ...place, isInList: true, list: null, heading: null, marks: marksIn(list, place.marks) }
    const content: DocumentNode[] = []
    for (const entry of entriesOf(list)) {
      const parts = this.#inside(entry, inside).map(asItemPart)
      const last = content.at(-1)
      if (parts.length === 0) continue
      const isBelow = parts.every(({ type }) => type === 'bulletList' || type === 'orderedList')
      if (isBelow && last !== undefined)
        content[content.length - 1] = { ...last, content: [...(last.content ?? []), ...parts] }
      else
        content.push({
          type: 'listItem',
          content: parts[0]?.type === 'paragraph' ? parts : [{ type: 'paragraph' }, ...parts],
        })
    }
    if (content.length === 0) return
    const first = Number.parseInt(list.attributes.start ?? '', 10)
    const attrs = { start: first >= 0 && first < 10_000 ? first : 1 }
    this.#block(list.name === 'ol' ? { type: 'orderedList', attrs, content } : { type: 'bulletList', content })
  }

  /** A list by capital letters: lines that begin with them, which may be the options of a choice. */
  #lettered(list: XmlElement, place: Place): void {
    const first = Number.parseInt(list.attributes.start ?? '', 10) || 1
    entriesOf(list).forEach((entry, index) => {
      this.#line.text(`${String.fromCharCode(64 + first + index)}. `, new Set(), true)
      // In the line of its letter, so not a block of its own.
      this.read(
        entry.flatMap((node) => (isElement(node) ? node.children : [node])),
        place,
      )
      this.#endLine(place)
    })
  }
}
