import type { MathNode } from '@lightwork/content'
import type { Item } from './items.ts'
import type { XmlElement } from './tree.ts'

/** What Word's equations cannot say. */
export class Unconvertible extends Error {
  override name = 'Unconvertible'
}

/** Where a piece of a formula stands. */
export interface Context {
  /** The alphabet in force, by KaTeX's name; empty for the usual slanted letters. */
  readonly font: string
  readonly within: (font: string) => Context
  readonly items: (nodes: readonly MathNode[]) => Item[]
  readonly xml: (nodes: readonly MathNode[]) => XmlElement[]
}

export type Convert<Type extends MathNode['type']> = (
  node: Extract<MathNode, { type: Type }>,
  context: Context,
) => Item[]
