import { join } from 'node:path'
import * as contract from '@lightwork/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { findFile } from '../media/media.queries.ts'
import { NoBrowser, PdfPrinter, QueueFull, type Resource } from './pdf/pdf-printer.ts'
import { getPrintedHomework } from './print.queries.ts'
import { renderPrintPage } from './print-page.ts'
import { PRINT_FOLDER, printFile } from './stylesheet.ts'

/** Only our own pages may show it in a frame, and only they lay it out: no script runs in it. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self'",
  "font-src 'self'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-modals',
].join('; ')

/** Stylesheets and faces, public like those of the app; their folder changes with their content. */
function fileRoute(app: FastifyInstance): void {
  app.get<{ Params: { '*': string } }>(
    `${PRINT_FOLDER}/*`,
    { schema: { hide: true } },
    async ({ params }, reply: FastifyReply) => {
      const file = printFile(params['*'])
      if (file === null) throw new Problem('not-found')
      return reply
        .headers({ 'content-type': file.contentType, 'cache-control': 'public, max-age=31536000, immutable' })
        .send(file.body)
    },
  )
}

/** What the page may load while it becomes a PDF: its own styles and faces, and the pictures of the bank. */
const resources =
  ({ db }: Deps) =>
  async (path: string): Promise<Resource | null> => {
    if (path.startsWith(`${PRINT_FOLDER}/`)) return printFile(path.slice(PRINT_FOLDER.length + 1))
    const [, id] = /^\/media\/([0-9a-f]{32})$/.exec(path) ?? []
    const file = id === undefined ? undefined : await findFile(db, id, null)
    return file === undefined ? null : { contentType: file.content_type, body: file.bytes }
  }

type Order = { readonly actor: Actor; readonly params: { school_id: string; assignment_id: string } } & {
  readonly querystring: contract.PrintOrder
}

function renderer({ db, config }: Deps) {
  return async ({ actor, params, querystring }: Order) => {
    const homework = await reading(db, actor.sight, (reader) =>
      getPrintedHomework(reader, actor, {
        schoolId: params.school_id,
        assignmentId: params.assignment_id,
        releaseId: querystring.release_id ?? null,
      }),
    )
    return { title: homework.title, html: await renderPrintPage(homework, querystring, config.publicOrigin) }
  }
}

async function toPdf(printer: PdfPrinter, html: string, resourceOf: (path: string) => Promise<Resource | null>) {
  try {
    return await printer.print({ html, resourceOf })
  } catch (error) {
    if (error instanceof QueueFull) throw new Problem('busy')
    if (error instanceof NoBrowser) throw new Problem('pdf-unavailable')
    throw error
  }
}

export function printRoutes(app: FastifyInstance, deps: Deps): void {
  const printer = new PdfPrinter({ folder: join(deps.config.dataDir, 'browser'), log: deps.log })
  app.addHook('preClose', () => printer.stop())
  const render = renderer(deps)
  const resourceOf = resources(deps)
  fileRoute(app)

  route(app, contract.printHomework, async (call) => {
    const { html } = await render(call)
    call.reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy })
    return html
  })

  route(app, contract.printHomeworkPdf, async (call) => {
    const { html, title } = await render(call)
    const bytes = await toPdf(printer, html, resourceOf)
    const name = encodeURIComponent(`${title}.pdf`)
    call.reply.headers({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="homework.pdf"; filename*=UTF-8''${name}`,
    })
    return Buffer.from(bytes)
  })
}
