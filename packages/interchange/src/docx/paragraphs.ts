import { type IParagraphOptions, Paragraph, type ParagraphChild, Tab, type TabStopDefinition, TextRun } from 'docx'
import type { Context, Lead } from './context.ts'

/** Room for a number or letter before a block, in twips: two characters. */
export const LEAD_WIDTH = 420

type Look = Omit<IParagraphOptions, 'children'>

/** A paragraph at the place of its context; with a lead, the lead hangs out into the margin of the block. */
export function paragraph(children: readonly ParagraphChild[], context: Context, look: Look & { lead?: Lead } = {}) {
  const { lead = [], ...rest } = look
  const hanging = lead.length > 0 ? { hanging: Math.min(LEAD_WIDTH, context.indent) } : {}
  const tabs: { tabStops?: TabStopDefinition[] } =
    lead.length > 0 ? { tabStops: [{ type: 'left', position: context.indent }] } : {}
  return new Paragraph({
    ...(context.indent > 0 && { indent: { left: context.indent, ...hanging } }),
    ...tabs,
    ...rest,
    children: [...lead, ...children],
  })
}

/** The letter or number of a thing, and the way to where its words begin. */
export const leadOf = (mark: string): Lead => [new TextRun({ children: [mark, new Tab()] })]
