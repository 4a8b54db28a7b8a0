import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { deflateSync } from 'node:zlib'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { AnnotationMode, getDocument, OPS, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { FileRefused } from '../refused-file.ts'
import type { DrawnPage, Glyph } from './drawn.ts'
import { type Font, type Operations, type PlacedGlyph, placeGlyphs } from './place-glyphs.ts'

const MOST_PAGES = 20
const DOTS_PER_POINT = 150 / 72
/** A2 at 150 dots an inch; what is larger is drawn so large. */
const LONGEST_SIDE = 3508
/** A0, and no strip: beyond that nobody reads it as a page. */
const MOST_POINTS = 3400
const MOST_RATIO = 6
/** A picture inside the PDF that is larger stays white. */
const MOST_PICTURE_DOTS = 48_000_000
/** Photographs between the letters would make a file of a hundred megabytes: such a page is drawn smaller. */
const MOST_PICTURE_BYTES = 2 * 2 ** 20

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

const names: ReadonlyMap<number, string> = new Map(Object.entries(OPS).map(([name, number]) => [number, name]))

const open = (bytes: Uint8Array) =>
  getDocument({
    data: bytes,
    cMapUrl: `${folder}/cmaps/`,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    wasmUrl: `${folder}/wasm/`,
    iccUrl: `${folder}/iccs/`,
    useSystemFonts: false,
    maxImageSize: MOST_PICTURE_DOTS,
    verbosity: VerbosityLevel.ERRORS,
  }).promise

function viewportOf(page: PDFPageProxy) {
  const paper = page.getViewport({ scale: 1 })
  const [short, long] = [Math.min(paper.width, paper.height), Math.max(paper.width, paper.height)]
  if (!(short >= 1 && long <= MOST_POINTS && long / short <= MOST_RATIO)) throw new FileRefused('pdf_page')
  const scale = Math.min(DOTS_PER_POINT, LONGEST_SIDE / long)
  return { paper, viewport: page.getViewport({ scale }) }
}

/** The letters of a font that the file does not hold would be drawn as empty boxes. */
function requireFonts(placed: readonly PlacedGlyph[]): void {
  if (placed.some(({ text, font }) => font.missingFile === true && /\p{Script=Han}/u.test(text)))
    throw new FileRefused('pdf_fonts')
}

/** A file may say of a letter what no text can hold. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()

interface Drawn {
  readonly canvas: Canvas
  readonly glyphs: readonly Glyph[]
}

async function draw(page: PDFPageProxy, viewport: ReturnType<PDFPageProxy['getViewport']>): Promise<Drawn> {
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  let operations: Operations = { fnArray: [], argsArray: [] }
  await page.render({
    // The canvas of Node has all that pdfjs uses of a browser's.
    canvas: canvas as unknown as Parameters<PDFPageProxy['render']>[0]['canvas'],
    viewport,
    background: '#fff',
    annotationMode: AnnotationMode.DISABLE,
    operationsFilter: (_, list) => {
      operations = list
      return true
    },
  }).promise
  const fontOf = (name: string): Font => page.commonObjs.get(name)
  const placed = [...placeGlyphs(operations, { names, viewport: viewport.transform, fontOf })]
  requireFonts(placed)
  return { canvas, glyphs: placed.map(({ text, box }): Glyph => [storable(text), box]) }
}

function shrunk({ canvas, glyphs }: Drawn, factor: number): Drawn {
  const smaller = createCanvas(Math.ceil(canvas.width * factor), Math.ceil(canvas.height * factor))
  smaller.getContext('2d', { alpha: false }).drawImage(canvas, 0, 0, smaller.width, smaller.height)
  return {
    canvas: smaller,
    glyphs: glyphs.map(([text, [left, top, right, bottom]]) => [
      text,
      [
        Math.floor(left * factor),
        Math.floor(top * factor),
        Math.ceil(right * factor),
        Math.ceil(bottom * factor),
      ] as const,
    ]),
  }
}

function isGrey(dots: Uint8Array): boolean {
  for (let at = 0; at < dots.length; at += 4) if (dots[at] !== dots[at + 1] || dots[at] !== dots[at + 2]) return false
  return true
}

const isBlank = (dots: Uint8Array): boolean => dots.every((value) => value === 255)

function exactOf({ canvas, glyphs }: Drawn) {
  const from = canvas.data()
  const colours = isGrey(from) ? 1 : 3
  const to = Buffer.alloc((from.length / 4) * colours)
  for (let at = 0, next = 0; at < from.length; at += 4)
    for (let colour = 0; colour < colours; colour++) to[next++] = from[at + colour] ?? 0
  const dots = [canvas.width, canvas.height] as const
  return { kind: 'exact', dots, colours, picture: deflateSync(to), glyphs } as const
}

async function drawPage(page: PDFPageProxy): Promise<DrawnPage> {
  const { paper, viewport } = viewportOf(page)
  const size = { width: Math.round(paper.width * 100) / 100, height: Math.round(paper.height * 100) / 100 }
  const drawn = await draw(page, viewport)
  const { canvas } = drawn
  if (drawn.glyphs.length === 0 && !isBlank(canvas.data()))
    return {
      ...size,
      kind: 'jpeg',
      dots: [canvas.width, canvas.height],
      colours: 3,
      picture: await canvas.encode('jpeg', 88),
      glyphs: [],
    }
  const exact = exactOf(drawn)
  const excess = exact.picture.length / MOST_PICTURE_BYTES
  return { ...size, ...(excess <= 1 ? exact : exactOf(shrunk(drawn, 1 / Math.sqrt(excess)))) }
}

/** Draws every page of a PDF, without comments and forms. Throws FileRefused. */
export async function drawPages(bytes: Uint8Array): Promise<DrawnPage[]> {
  const pdf = await open(bytes).catch((error: unknown) => {
    throw new FileRefused(error instanceof Error && error.name === 'PasswordException' ? 'pdf_locked' : 'broken')
  })
  if (pdf.numPages > MOST_PAGES) throw new FileRefused('pdf_pages')
  const pages: DrawnPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    pages.push(await drawPage(page))
    page.cleanup()
  }
  return pages
}
