import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { findFile } from '../media/media.queries.ts'
import { NoBrowser, PdfPrinter, QueueFull, type Resource } from './pdf/pdf-printer.ts'
import { PRINT_FOLDER, printFile } from './stylesheet.ts'

/** A page of ours as a PDF. */
export type ToPdf = (html: string) => Promise<Buffer>

/** What the page may load while it becomes a PDF: its own styles and faces, and the pictures of the bank. */
const resources =
  ({ db }: Deps) =>
  async (path: string): Promise<Resource | null> => {
    if (path.startsWith(`${PRINT_FOLDER}/`)) return printFile(path.slice(PRINT_FOLDER.length + 1))
    const [, id] = /^\/media\/([0-9a-f]{32})$/.exec(path) ?? []
    const file = id === undefined ? undefined : await findFile(db, id, null)
    return file === undefined ? null : { contentType: file.content_type, body: file.bytes }
  }

/** The one printer of the process, for every feature that prints; it stops with the application. */
export function pdfMaker(app: FastifyInstance, deps: Deps): ToPdf {
  const printer = new PdfPrinter({ folder: join(deps.config.dataDir, 'browser'), log: deps.log })
  app.addHook('preClose', () => printer.stop())
  const resourceOf = resources(deps)
  return async (html) => {
    try {
      return Buffer.from(await printer.print({ html, resourceOf }))
    } catch (error) {
      if (error instanceof QueueFull) throw new Problem('busy')
      if (error instanceof NoBrowser) throw new Problem('pdf-unavailable')
      throw error
    }
  }
}

/** A download with a name in any script, and one in ASCII for old browsers. */
export const pdfHeaders = (title: string, plain: string) => ({
  'content-type': 'application/pdf',
  'content-disposition': `attachment; filename="${plain}.pdf"; filename*=UTF-8''${encodeURIComponent(`${title}.pdf`)}`,
})
