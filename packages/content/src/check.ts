import { getSchema } from '@tiptap/core'
import { Node, type Schema } from '@tiptap/pm/model'
import type { Document } from './document.ts'
import { homeworkExtensions, itemExtensions } from './extensions.ts'

/** Deeper than any real document; deeper input is an attack on the recursion, not homework. */
const DEPTH_LIMIT = 48
/** Nodes of one document; the largest real sheets have some 3,000. */
const NODE_LIMIT = 20_000

export class ContentError extends Error {
  override name = 'ContentError'
}

let itemSchema: Schema | undefined
let homeworkSchema: Schema | undefined
const getItemSchema = (): Schema => (itemSchema ??= getSchema(itemExtensions()))
export const getHomeworkSchema = (): Schema => (homeworkSchema ??= getSchema(homeworkExtensions()))

/** Counts level by level, without recursion, so that depth itself cannot exhaust the stack. */
function checkSize(value: unknown): void {
  let level = [value]
  let nodes = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT * 2) throw new ContentError('nested too deeply')
    const next: unknown[] = []
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue
      if (++nodes > NODE_LIMIT) throw new ContentError('too many nodes')
      for (const child of Object.values(each)) if (typeof child === 'object') next.push(child)
    }
    level = next
  }
}

/** A homework without groups says nothing of them, as it did before there were any. */
export const ofHomework = ({ attrs, ...document }: Document): Document =>
  attrs?.groups == null ? document : { ...document, attrs }

function check(schema: Schema, value: unknown): Document {
  checkSize(value)
  try {
    const node = Node.fromJSON(schema, value as object)
    if (node.type !== schema.topNodeType) throw new RangeError('the top node must be doc')
    node.check()
    return node.toJSON() as Document
  } catch (error) {
    throw new ContentError(error instanceof Error ? error.message : 'not a document')
  }
}

/**
 * Holds a value to the item schema: unknown nodes and marks, bad nesting and wrong attribute values are refused;
 * unknown attributes are dropped. Throws ContentError with the reason.
 */
export const checkItemContent = (value: unknown): Document => check(getItemSchema(), value)

/** The same for a homework document. */
export const checkHomework = (value: unknown): Document => ofHomework(check(getHomeworkSchema(), value))
