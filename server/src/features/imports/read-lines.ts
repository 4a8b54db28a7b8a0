import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { RefusalCode } from '@lightwork/interchange/records'
import { type Encoding, encodingOf, START_LENGTH, utf8 } from './encoding.ts'

/** A line as it stands in the file, or why it cannot be read. Numbers count all lines; blank ones are left out. */
export type RawLine =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly code: RefusalCode; readonly detail: string; readonly excerpt: string }

/** Why a whole file cannot be read, in words for the person who sent it. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
}

/** Longest line, in bytes. */
export const LINE_LIMIT = 256 * 1024
const EXCERPT_LIMIT = 200
const NEWLINE = 10

/** The beginning of a line for a report: storable and short. */
export const excerptOf = (text: string): string =>
  text.slice(0, EXCERPT_LIMIT).toWellFormed().replaceAll('\0', '\ufffd')

/** Bytes unpacked in one go. */
const UNPACKED = 128 * 1024
const UTF8_MARK = Buffer.from('\ufeff')

function toLine(bytes: Buffer, line: number, encoding: Encoding): RawLine | null {
  // An appended file brings its own mark, which says what it is, whatever the file before it is.
  const isMarked = bytes.subarray(0, UTF8_MARK.length).equals(UTF8_MARK)
  const { name, strict, lenient } = isMarked ? utf8 : encoding
  try {
    const text = strict.decode(bytes)
    return text.trim() === '' ? null : { line, text }
  } catch {
    const excerpt = excerptOf(lenient.decode(bytes.subarray(0, 4 * EXCERPT_LIMIT)))
    return { line, code: 'not-utf8', detail: `这一行不是 ${name} 文本 / this line is not ${name}`, excerpt }
  }
}

/** Cuts chunks into lines and holds at most one line in memory; what is longer than the limit is passed over, not kept. */
class LineCutter {
  readonly #encoding: Encoding
  #line = 0
  #parts: Buffer[] = []
  #length = 0

  constructor(encoding: Encoding) {
    this.#encoding = encoding
  }

  /** Lines that end in this chunk. */
  cut(chunk: Buffer): RawLine[] {
    const lines: RawLine[] = []
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end))
      lines.push(...this.end())
      start = end + 1
    }
    this.#keep(chunk.subarray(start))
    return lines
  }

  /** The line that is open, at a line's or the file's end. */
  end(): RawLine[] {
    const [parts, length] = [this.#parts, this.#length]
    this.#line++
    this.#parts = []
    this.#length = 0
    if (length > LINE_LIMIT) {
      const excerpt = excerptOf(this.#encoding.lenient.decode(Buffer.concat(parts, 4 * EXCERPT_LIMIT)))
      return [
        {
          line: this.#line,
          code: 'line-too-long',
          detail: `超过 ${LINE_LIMIT / 1024} KB / longer than ${LINE_LIMIT / 1024} KB`,
          excerpt,
        },
      ]
    }
    const [first = Buffer.alloc(0)] = parts
    const read = toLine(parts.length > 1 ? Buffer.concat(parts) : first, this.#line, this.#encoding)
    return read === null ? [] : [read]
  }

  #keep(part: Buffer): void {
    const room = LINE_LIMIT - this.#length
    if (room > 0) this.#parts.push(part.length > room ? part.subarray(0, room) : part)
    this.#length += part.length
  }
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

function refuseUtf16(start: Buffer): void {
  const mark = start.readUInt16BE(0)
  // Without its mark: a brace with a zero byte before or behind it.
  if (mark === 0xfffe || mark === 0xfeff || mark === 0x7b00 || mark === 0x007b)
    throw new UnreadableFile('文件是 UTF-16，请另存为 UTF-8 / the file is UTF-16; save it as UTF-8')
}

/** Bytes of the file, unpacked if they begin as gzip does. */
async function unpack(source: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const chunks = source[Symbol.asyncIterator]()
  let first = Buffer.alloc(0)
  while (first.length < 2) {
    const next = await chunks.next()
    if (next.done === true) break
    first = Buffer.concat([first, next.value])
  }
  const whole = joined(first, chunks)
  if (first.length < 2) return whole
  refuseUtf16(first)
  if (first.readUInt16BE(0) !== 0x1f8b) return whole
  const packed = Readable.from(whole)
  const gunzip = createGunzip({ chunkSize: UNPACKED })
  packed.on('error', (error) => gunzip.destroy(error))
  return packed.pipe(gunzip)
}

/** The same bytes with a first chunk that is long enough to tell the encoding by. */
async function* withLongStart(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const start: Buffer[] = []
  let isLong = false
  try {
    for await (const chunk of chunks) {
      if (isLong) {
        yield chunk
        continue
      }
      start.push(chunk)
      isLong = start.reduce((sum, { length }) => sum + length, 0) >= START_LENGTH
      if (isLong) yield Buffer.concat(start)
    }
  } catch (error) {
    // What was read before the file broke off counts.
    if (!isLong) yield Buffer.concat(start)
    throw error
  }
  if (!isLong) yield Buffer.concat(start)
}

/**
 * Lines of a JSON Lines file, plain or gzip, chunk by chunk. Throws UnreadableFile when the file as a whole is not
 * readable or unpacks to more than `maxBytes`.
 */
export async function* readLines(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<readonly RawLine[]> {
  let cutter: LineCutter | undefined
  let bytes = 0
  try {
    for await (const chunk of withLongStart(await unpack(source))) {
      bytes += chunk.length
      if (bytes > maxBytes) throw new UnreadableFile('解压后太大，请分成几份 / too large when unpacked; split it')
      cutter ??= new LineCutter(encodingOf(chunk))
      yield cutter.cut(chunk)
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code.startsWith('Z_'))
      throw new UnreadableFile(`压缩文件不完整或已损坏 / the gzip file is damaged or cut off (${code})`)
    throw error
  }
  if (cutter !== undefined) yield cutter.end()
}
