import { PAGE_RULES, pageRulesHeader } from '@lightwork/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Problem } from './problem.ts'

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/** In demo mode the loopback address has two spellings. */
const originsOf = ({ publicOrigin, mode, port }: Config) =>
  new Set(mode === 'demo' ? [publicOrigin, `http://127.0.0.1:${port}`, `http://localhost:${port}`] : [publicOrigin])

/** Only our own pages may change anything (limits.md 7.4): compared with the configured origin, never with Host. */
function refuseForeignOrigins(request: FastifyRequest, origins: ReadonlySet<string>): void {
  if (reads.has(request.method)) return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin !== undefined && !origins.has(origin)) throw new Problem('wrong-origin')
  if (site !== undefined && site !== 'same-origin') throw new Problem('wrong-origin')
}

/** A page that does not know what texts hold today would save them without it. */
function refuseOldPages(request: FastifyRequest): void {
  const rules = request.headers[pageRulesHeader]
  if (!reads.has(request.method) && rules !== undefined && Number(rules) < PAGE_RULES)
    throw new Problem('page-outdated')
}

const jsonType = /^application\/json(; ?charset=utf-8)?$/i
const fileTypes = {
  data: /^application\/(x-ndjson|jsonl|gzip|octet-stream)$/i,
  media: /^(image\/[a-z0-9.+-]{1,40}|audio\/[a-z0-9.+-]{1,40}|application\/(ogg|octet-stream))$/i,
  entry:
    /^(image\/(png|jpeg|webp)|application\/(octet-stream|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))$/i,
} as const

/** Bodies are JSON and say so exactly; only imports and the media take files. */
function refuseOtherTypes(request: FastifyRequest): void {
  const type = request.headers['content-type']
  const hasBody =
    Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined
  if (reads.has(request.method) || (!hasBody && type === undefined)) return
  const { takesFile } = request.routeOptions.config
  const allowed = takesFile === undefined ? jsonType : fileTypes[takesFile]
  if (type === undefined || !allowed.test(type)) throw new Problem('unsupported-media-type')
}

declare module 'fastify' {
  interface FastifyContextConfig {
    takesFile?: 'data' | 'media' | 'entry'
  }
}

const appPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ')

/** Security headers on every answer, and the refusals above before any handler. */
export function guard(app: FastifyInstance, config: Config): void {
  const origins = originsOf(config)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': appPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'cache-control': 'no-store',
    })
    if (config.publicOrigin.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000')
    refuseForeignOrigins(request, origins)
    refuseOldPages(request)
    refuseOtherTypes(request)
  })
}
