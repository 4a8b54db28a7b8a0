/** One element of an XML part, with its prefix in the name: `m:f`, `w:r`. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}
export type XmlNode = XmlElement | string

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

export const el = (
  name: string,
  children: readonly XmlNode[] = [],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement => ({ name, attributes, children })

/** A property of Office Math: `<m:chr m:val="∑"/>`. */
export const property = (name: string, value: string): XmlElement => el(`m:${name}`, [], { 'm:val': value })

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 cannot hold is left out: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const unfit = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

export const escapeXml = (text: string): string =>
  text.replace(unfit, '').replace(/[&<>"]/g, (character) => entities[character] ?? '')

export function toXml(node: XmlNode): string {
  if (!isElement(node)) return escapeXml(node)
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
  if (node.children.length === 0) return `<${node.name}${attributes}/>`
  return `<${node.name}${attributes}>${node.children.map(toXml).join('')}</${node.name}>`
}

/** All text below a node. */
export const textOf = (node: XmlNode): string => (isElement(node) ? node.children.map(textOf).join('') : node)

export const elementsOf = ({ children }: XmlElement): XmlElement[] => children.filter(isElement)
