import type { Document, DocumentNode } from './document.ts'

/** Nodes of an own item that are the teacher's alone. Whatever draws or reads a text says nothing of them. */
const forTeachers: ReadonlySet<string> = new Set(['ownAnswer', 'ownExplanation'])

export const isForTeachers = ({ type }: DocumentNode): boolean => forTeachers.has(type)

/** A node as pupils may have it, own items in it without their answers. */
export const withoutOwnAnswers = <N extends DocumentNode>(node: N): N =>
  node.content === undefined
    ? node
    : { ...node, content: node.content.filter((child) => !isForTeachers(child)).map(withoutOwnAnswers) }

const partOf = ({ content = [] }: DocumentNode, type: string): Document => ({
  type: 'doc',
  content: content.find((child) => child.type === type)?.content ?? [],
})

/** What a teacher wrote for teachers below an own item; empty documents where nothing is written. */
export const ownAnswerOf = (ownItem: DocumentNode): { readonly body: Document; readonly explanation: Document } => ({
  body: partOf(ownItem, 'ownAnswer'),
  explanation: partOf(ownItem, 'ownExplanation'),
})
