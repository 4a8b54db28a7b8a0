import * as contract from '@lightwork/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { getPrintedHomework } from './print.queries.ts'
import { renderPrintPage } from './print-page.ts'
import { PRINT_FOLDER, printFile } from './stylesheet.ts'
import { pdfHeaders, type ToPdf } from './to-pdf.ts'

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

export function printRoutes(app: FastifyInstance, deps: Deps, toPdf: ToPdf): void {
  const render = renderer(deps)
  fileRoute(app)

  route(app, contract.printHomework, async (call) => {
    const { html } = await render(call)
    call.reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy })
    return html
  })

  route(app, contract.printHomeworkPdf, async (call) => {
    const { html, title } = await render(call)
    call.reply.headers(pdfHeaders(title, 'homework'))
    return toPdf(html)
  })
}
