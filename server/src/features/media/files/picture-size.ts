import { MediaRefused } from './refused.ts'

/** Reads past the end are a damaged file, not an error of ours. */
export function careful<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof MediaRefused ? error : new MediaRefused('broken')
  }
}

export interface PictureHead {
  readonly format: 'png' | 'jpeg' | 'webp'
  readonly width: number
  readonly height: number
  /** The file with only what the picture needs; text, profiles and the like can be bombs of their own. */
  readonly lean: Buffer
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const neededChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

function readPng(bytes: Buffer): PictureHead {
  const kept: Buffer[] = [PNG]
  let last = ''
  for (let at = 8; at < bytes.length && last !== 'IEND'; ) {
    const length = bytes.readUInt32BE(at)
    last = bytes.toString('latin1', at + 4, at + 8)
    if (last === 'acTL') throw new MediaRefused('animated')
    const end = at + 12 + length
    if (end > bytes.length || (at === 8) !== (last === 'IHDR')) throw new MediaRefused('broken')
    if (neededChunks.has(last)) kept.push(bytes.subarray(at, end))
    at = end
  }
  if (last !== 'IEND') throw new MediaRefused('broken')
  return { format: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), lean: Buffer.concat(kept) }
}

const isFrameStart = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Segments before the picture data. Of the application's own (APPn) only Exif is passed on: it says which side is up. */
function readJpeg(bytes: Buffer): PictureHead {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  for (let at = 2; ; ) {
    if (bytes[at] !== 0xff) throw new MediaRefused('broken')
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (isFrameStart(marker)) {
      if (size !== null) throw new MediaRefused('broken')
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
    if (marker === 0xda) {
      // The end of the picture; what comes after it is not picture.
      const stop = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
      if (size === null || stop < end) throw new MediaRefused('broken')
      return { format: 'jpeg', ...size, lean: Buffer.concat([...kept, bytes.subarray(at, stop + 2)]) }
    }
    const isOther = marker === 0xfe || (marker >= 0xe2 && marker <= 0xed) || marker === 0xef
    if (!isOther) kept.push(bytes.subarray(at, end))
    at = end
  }
}

const neededWebp = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])

function sizeInWebp(bytes: Buffer, kind: string, at: number): { width: number; height: number } | null {
  if (kind === 'VP8X') {
    if ((bytes.readUInt8(at) & 2) !== 0) throw new MediaRefused('animated')
    return { width: bytes.readUIntLE(at + 4, 3) + 1, height: bytes.readUIntLE(at + 7, 3) + 1 }
  }
  if (kind === 'VP8 ')
    return { width: bytes.readUInt16LE(at + 6) & 0x3fff, height: bytes.readUInt16LE(at + 8) & 0x3fff }
  if (kind !== 'VP8L') return null
  const bits = bytes.readUInt32LE(at + 1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function readWebp(bytes: Buffer): PictureHead {
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw new MediaRefused('broken')
  const kept: Buffer[] = []
  let [width, height] = [0, 0]
  for (let at = 12; at + 8 <= end; ) {
    const kind = bytes.toString('latin1', at, at + 4)
    const next = at + 8 + bytes.readUInt32LE(at + 4)
    if (next > end) throw new MediaRefused('broken')
    if (kind === 'ANIM' || kind === 'ANMF') throw new MediaRefused('animated')
    const size = sizeInWebp(bytes, kind, at + 8)
    width = Math.max(width, size?.width ?? 0)
    height = Math.max(height, size?.height ?? 0)
    if (neededWebp.has(kind)) kept.push(bytes.subarray(at, Math.min(end, next + (next % 2))))
    at = next + (next % 2)
  }
  const content = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(content.length + 4, 4)
  return { format: 'webp', width, height, lean: Buffer.concat([head, content]) }
}

/** Format and size of a picture from its first bytes, without decoding any of it; null when it is none of ours. */
export function readPictureHead(bytes: Buffer): PictureHead | null {
  const start = bytes.toString('latin1', 0, 12)
  if (bytes.subarray(0, 8).equals(PNG)) return careful(() => readPng(bytes))
  if (start.startsWith('\xff\xd8\xff')) return careful(() => readJpeg(bytes))
  if (start.startsWith('GIF8')) throw new MediaRefused('gif')
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return careful(() => readWebp(bytes))
  return null
}
