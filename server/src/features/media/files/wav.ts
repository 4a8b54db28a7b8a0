import { careful } from './picture-size.ts'
import { type KeptFile, MediaRefused } from './refused.ts'

const PCM = 1
const EXTENSIBLE = 0xfffe

interface Format {
  readonly channels: number
  readonly rate: number
  readonly bits: number
}

function readFormat(bytes: Buffer, at: number): Format {
  const code = bytes.readUInt16LE(at)
  const format = {
    channels: bytes.readUInt16LE(at + 2),
    rate: bytes.readUInt32LE(at + 4),
    bits: bytes.readUInt16LE(at + 14),
  }
  const isPcm = code === PCM || (code === EXTENSIBLE && bytes.readUInt16LE(at + 24) === PCM)
  const isPlain = [1, 2].includes(format.channels) && [8, 16, 24].includes(format.bits)
  if (!isPcm || !isPlain || format.rate < 8000 || format.rate > 48_000) throw new MediaRefused('codec')
  return format
}

function write({ channels, rate, bits }: Format, data: Buffer): Buffer {
  const head = Buffer.alloc(44)
  const frame = (channels * bits) / 8
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(PCM, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * frame, 28)
  head.writeUInt16LE(frame, 32)
  head.writeUInt16LE(bits, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

/** The samples of a WAV under a head of our own; lists, pictures and whatever else it carried are left behind. */
export const keepWav = (bytes: Buffer): KeptFile =>
  careful(() => {
    let format: Format | null = null
    for (let at = 12; at + 8 <= bytes.length; ) {
      const kind = bytes.toString('latin1', at, at + 4)
      const length = bytes.readUInt32LE(at + 4)
      if (kind === 'fmt ') format = readFormat(bytes, at + 8)
      if (kind === 'data') {
        if (format === null || at + 8 + length > bytes.length) throw new MediaRefused('broken')
        const frame = (format.channels * format.bits) / 8
        const data = bytes.subarray(at + 8, at + 8 + length - (length % frame))
        if (data.length === 0) throw new MediaRefused('empty')
        const seconds = data.length / frame / format.rate
        return { contentType: 'audio/wav', bytes: write(format, data), width: null, height: null, seconds }
      }
      at += 8 + length + (length % 2)
    }
    throw new MediaRefused('broken')
  })
