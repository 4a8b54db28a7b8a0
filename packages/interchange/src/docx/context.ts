import type { DocumentNode } from '@lightwork/content'
import type { FileChild, ParagraphChild } from 'docx'
import type { WordSheet } from './sheet.ts'

/** Where a piece of the sheet stands. */
export interface Context {
  readonly sheet: WordSheet
  /** Room for a line here, in twips. */
  readonly width: number
  /** Left edge, in twips from that of the text. */
  readonly indent: number
  /** Numbers of blanks and sub-items in what holds them. */
  readonly numbers: ReadonlyMap<DocumentNode, number>
  /** Formulas that stayed LaTeX, because Word's equations cannot say them. */
  readonly kept: string[]
  /** Gives each numbered list of the file a number of its own, so that each begins at 1. */
  readonly lists: { count: number }
  readonly blocks: (nodes: readonly DocumentNode[], context: Context) => FileChild[]
}

/** What stands before the first line of a block: its number, its letter. */
export type Lead = readonly ParagraphChild[]

/** Further in by so many twips. */
export const inward = (context: Context, by: number): Context => ({
  ...context,
  indent: context.indent + by,
  width: context.width - by,
})
