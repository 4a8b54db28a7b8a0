import { keepPicture } from '../../../media/files/picture.ts'
import { readPictureHead } from '../../../media/files/picture-size.ts'
import { MediaRefused } from '../../../media/files/refused.ts'
import { cleanDocx } from './clean-docx.ts'
import { FileRefused } from './refused-file.ts'

export const MOST_FILE_BYTES = 10 * 2 ** 20
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export interface KeptEntryFile {
  readonly contentType: string
  /** Without properties, comments, tracked changes and metadata of pictures; names in its text are masked later. */
  readonly clean: Uint8Array
}

/** Tells from the bytes alone what a file is, and writes it anew. Throws FileRefused. */
export async function keepEntryFile(bytes: Buffer): Promise<KeptEntryFile> {
  if (bytes.length === 0) throw new FileRefused('empty')
  if (bytes.length > MOST_FILE_BYTES) throw new FileRefused('too_large')
  const start = bytes.toString('latin1', 0, 5)
  if (start === '%PDF-') throw new FileRefused('pdf')
  if (start.startsWith('PK')) return { contentType: docxType, clean: await cleanDocx(bytes) }
  return keepImage(bytes)
}

function headOf(bytes: Buffer) {
  try {
    return readPictureHead(bytes)
  } catch {
    // A kind of picture that is not printed, such as GIF.
    return null
  }
}

async function keepImage(bytes: Buffer): Promise<KeptEntryFile> {
  const head = headOf(bytes)
  if (head === null) throw new FileRefused('unknown')
  try {
    const picture = await keepPicture(head)
    return { contentType: picture.contentType, clean: picture.bytes }
  } catch (error) {
    throw error instanceof MediaRefused ? new FileRefused('broken') : error
  }
}
