import { Transformer } from '@napi-rs/image'
import type { PictureHead } from './picture-size.ts'
import { type KeptFile, MediaRefused } from './refused.ts'

const MOST_PIXELS = 24_000_000
const LONGEST_SIDE = 12_000
/** A sheet of paper at 200 dots an inch: more is not seen. */
const SHOWN_SIDE = 2000
/** `ResizeFit.Inside`, which the library declares and does not export. */
const INSIDE = 2
const MOST_KEPT = 2 * 2 ** 20
/** A drawing of lines stays exact as PNG; a photograph kept so would be this large and more. */
const EXACT_LIMIT = 600 * 1024

async function encode(
  lean: Buffer,
  { format, width, height }: PictureHead,
): Promise<{ bytes: Buffer; contentType: string }> {
  const picture = () => {
    const upright = new Transformer(lean).rotate()
    return Math.max(width, height) > SHOWN_SIDE
      ? upright.resize({ width: SHOWN_SIDE, height: SHOWN_SIDE, fit: INSIDE })
      : upright
  }
  if (format !== 'jpeg') {
    const exact = await picture().png()
    if (exact.length <= EXACT_LIMIT) return { bytes: exact, contentType: 'image/png' }
  }
  const good = await picture().webp(82)
  return { bytes: good.length <= MOST_KEPT ? good : await picture().webp(50), contentType: 'image/webp' }
}

/** Decodes the picture and writes it anew: upright, no larger than paper shows, without metadata or anything hidden. */
export async function keepPicture(head: PictureHead): Promise<KeptFile> {
  const { width, height, lean } = head
  if (width === 0 || height === 0) throw new MediaRefused('broken')
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) throw new MediaRefused('too_many_pixels')
  try {
    const { bytes, contentType } = await encode(lean, head)
    if (bytes.length > MOST_KEPT) throw new MediaRefused('too_large')
    const kept = new Transformer(bytes).metadataSync()
    return { bytes, contentType, width: kept.width, height: kept.height, seconds: null }
  } catch (error) {
    // The decoder's own words are of no use to whoever sent the file.
    throw error instanceof MediaRefused ? error : new MediaRefused('broken')
  }
}
