/** A node of Tiptap JSON. What is inside is held to the schema by `checkItemContent` and `checkHomework`. */
export interface DocumentNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly DocumentNode[]
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[]
  readonly text?: string
}

export interface Document extends DocumentNode {
  readonly type: 'doc'
}

export const emptyDocument: Document = { type: 'doc', content: [{ type: 'paragraph' }] }

/** Calls `visit` for every node, parents first. */
export function walk(node: DocumentNode, visit: (node: DocumentNode) => void): void {
  visit(node)
  for (const child of node.content ?? []) walk(child, visit)
}
