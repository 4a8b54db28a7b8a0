import { careful } from './picture-size.ts'
import { type KeptFile, MediaRefused } from './refused.ts'

const SAMPLES_A_SECOND = 48_000

const table = Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

/** The checksum of an Ogg page, over the page with its own field empty. */
export function checksum(page: Buffer): number {
  let crc = 0
  for (const byte of page) crc = ((crc << 8) ^ (table[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0
  return crc
}

interface Page {
  readonly flags: number
  readonly position: bigint
  readonly serial: number
  readonly lengths: Buffer
  readonly body: Buffer
}

function readPages(bytes: Buffer): Page[] {
  const pages: Page[] = []
  for (let at = 0; at < bytes.length; ) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS' || bytes.readUInt8(at + 4) !== 0)
      throw new MediaRefused('broken')
    const count = bytes.readUInt8(at + 26)
    const lengths = bytes.subarray(at + 27, at + 27 + count)
    const end = at + 27 + count + lengths.reduce((sum, length) => sum + length, 0)
    if (end > bytes.length) throw new MediaRefused('broken')
    const whole = Buffer.from(bytes.subarray(at, end))
    const said = whole.readUInt32LE(22)
    whole.writeUInt32LE(0, 22)
    if (checksum(whole) !== said) throw new MediaRefused('broken')
    const position = bytes.readBigUInt64LE(at + 6)
    const serial = bytes.readUInt32LE(at + 14)
    pages.push({
      flags: bytes.readUInt8(at + 5),
      position,
      serial,
      lengths,
      body: bytes.subarray(at + 27 + count, end),
    })
    at = end
  }
  return pages
}

function writePage({ flags, position, lengths, body }: Page, number: number): Buffer {
  const head = Buffer.alloc(27)
  head.write('OggS', 0, 'latin1')
  head.writeUInt8(flags, 5)
  head.writeBigUInt64LE(position, 6)
  head.writeUInt32LE(1, 14)
  head.writeUInt32LE(number, 18)
  head.writeUInt8(lengths.length, 26)
  const page = Buffer.concat([head, lengths, body])
  page.writeUInt32LE(checksum(page), 22)
  return page
}

const wholePacket = (flags: number, body: Buffer): Page => ({
  flags,
  position: 0n,
  serial: 1,
  lengths: Buffer.from([body.length]),
  body,
})

/** Comments of our own: none. Pictures and texts that stood there are left behind. */
const tags = Buffer.concat([Buffer.from('OpusTags\x09\0\0\0lightwork', 'latin1'), Buffer.alloc(4)])

/** Pages up to and with the one on which the comments end. */
function pagesOfTags(pages: readonly Page[]): number {
  if (pages[1]?.body.toString('latin1', 0, 8) !== 'OpusTags') throw new MediaRefused('codec')
  const end = pages.findIndex(({ lengths }, index) => index > 0 && lengths.some((length) => length < 255))
  if (end === -1 || pages[end]?.lengths.at(-1) === 255) throw new MediaRefused('broken')
  return end + 1
}

/** The sound of an Ogg Opus file in pages numbered anew, behind a head and empty comments of our own. */
export const keepOpus = (bytes: Buffer): KeptFile =>
  careful(() => {
    const pages = readPages(bytes)
    const head = pages[0]?.body ?? Buffer.alloc(0)
    const channels = head.at(9) ?? 0
    if (head.toString('latin1', 0, 8) !== 'OpusHead') throw new MediaRefused('codec')
    if (head.length !== 19 || head.at(18) !== 0 || channels < 1 || channels > 2) throw new MediaRefused('codec')
    if (new Set(pages.map(({ serial }) => serial)).size > 1) throw new MediaRefused('broken')
    const sound = pages.slice(pagesOfTags(pages))
    const last = sound.at(-1)
    if (last === undefined) throw new MediaRefused('empty')
    const seconds = (Number(last.position) - head.readUInt16LE(10)) / SAMPLES_A_SECOND
    if (!(seconds > 0)) throw new MediaRefused('broken')
    const written = [
      wholePacket(2, head),
      wholePacket(0, tags),
      ...sound.slice(0, -1),
      { ...last, flags: last.flags | 4 },
    ]
    return {
      contentType: 'audio/ogg',
      bytes: Buffer.concat(written.map(writePage)),
      width: null,
      height: null,
      seconds,
    }
  })
