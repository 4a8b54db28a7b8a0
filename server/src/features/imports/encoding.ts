import { TextDecoder } from 'node:util'

/** How the bytes of a file become text. */
export interface Encoding {
  readonly name: string
  /** Throws where the bytes are no such text. */
  readonly strict: TextDecoder
  readonly lenient: TextDecoder
}

const encoding = (name: string): Encoding => ({
  name,
  strict: new TextDecoder(name, { fatal: true }),
  lenient: new TextDecoder(name),
})

export const utf8 = encoding('UTF-8')
/** What Chinese spreadsheets and editors write where nobody asks for UTF-8; GBK and GB 2312 are parts of it. */
const gb18030 = encoding('GB18030')

/** So many bytes decide for a whole file. */
export const START_LENGTH = 64 * 1024
const NEWLINE = 10

function isText(bytes: Buffer, { strict }: Encoding): boolean {
  try {
    strict.decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Whole lines of a start that are not plain ASCII; its last line may be cut off. */
function* tellingLines(start: Buffer): Generator<Buffer> {
  let from = 0
  while (from < start.length) {
    const end = start.indexOf(NEWLINE, from)
    if (end === -1 && start.length >= START_LENGTH) return
    const line = start.subarray(from, end === -1 ? undefined : end)
    if (line.some((byte) => byte >= 0x80)) yield line
    from += line.length + 1
  }
}

/**
 * The encoding of a file by its start. One damaged line does not decide, nor one whose GB18030 happens to be UTF-8
 * too: what most lines are, the file is.
 */
export function encodingOf(start: Buffer): Encoding {
  let surplus = 0
  for (const line of tellingLines(start)) {
    if (isText(line, utf8)) surplus--
    else if (isText(line, gb18030)) surplus++
  }
  return surplus > 0 ? gb18030 : utf8
}
