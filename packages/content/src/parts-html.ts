import type { WrittenSum } from './arithmetic/written-sum.ts'
import type { DocumentNode } from './document.ts'
import { type AnswerSpace, drawAnswerSpace } from './drawings/answer-space.ts'
import { drawNumberLine, type NumberLine } from './drawings/number-line.ts'
import { drawPlane, type Plane } from './drawings/plane.ts'
import { drawWrittenSum } from './drawings/written-sum.ts'
import type { RubyPair } from './nodes/ruby.ts'
import { escapeHtml, mediaUrl, type Render } from './rendering.ts'
import { toText } from './to-text.ts'

/** One element a pair, so that a line may break between them. Brackets for whoever does not know the element: 花（huā）. */
function rubyToHtml({ attrs }: DocumentNode): string {
  const pairs = (attrs?.pairs ?? []) as readonly RubyPair[]
  return pairs
    .map(([text, reading]) =>
      reading === ''
        ? `<ruby>${escapeHtml(text)}<rt></rt></ruby>`
        : `<ruby>${escapeHtml(text)}<rp>（</rp><rt>${escapeHtml(reading)}</rt><rp>）</rp></ruby>`,
    )
    .join('')
}

/** A line of a poem that says nothing is not drawn: a poem without an author has no gap below its title. */
const line =
  (className: string): Render =>
  (node, { content }) =>
    toText(node) === '' ? '' : `<p class="${className}">${content(node)}</p>`

/** Pixels of CSS are defined by the inch. */
const PX_PER_MM = 96 / 25.4

const figure: Render = (node, context) => {
  const { width, align } = node.attrs ?? {}
  const classes = [...(typeof width === 'number' ? ['sized'] : []), ...(typeof align === 'string' ? [align] : [])]
  const dress = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`
  const size = typeof width === 'number' ? ` width="${Math.round(width * PX_PER_MM)}"` : ''
  return `<figure${dress}><img src="${mediaUrl(node, context)}" alt="${escapeHtml(String(node.attrs?.alt ?? ''))}"${size}></figure>`
}

const drawn: Readonly<Record<string, (node: DocumentNode) => string>> = {
  answerSpace: ({ attrs }) => drawAnswerSpace(attrs as unknown as AnswerSpace),
  writtenSum: ({ attrs }) => drawWrittenSum(attrs?.sum as WrittenSum),
  numberLine: ({ attrs }) => drawNumberLine(attrs?.line as NumberLine),
  plane: ({ attrs }) => drawPlane(attrs?.plane as Plane),
}

/** A drawing that stands alone, its size in millimetres. */
export interface AloneDrawing {
  readonly svg: string
  readonly width: number
  readonly height: number
  readonly label: string
}

/** The drawing of a node that is drawn, for files that hold no pages; what is as wide as its column is `column` wide. */
export function drawingOf(node: DocumentNode, column: number): AloneDrawing | null {
  const svg = drawn[node.type]?.(node)
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace('width="100%"', `width="${column}mm"`)
  const [, label = '', width, height] =
    /aria-label="([^"]*)" width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg ?? '') ?? []
  return svg === undefined || width === undefined ? null : { svg, label, width: Number(width), height: Number(height) }
}

/**
 * What stands on a sheet beside text and formulas, drawn by one function for the server and the browser. The schema
 * checks every attribute, so the attributes of a checked node have the type of what is drawn.
 */
export const partRenderers: Readonly<Record<string, Render>> = {
  ...drawn,
  ruby: rubyToHtml,
  figure,
  sideBySide: (node, { content }) =>
    `<div class="side-by-side columns-${Number(node.attrs?.count)}">${content(node)}</div>`,
  poem: (node, { content }) => `<div class="poem">${content(node)}</div>`,
  poemTitle: line('poem-title'),
  poemAuthor: line('poem-author'),
  verse: (node, { content }) => `<p>${content(node)}</p>`,
}
