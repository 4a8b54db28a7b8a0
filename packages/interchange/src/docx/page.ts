import { type Paper, papers } from '@lightwork/domain'
import type { ISectionPropertiesOptions } from 'docx'
import { PageOrientation } from 'docx'

/** Twentieths of a point in a millimetre. */
const MM = 1440 / 25.4
const mm = (count: number) => Math.round(count * MM)

const MARGIN = 18
const GUTTER = 12

/** Width of a line of text, in twips. */
export function lineWidth(paper: Paper): number {
  const { width, columns } = papers[paper]
  return mm((width - 2 * MARGIN - (columns - 1) * GUTTER) / columns)
}

/** Width between the margins, which head and foot run across. */
export function pageWidth(paper: Paper): number {
  return mm(papers[paper].width - 2 * MARGIN)
}

export function pageProperties(paper: Paper): ISectionPropertiesOptions {
  const { width, height, columns } = papers[paper]
  const margin = mm(MARGIN)
  return {
    page: {
      // The library turns an upright size by itself.
      size: {
        width: mm(Math.min(width, height)),
        height: mm(Math.max(width, height)),
        orientation: columns === 1 ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
      },
      margin: { top: mm(20), bottom: margin, left: margin, right: margin, header: mm(9), footer: mm(8) },
    },
    ...(columns === 2 && { column: { count: 2, space: mm(GUTTER), separate: true } }),
  }
}
