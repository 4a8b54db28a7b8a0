import { careful } from './picture-size.ts'
import { type KeptFile, MediaRefused } from './refused.ts'

const rates = { 3: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000], 0: [11_025, 12_000, 8000] } as const
const bitratesOf1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const bitratesOf2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

interface Frame {
  readonly length: number
  readonly rate: number
  readonly samples: number
  readonly isFirstVersion: boolean
  readonly isMono: boolean
}

/** The head of a layer III frame; null where there is none. */
function readFrame(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return null
  const head = bytes.readUInt32BE(at)
  const version = (head >>> 19) & 3
  const isLayer3 = ((head >>> 17) & 3) === 1
  const rateIndex = (head >>> 10) & 3
  const bitrateIndex = (head >>> 12) & 15
  if (head >>> 21 !== 0x7ff || version === 1 || !isLayer3 || rateIndex === 3) return null
  const isFirstVersion = version === 3
  const rate = rates[version as keyof typeof rates]?.[rateIndex] ?? 0
  const kilobits = (isFirstVersion ? bitratesOf1 : bitratesOf2)[bitrateIndex] ?? 0
  if (rate === 0 || kilobits === 0) return null
  const samples = isFirstVersion ? 1152 : 576
  const length = Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + ((head >>> 9) & 1)
  return { length, rate, samples, isFirstVersion, isMono: ((head >>> 6) & 3) === 3 }
}

const sideLength = ({ isFirstVersion, isMono }: Frame) => (isFirstVersion ? (isMono ? 17 : 32) : isMono ? 9 : 17)

/** A frame of silence whose place is used for a table of contents; encoders write their name into it. */
function isContents(bytes: Buffer, at: number, frame: Frame): boolean {
  const mark = bytes.toString('latin1', at + 4 + sideLength(frame), at + 8 + sideLength(frame))
  return mark === 'Xing' || mark === 'Info' || bytes.toString('latin1', at + 36, at + 40) === 'VBRI'
}

/** Length of a tag before the sound (ID3v2: pictures, texts, whatever somebody wrote). */
const tagLength = (bytes: Buffer) =>
  bytes.toString('latin1', 0, 3) === 'ID3'
    ? 10 + [6, 7, 8, 9].reduce((length, at) => length * 128 + (bytes.readUInt8(at) & 0x7f), 0)
    : 0

/** Bytes of padding that are overlooked before the first frame. */
const PADDING = 4096

function firstFrame(bytes: Buffer): number {
  const from = tagLength(bytes)
  for (let at = from; at < Math.min(bytes.length, from + PADDING); at++) {
    const frame = readFrame(bytes, at)
    const next = frame === null ? null : readFrame(bytes, at + frame.length)
    if (next !== null && next.rate === frame?.rate) return at
  }
  throw new MediaRefused('broken')
}

/** Our own table of contents in a silent frame, so that players can seek in a recording of changing bitrate. */
function contents(bytes: Buffer, starts: readonly number[], frame: Frame, total: number): Buffer {
  const head = Buffer.from(bytes.subarray(starts[0], (starts[0] ?? 0) + 4))
  // 128 kbit/s (64 in the second version), no checksum, no padding: room for the table at every rate.
  head.writeUInt8(head.readUInt8(1) | 1, 1)
  head.writeUInt8(((frame.isFirstVersion ? 9 : 8) << 4) | (head.readUInt8(2) & 0x0c), 2)
  const length = readFrame(Buffer.concat([head, Buffer.alloc(4)]), 0)?.length ?? 0
  const silent = Buffer.alloc(length)
  head.copy(silent)
  const at = 4 + sideLength(frame)
  silent.write('Xing', at, 'latin1')
  silent.writeUInt32BE(7, at + 4)
  silent.writeUInt32BE(starts.length, at + 8)
  silent.writeUInt32BE(total + length, at + 12)
  for (let percent = 0; percent < 100; percent++) {
    const start = (starts[Math.floor((percent * starts.length) / 100)] ?? 0) - (starts[0] ?? 0)
    silent.writeUInt8(Math.min(255, Math.floor((256 * (start + length)) / (total + length))), at + 16 + percent)
  }
  return silent
}

/** The frames of an MP3 one after the other, without tags; anything else between them is refused. */
export const keepMp3 = (bytes: Buffer): KeptFile =>
  careful(() => {
    const begin = firstFrame(bytes)
    const starts: number[] = []
    const kept: Buffer[] = []
    const first = readFrame(bytes, begin)
    let at = begin
    for (let frame = first; frame !== null && first !== null; frame = readFrame(bytes, at)) {
      if (frame.rate !== first.rate || frame.isFirstVersion !== first.isFirstVersion) throw new MediaRefused('broken')
      if (at + frame.length > bytes.length) break
      if (at !== begin || !isContents(bytes, at, frame)) {
        starts.push(at)
        kept.push(bytes.subarray(at, at + frame.length))
      }
      at += frame.length
    }
    const rest = bytes.toString('latin1', at, at + 8)
    const isEnd = bytes.length - at < 2048 || /^(TAG|APETAGEX|LYRICSBEGIN)/.test(rest)
    if (first === null || starts.length < 4 || !isEnd) throw new MediaRefused('broken')
    const sound = Buffer.concat(kept)
    const seconds = (starts.length * first.samples) / first.rate
    const table = contents(bytes, starts, first, sound.length)
    return { contentType: 'audio/mpeg', bytes: Buffer.concat([table, sound]), width: null, height: null, seconds }
  })

export const looksLikeMp3 = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 3) === 'ID3' || readFrame(bytes, 0) !== null
