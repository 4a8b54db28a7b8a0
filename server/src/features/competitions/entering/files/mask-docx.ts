import { maskPieces, maskText } from '@lightwork/domain'
import { parseXml, toXml, type XmlElement, type XmlNode } from '@lightwork/interchange/omml'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

/** No word reaches over these. */
const apart = new Set(['w:drawing', 'm:oMath', 'm:oMathPara'])

/** Texts of a paragraph in reading order, those of a text box in it left to its own paragraphs. */
function* runsOf(element: XmlElement): Generator<XmlElement | string> {
  for (const child of element.children) {
    if (!isElement(child)) continue
    if (child.name === 'w:t') yield child
    else if (child.name === 'w:br' || child.name === 'w:tab' || child.name === 'w:cr') yield '\n'
    else if (apart.has(child.name)) yield '\u0001'
    else if (child.name !== 'w:p') yield* runsOf(child)
  }
}

const textIn = ({ children }: XmlElement): string => children.filter((child) => !isElement(child)).join('')

const piecesOf = (paragraph: XmlElement): { readonly runs: (XmlElement | string)[]; readonly pieces: string[] } => {
  const runs = [...runsOf(paragraph)]
  return { runs, pieces: runs.map((run) => (isElement(run) ? textIn(run) : run)) }
}

/** Attributes in which people write words: names of styles, texts of numberings. */
const isWordy = (value: string) => /\p{Script=Han}/u.test(value)

function maskTree(element: XmlElement, words: readonly string[], texts: ReadonlyMap<XmlElement, string>): XmlElement {
  const own = element.name === 'w:p' ? new Map(texts) : texts
  if (element.name === 'w:p') {
    const { runs, pieces } = piecesOf(element)
    const masked = maskPieces(pieces, words)
    // Filled for the paragraph alone; its runs are found again below by identity.
    for (const [index, run] of runs.entries())
      if (isElement(run)) (own as Map<XmlElement, string>).set(run, masked[index] ?? '')
  }
  const attributes = Object.fromEntries(
    Object.entries(element.attributes).map(([key, value]) => [key, isWordy(value) ? maskText(value, words) : value]),
  )
  const text = own.get(element)
  if (text !== undefined)
    return { name: element.name, attributes: { ...attributes, 'xml:space': 'preserve' }, children: [text] }
  return {
    name: element.name,
    attributes,
    children: element.children.map((child) =>
      isElement(child) ? maskTree(child, words, own) : maskText(child, words),
    ),
  }
}

const isText = (name: string) => /^word\/(?:document|footnotes|endnotes|styles|numbering)\.xml$/.test(name)
/** One moment for all files: a zip tells when it was written. */
const WRITTEN = new Date('2000-01-01T00:00:00Z')

/** The same file without these words, in whatever runs they lie. */
export function maskDocx(bytes: Uint8Array, words: readonly string[]): Uint8Array {
  if (words.length === 0) return bytes
  const parts = unzipSync(bytes)
  const masked = Object.entries(parts).map(([name, part]): [string, Uint8Array] => [
    name,
    isText(name) ? strToU8(toXml(maskTree(parseXml(strFromU8(part)), words, new Map()))) : part,
  ])
  return zipSync(Object.fromEntries(masked), { mtime: WRITTEN })
}

function* textsIn(element: XmlElement): Generator<string> {
  if (element.name === 'w:p') yield piecesOf(element).pieces.join('')
  yield* Object.values(element.attributes).filter(isWordy)
  for (const child of element.children) {
    if (isElement(child)) yield* textsIn(child)
    else if (element.name === 'm:t') yield child
  }
}

/** Every text of a cleaned file: its paragraphs, formulas, names of styles. */
export function textsOfDocx(bytes: Uint8Array): string[] {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => isText(name))
    .flatMap(([, part]) => [...textsIn(parseXml(strFromU8(part)))])
    .filter((text) => text.trim() !== '')
}
