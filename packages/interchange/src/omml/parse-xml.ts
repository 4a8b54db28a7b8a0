import { SaxesParser } from 'saxes'
import type { XmlElement, XmlNode } from './tree.ts'

/** XML that cannot be read, or may not be: it names a document type, or is nested without end. */
export class UnreadableXml extends Error {
  override name = 'UnreadableXml'
}

const DEEPEST = 256

interface Open {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: XmlNode[]
}

/** Reads one well-formed part. No document type, so no entities but the five. */
export function parseXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new UnreadableXml(error.message)
  })
  parser.on('doctype', () => {
    throw new UnreadableXml('a document type is refused')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new UnreadableXml('nested too deeply')
    const element: Open = { name, attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const onText = (piece: string) => void (open.length > 1 && open.at(-1)?.children.push(piece))
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.write(text).close()
  const [element] = root.children
  if (element === undefined || typeof element === 'string') throw new UnreadableXml('no element')
  return element
}
