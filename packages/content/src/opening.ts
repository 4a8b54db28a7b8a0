import type { Document, DocumentNode } from './document.ts'
import { toText } from './to-text.ts'

/** A document's first block that says anything: enough to recognise an item in a list. */
export function openingOf(body: DocumentNode): Document {
  const block = body.content?.find((node) => toText(node).trim() !== '')
  return { type: 'doc', ...(block !== undefined && { content: [block] }) }
}
