import { type DocumentNode, drawingOf, toText } from '@lightwork/content'
import { AlignmentType, type FileChild, ImageRun, Paragraph, TextRun } from 'docx'
import type { Context } from './context.ts'
import { DRAWING_COLUMN, type WordPicture } from './sheet.ts'

/** Twips of a picture's dot, at 96 to an inch. */
const DOT = 15
/** As high as on the screen: a picture illustrates an item, it does not fill the page. */
const HIGHEST = 320

function image(picture: WordPicture, alt: string, room: number, highest = HIGHEST): ImageRun {
  const scale = Math.min(1, room / DOT / picture.width, highest / picture.height)
  const transformation = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) }
  const altText = { name: alt === '' ? '图' : alt.slice(0, 60), description: alt, title: '' }
  const data = Buffer.from(picture.bytes)
  if (picture.format !== 'svg') return new ImageRun({ type: picture.format, data, transformation, altText })
  const fallback = { type: 'png', data: Buffer.from(picture.fallback ?? []) } as const
  return new ImageRun({ type: 'svg', data, fallback, transformation, altText })
}

export function figure({ attrs }: DocumentNode, context: Context): FileChild[] {
  const picture = context.sheet.pictures.get(String(attrs?.asset))
  const alt = String(attrs?.alt ?? '')
  const child = picture === undefined ? new TextRun(`［图：${alt}］`) : image(picture, alt, context.width)
  return [new Paragraph({ alignment: AlignmentType.CENTER, keepLines: true, children: [child] })]
}

/** Dots of a page: a place for an answer is as high as the teacher made it. */
const PAGE_HIGH = 900

/** What the product draws itself (answer spaces, sums, number lines, planes), true to size where there is room. */
export function drawing(node: DocumentNode, context: Context): FileChild[] {
  const found = drawingOf(node, DRAWING_COLUMN)
  const picture = found === null ? undefined : context.sheet.pictures.get(found.svg)
  if (found === null || picture === undefined) return [new Paragraph({ children: [new TextRun(toText(node))] })]
  const child = image(picture, found.label, context.width, PAGE_HIGH)
  return [new Paragraph({ indent: { left: context.indent }, keepLines: true, children: [child] })]
}
