import { inflateRawSync } from 'node:zlib'

/** A file that a table cannot be read from; the message says why, in both languages. */
export class UnreadableTable extends Error {
  override name = 'UnreadableTable'
}

const MEGABYTE = 2 ** 20
/** Unpacked size of all parts together. A table of 20,000 rows has 6 MB. */
export const UNPACKED_LIMIT = 24 * MEGABYTE
const MOST_PARTS = 400

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** Longest comment after the end record. */
const COMMENT = 0xffff

const broken = () => new UnreadableTable('文件已损坏，不是完整的 .xlsx / the file is not a whole .xlsx')
const tooLarge = () => new UnreadableTable('表格展开后太大，请分成几份 / unpacked the table is too large; split it')

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - COMMENT)
  for (let at = bytes.length - 22; at >= first; at--) if (bytes.readUInt32LE(at) === END) return at
  throw broken()
}

interface Part {
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly start: number
}

function listParts(bytes: Buffer): Part[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_PARTS) throw tooLarge()
  const parts: Part[] = []
  for (let at = bytes.readUInt32LE(end + 16), index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw broken()
    const local = bytes.readUInt32LE(at + 42)
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw broken()
    parts.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      start: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
    })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

/**
 * Refuses a zip that would fill the memory, before any library opens it: the directory is believed only as far as each
 * part really unpacks to what it says.
 */
export function checkZip(bytes: Buffer): void {
  const parts = listParts(bytes)
  if (parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > UNPACKED_LIMIT) throw tooLarge()
  for (const { method, packed, unpacked, start } of parts) {
    if (start + packed > bytes.length) throw broken()
    if (method === 0 && packed === unpacked) continue
    if (method !== 8) throw broken()
    try {
      inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, unpacked) })
    } catch {
      throw tooLarge()
    }
  }
}
