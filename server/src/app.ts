import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import staticFiles from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { root } from './config.ts'
import { lastMigration } from './db/migrate.ts'
import type { Deps } from './deps.ts'
import { assignmentRoutes } from './features/assignments/assignments.routes.ts'
import { bulkRoutes } from './features/bulk/bulk.routes.ts'
import { entryRoutes } from './features/competitions/entering/entering.routes.ts'
import { judgingRoutes } from './features/competitions/judging/judging.routes.ts'
import { archiveRoutes, objectionRoutes } from './features/competitions/results/archive.routes.ts'
import { certificateRoutes } from './features/competitions/results/certificates.routes.ts'
import { exhibitionRoutes } from './features/competitions/results/exhibition.routes.ts'
import { resultRoutes } from './features/competitions/results/results.routes.ts'
import { competitionRoutes } from './features/competitions/set-up/set-up.routes.ts'
import { DuplicateWork } from './features/duplicates/background.ts'
import { duplicateRoutes } from './features/duplicates/duplicates.routes.ts'
import { identityRoutes } from './features/identity/identity.routes.ts'
import { readSessions } from './features/identity/sessions.ts'
import { importRoutes } from './features/imports/imports.routes.ts'
import { itemRoutes } from './features/items/items.routes.ts'
import { loadRoutes } from './features/load/load.routes.ts'
import { mediaRoutes } from './features/media/media.routes.ts'
import { minutesRoutes } from './features/minutes/minutes.routes.ts'
import { createNotices, noticeRoutes, noticesFirst } from './features/notices/notices.routes.ts'
import { printRoutes } from './features/print/print.routes.ts'
import { pdfMaker } from './features/print/to-pdf.ts'
import { remarkRoutes } from './features/remarks/remarks.routes.ts'
import { reviewRoutes } from './features/reviews/reviews.routes.ts'
import { schoolRoutes } from './features/schools/schools.routes.ts'
import { taxonomyRoutes } from './features/taxonomy/taxonomy.routes.ts'
import { templateRoutes } from './features/templates/templates.routes.ts'
import { guard } from './http/guard.ts'
import { answerWithProblems, Problem, sendProblem } from './http/problem.ts'
import { validateStrictly } from './http/validation.ts'

const webFolder = join(root, 'web/dist')

async function documentation(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '轻作业 Lightwork',
        version: '1',
        description: '作业题库与作业设计平台的接口 / API of the homework bank and design platform',
      },
    },
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
}

function health(app: FastifyInstance, { db }: Deps): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ alive: true }))
  app.get('/readyz', { schema: { hide: true } }, async () => {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(
      db,
    )
    if (rows[0]?.name !== lastMigration()) throw new Problem('busy', 'migrations are not complete')
    return { ready: true }
  })
}

/** The built web app; every page address answers its one HTML file. */
async function webApp(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(webFolder, 'index.html'))) {
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'not-found'))
    return
  }
  const page = readFileSync(join(webFolder, 'index.html'))
  await app.register(staticFiles, {
    root: join(webFolder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (response) => void response.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|assets|media|print|n|docs)(\/|$)/.test(request.url)
    if (!isPage) return sendProblem(request, reply, 'not-found')
    return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}

/** Composes the application: what everything stands on, then the list of features. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const answerNotice = createNotices(deps)
  const app = Fastify({
    serverFactory: noticesFirst(answerNotice),
    bodyLimit: 2 * 1024 * 1024,
    // Only a proxy on this very machine may say where a request came from.
    trustProxy: 'loopback',
    genReqId: () => newId(),
    logger: false,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
  })
  app.log.error = deps.log.error.bind(deps.log) as typeof app.log.error
  app.removeContentTypeParser('text/plain')
  validateStrictly(app)
  answerWithProblems(app)
  noticeRoutes(app, answerNotice)
  guard(app, deps.config)
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  await documentation(app)
  readSessions(app, deps)
  const compared = new DuplicateWork(deps)
  app.register(async (features) => {
    const toPdf = pdfMaker(features, deps)
    identityRoutes(features, deps)
    assignmentRoutes(features, deps)
    templateRoutes(features, deps)
    loadRoutes(features, deps)
    schoolRoutes(features, deps)
    itemRoutes(features, deps)
    taxonomyRoutes(features, deps)
    reviewRoutes(features, deps)
    remarkRoutes(features, deps)
    minutesRoutes(features, deps)
    duplicateRoutes(features, deps, compared)
    importRoutes(features, deps, () => compared.kick())
    bulkRoutes(features, deps)
    competitionRoutes(features, deps)
    judgingRoutes(features, deps)
    resultRoutes(features, deps)
    objectionRoutes(features, deps)
    archiveRoutes(features, deps)
    certificateRoutes(features, deps, toPdf)
    exhibitionRoutes(features, deps)
    entryRoutes(features, deps)
    mediaRoutes(features, deps)
    printRoutes(features, deps, toPdf)
  })
  health(app, deps)
  await webApp(app)
  return app
}
