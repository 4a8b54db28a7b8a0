import type { PaperSize } from '@lightwork/contract'
import type { ISectionPropertiesOptions } from 'docx'
import { PageOrientation } from 'docx'

/** Twentieths of a point in a millimetre. */
const MM = 1440 / 25.4
const mm = (count: number) => Math.round(count * MM)

interface Paper {
  /** In millimetres, upright. */
  readonly width: number
  readonly height: number
  /** Large sheets lie across and have two columns, as schools print their papers. */
  readonly columns: 1 | 2
}

const papers: Readonly<Record<PaperSize, Paper>> = {
  A4: { width: 210, height: 297, columns: 1 },
  B4: { width: 257, height: 364, columns: 2 },
  '8K': { width: 260, height: 368, columns: 2 },
}

const MARGIN = 18
const GUTTER = 12

/** Width of a line of text, in twips. */
export function lineWidth(size: PaperSize): number {
  const { width, height, columns } = papers[size]
  return columns === 1 ? mm(width - 2 * MARGIN) : mm((height - 2 * MARGIN - GUTTER) / 2)
}

/** Width between the margins, which head and foot run across. */
export function pageWidth(size: PaperSize): number {
  const { width, height, columns } = papers[size]
  return mm((columns === 1 ? width : height) - 2 * MARGIN)
}

export function pageProperties(size: PaperSize): ISectionPropertiesOptions {
  const { width, height, columns } = papers[size]
  const margin = mm(MARGIN)
  return {
    page: {
      size: {
        width: mm(width),
        height: mm(height),
        orientation: columns === 1 ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
      },
      margin: { top: mm(20), bottom: margin, left: margin, right: margin, header: mm(9), footer: mm(8) },
    },
    ...(columns === 2 && { column: { count: 2, space: mm(GUTTER), separate: true } }),
  }
}
