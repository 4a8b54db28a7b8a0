import type { XmlElement, XmlNode } from '@lightwork/interchange/omml'

/** Left out with all they hold: deleted text, comments, fields, old drawings, marks of who changed what. */
const dropped = new Set([
  'w:del',
  'w:moveFrom',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:annotationRef',
  'w:headerReference',
  'w:footerReference',
  'w:instrText',
  'w:delText',
  'w:fldChar',
  'w:object',
  'w:pict',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblGridChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblPrExChange',
  'w:numberingChange',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
  'w:altChunk',
  'w:subDoc',
  'w:contentPart',
  'mc:Fallback',
  'a:extLst',
  'a:hlinkClick',
  'a:hlinkHover',
  'wp14:sizeRelH',
  'wp14:sizeRelV',
])
/** Taken for what they hold. */
const unwrapped = new Set([
  'w:ins',
  'w:moveTo',
  'w:sdt',
  'w:sdtContent',
  'w:smartTag',
  'w:customXml',
  'w:hyperlink',
  'w:fldSimple',
  'mc:AlternateContent',
  'mc:Choice',
])

/** Attributes that name people, places of a file, or when it was written. */
const telling = /^(?:w:(?:author|date|initials|rsid\w*)|w1[456]\w*:\w+|w16\w*:\w+)$/

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

/** Names and descriptions of a picture are written by whoever put it in. */
const named = new Set(['wp:docPr', 'pic:cNvPr', 'wps:cNvPr', 'a:cNvPr'])

function attributesOf({ name, attributes }: XmlElement, keeps: (id: string) => boolean): Record<string, string> | null {
  const kept = Object.entries(attributes).filter(([key]) => !telling.test(key))
  // A part that was left out: the drawing of it goes too.
  if (kept.some(([key, value]) => key.startsWith('r:') && !keeps(value))) return null
  if (!named.has(name)) return Object.fromEntries(kept)
  return { ...Object.fromEntries(kept.filter(([key]) => key === 'id')), name: 'picture' }
}

/** The element without whatever tells who wrote it; null when nothing of it stays. `keeps`: parts that are still there. */
export function cleanTree(element: XmlElement, keeps: (id: string) => boolean): XmlNode[] {
  if (dropped.has(element.name)) return []
  const children: XmlNode[] = []
  for (const child of element.children) {
    if (!isElement(child)) {
      children.push(child)
      continue
    }
    const cleaned = cleanTree(child, keeps)
    if (child.name === 'w:drawing' && cleaned.length === 0) continue
    children.push(...cleaned)
  }
  if (unwrapped.has(element.name)) return children
  const attributes = attributesOf(element, keeps)
  if (attributes === null) return []
  if (element.name === 'w:drawing' && !holdsPicture({ ...element, children })) return []
  return [{ name: element.name, attributes, children }]
}

/** A drawing whose picture went, or that was a chart or a diagram, would open as a broken frame. */
const holdsPicture = (element: XmlElement): boolean =>
  element.children.some(
    (child) => isElement(child) && (child.name === 'a:blip' || child.name === 'w:txbxContent' || holdsPicture(child)),
  )
