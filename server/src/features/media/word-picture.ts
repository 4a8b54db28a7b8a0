import type { WordPicture } from '@lightwork/interchange'
import { Transformer } from '@napi-rs/image'
import type { StoredPicture } from './media.queries.ts'

const sizeOf = ({ width, height }: StoredPicture, decoded: Transformer) => {
  const known = width !== null && height !== null ? { width, height } : decoded.metadataSync()
  return { width: Math.max(1, known.width), height: Math.max(1, known.height) }
}

/** A stored picture in a format that Word reads; null when it cannot be one. */
export async function toWordPicture(file: StoredPicture): Promise<WordPicture | null> {
  const { content_type, bytes } = file
  try {
    if (content_type === 'image/svg+xml') {
      const drawing = Transformer.fromSvg(bytes, 'white')
      return { format: 'svg', bytes, fallback: await drawing.png(), ...sizeOf(file, drawing) }
    }
    const decoded = new Transformer(bytes)
    const size = sizeOf(file, decoded)
    if (content_type === 'image/png') return { format: 'png', bytes, ...size }
    if (content_type === 'image/jpeg') return { format: 'jpg', bytes, ...size }
    return { format: 'jpg', bytes: await decoded.jpeg(88), ...size }
  } catch {
    // The sheet then names the picture by its words; the rest of it is of use all the same.
    return null
  }
}
