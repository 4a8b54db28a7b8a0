import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { Transformer } from '@napi-rs/image'
import { type Box, type DrawnPage, unpackPages } from './drawn.ts'
import { boxesOf } from './page-texts.ts'
import { type PagePicture, writePicturePdf } from './picture-pdf.ts'

const [pack, unpack] = [promisify(deflate), promisify(inflate)]

/** Letters reach a little over their boxes. */
const MARGIN = 3
/** What is larger holds photographs: judges get it as such. */
const MOST_EXACT_BYTES = 2 ** 20

type Picture = Pick<DrawnPage, 'dots' | 'colours'>

/** Makes the dots of a box black. */
function blacken(bytes: Buffer, { dots: [width, height], colours }: Picture, [left, top, right, bottom]: Box): void {
  const from = Math.max(0, left - MARGIN)
  const to = Math.min(width, right + MARGIN)
  if (to <= from) return
  for (let row = Math.max(0, top - MARGIN); row < Math.min(height, bottom + MARGIN); row++)
    bytes.fill(0, (row * width + from) * colours, (row * width + to) * colours)
}

function toJpeg(bytes: Buffer, { dots: [width, height], colours }: Picture): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 4, 255)
  for (let dot = 0; dot < width * height; dot++)
    for (let colour = 0; colour < 3; colour++)
      pixels[dot * 4 + colour] = bytes[dot * colours + (colours === 3 ? colour : 0)] ?? 0
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(88)
}

async function burn({ glyphs, ...page }: DrawnPage, words: readonly string[]): Promise<PagePicture> {
  const boxes = boxesOf(glyphs, words)
  const isLarge = page.picture.length > MOST_EXACT_BYTES
  if (page.kind === 'jpeg' || (boxes.length === 0 && !isLarge)) return page
  const bytes = await unpack(page.picture)
  for (const box of boxes) blacken(bytes, page, box)
  return isLarge
    ? { ...page, kind: 'jpeg', colours: 3, picture: await toJpeg(bytes, page) }
    : { ...page, picture: await pack(bytes) }
}

/** What judges get of a PDF: pictures of its pages in which these words are black, and nothing else. */
export async function maskPdf(packed: Uint8Array, words: readonly string[]): Promise<Uint8Array> {
  const pictures: PagePicture[] = []
  for (const page of unpackPages(packed)) pictures.push(await burn(page, words))
  return writePicturePdf(pictures)
}
