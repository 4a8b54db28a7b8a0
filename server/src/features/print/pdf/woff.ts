import { inflateSync } from 'node:zlib'

const HEADER = 44
const ENTRY = 20
const align = (offset: number) => (offset + 3) & ~3

interface Table {
  readonly tag: number
  readonly checksum: number
  readonly bytes: Buffer
}

function tablesOf(woff: Buffer): Table[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = HEADER + ENTRY * index
    const [tag, offset, packed, full, checksum] = [0, 4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const stored = woff.subarray(offset, offset + packed)
    return { tag, checksum, bytes: packed < full ? inflateSync(stored) : stored }
  })
}

/** The font that a WOFF 1.0 file wraps: system font folders do not take the wrapping. */
export function unwrapWoff(woff: Buffer): Buffer {
  const tables = tablesOf(woff)
  const count = tables.length
  const power = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * count - 16 * 2 ** power, 10)
  let offset = head.length
  const bodies = tables.map(({ tag, checksum, bytes }, index) => {
    ;[tag, checksum, offset, bytes.length].forEach((value, field) => {
      head.writeUInt32BE(value, 12 + 16 * index + 4 * field)
    })
    offset += align(bytes.length)
    return Buffer.concat([bytes, Buffer.alloc(align(bytes.length) - bytes.length)])
  })
  return Buffer.concat([head, ...bodies])
}
