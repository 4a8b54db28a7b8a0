import { crc32, deflateSync } from 'node:zlib'
import { Transformer } from '@napi-rs/image'
import { checksum } from '../src/features/media/files/opus.ts'

/** Files for the tests of uploads, made here: good ones, and ones that somebody made to do harm. */

const big = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const little = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

export const pngChunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  return Buffer.concat([big(data.length), body, big(crc32(body))])
}

export const pngSign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const header = (width: number, height: number) => Buffer.concat([big(width), big(height), Buffer.from([8, 0, 0, 0, 0])])

/** A PNG that says it is that large and holds next to nothing. */
export const pngOf = (width: number, height: number, ...extra: readonly Buffer[]): Buffer =>
  Buffer.concat([
    pngSign,
    pngChunk('IHDR', header(width, height)),
    ...extra,
    pngChunk('IDAT', deflateSync(Buffer.alloc(Math.min(4_000_000, (width + 1) * height)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])

export const pixels = (width: number, height: number): Transformer =>
  Transformer.fromRgbaPixels(
    Uint8Array.from({ length: width * height * 4 }, (_, index) => (index % 4 === 3 ? 255 : (index * 7) % 256)),
    width,
    height,
  )

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xff00 | marker)
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

const entry = (tag: number, type: number, count: number, value: number) => {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16LE(tag)
  bytes.writeUInt16LE(type, 2)
  bytes.writeUInt32LE(count, 4)
  bytes.writeUInt32LE(value, 8)
  return bytes
}

/** Exif that turns the picture by a quarter and says where it was taken. */
const exif = Buffer.concat([
  Buffer.from('Exif\0\0II*\0', 'latin1'),
  little(8),
  Buffer.from([2, 0]),
  entry(0x0112, 3, 1, 6),
  entry(0x8825, 4, 1, 38),
  little(0),
  Buffer.from([1, 0]),
  entry(0x0001, 2, 2, 0x4e),
  little(0),
  Buffer.from('GPS-41.8057N-123.4315E', 'latin1'),
])

/** A photograph of 40 by 20 that lies on its side and tells where it was taken. */
export function photograph(): Buffer {
  const jpeg = pixels(40, 20).jpegSync(90)
  const comment = segment(0xfe, Buffer.from('<script>alert(1)</script>'))
  return Buffer.concat([jpeg.subarray(0, 2), segment(0xe1, exif), comment, jpeg.subarray(2)])
}

const gifHead = (width: number, height: number) => {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1')
  head.writeUInt16LE(width, 6)
  head.writeUInt16LE(height, 8)
  return head
}
const gifFrame = Buffer.from('2c00000000010001000002024401 00'.replaceAll(' ', ''), 'hex')

export const gifOf = (frames: number, width = 1, height = 1): Buffer =>
  Buffer.concat([gifHead(width, height), ...Array.from({ length: frames }, () => gifFrame), Buffer.from(';')])

/** A GIF that is a script as well: its size reads as the beginning of a comment. */
export const gifScript = (): Buffer =>
  Buffer.concat([Buffer.from('GIF89a/*'), gifOf(1).subarray(8), Buffer.from('*/=1;alert(document.cookie)')])

export function wavOf(seconds: number, { chunk = '', rate = 8000, format = 1 } = {}): Buffer {
  const data = Buffer.alloc(seconds * rate)
  const fmt = Buffer.alloc(16)
  fmt.writeUInt16LE(format)
  fmt.writeUInt16LE(1, 2)
  fmt.writeUInt32LE(rate, 4)
  fmt.writeUInt32LE(rate, 8)
  fmt.writeUInt16LE(1, 12)
  fmt.writeUInt16LE(8, 14)
  const list = chunk === '' ? [] : [Buffer.from('LIST'), little(chunk.length), Buffer.from(chunk)]
  const body = Buffer.concat([
    Buffer.from('WAVEfmt '),
    little(16),
    fmt,
    ...list,
    Buffer.from('data'),
    little(data.length),
    data,
  ])
  return Buffer.concat([Buffer.from('RIFF'), little(body.length), body])
}

const mp3Frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])
/** Frames of silence, 26 ms each. */
export const mp3Of = (frames: number): Buffer => Buffer.concat(Array.from({ length: frames }, () => mp3Frame))

export function id3(text: string): Buffer {
  const size = Buffer.from([21, 14, 7, 0].map((shift) => (text.length >> shift) & 0x7f))
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0]), size, Buffer.from(text, 'latin1')])
}

function page(flags: number, position: number, number: number, body: Buffer): Buffer {
  const lengths = Buffer.from([...Array(Math.floor(body.length / 255)).fill(255), body.length % 255])
  const head = Buffer.alloc(27)
  head.write('OggS')
  head.writeUInt8(flags, 5)
  head.writeBigUInt64LE(BigInt(position), 6)
  head.writeUInt32LE(77, 14)
  head.writeUInt32LE(number, 18)
  head.writeUInt8(lengths.length, 26)
  const whole = Buffer.concat([head, lengths, body])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

/** Opus that carries a comment. */
export function opusOf(seconds: number, comment = 'x', head = 'OpusHead'): Buffer {
  const start = Buffer.concat([Buffer.from(head), Buffer.from([1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0])])
  const tags = Buffer.concat([
    Buffer.from('OpusTags'),
    little(4),
    Buffer.from('test'),
    little(1),
    little(comment.length),
    Buffer.from(comment),
  ])
  return Buffer.concat([
    page(2, 0, 0, start),
    page(0, 0, 1, tags),
    page(4, seconds * 48_000 + 312, 2, Buffer.alloc(300, 0xf8)),
  ])
}

export const svgOf = (inside: string, attributes = 'width="40" height="20"'): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )
