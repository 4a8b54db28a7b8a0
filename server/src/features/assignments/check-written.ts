import { type Document, toText, workBlocks } from '@lightwork/content'
import { Problem } from '../../http/problem.ts'

/** An own item without words would be an empty line of the notice. A blank to fill in is no word. */
export function checkWritten(document: Document): void {
  const isBlank = workBlocks(document).some(
    ({ node, attributes }) =>
      node.type === 'ownItem' && attributes.pointer.trim() === '' && toText(node).replaceAll('_', '').trim() === '',
  )
  if (isBlank) throw new Problem('work-blank')
}
