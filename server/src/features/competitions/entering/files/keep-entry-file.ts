import { keepPicture } from '../../../media/files/picture.ts'
import { readPictureHead } from '../../../media/files/picture-size.ts'
import { MediaRefused } from '../../../media/files/refused.ts'
import { cleanDocx } from './clean-docx.ts'
import { textsOfDocx } from './mask-docx.ts'
import { keepPdf } from './pdf/keep-pdf.ts'
import { FileRefused } from './refused-file.ts'

export const MOST_FILE_BYTES = 10 * 2 ** 20
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const pdfType = 'application/pdf'

export interface KeptEntryFile {
  readonly contentType: string
  /**
   * Without properties, comments, tracked changes and metadata of pictures; of a PDF, the pictures of its pages with
   * their letters. Names in its text are masked later.
   */
  readonly clean: Uint8Array
  /** Every text in it in which a name could stand. */
  readonly texts: readonly string[]
  /** Pages of a PDF in which no names can be looked for, such as those of a scan. */
  readonly unreadPages: number
}

async function keepDocx(bytes: Buffer): Promise<KeptEntryFile> {
  const clean = await cleanDocx(bytes)
  return { contentType: docxType, clean, texts: textsOfDocx(clean), unreadPages: 0 }
}

export const isPdf = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 5) === '%PDF-'

/** Tells from the bytes alone what a file is, and writes it anew. Throws FileRefused. */
export async function keepEntryFile(bytes: Buffer): Promise<KeptEntryFile> {
  if (bytes.length === 0) throw new FileRefused('empty')
  if (bytes.length > MOST_FILE_BYTES) throw new FileRefused('too_large')
  if (isPdf(bytes)) return { contentType: pdfType, ...(await keepPdf(bytes)) }
  if (bytes.toString('latin1', 0, 2) === 'PK') return keepDocx(bytes)
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
    return { contentType: picture.contentType, clean: picture.bytes, texts: [], unreadPages: 0 }
  } catch (error) {
    throw error instanceof MediaRefused ? new FileRefused('broken') : error
  }
}
