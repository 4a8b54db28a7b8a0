import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'

/** A drawing is data: whatever an SVG holds, it loads nothing and runs nothing, also when opened by itself. */
const figurePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** Stored figures, public and named by their content: what an address once answered it answers for ever. */
export function mediaRoutes(app: FastifyInstance, { db }: Deps): void {
  app.get<{ Params: { id: string } }>('/media/:id', { schema: { hide: true } }, async ({ params: { id } }, reply) => {
    const file = /^[0-9a-f]{32}$/.test(id)
      ? await db.selectFrom('media').where('id', '=', id).select(['content_type', 'bytes']).executeTakeFirst()
      : undefined
    if (file === undefined) throw new Problem('not-found')
    return reply
      .headers({
        'content-type': file.content_type,
        'content-security-policy': figurePolicy,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
      .send(file.bytes)
  })
}
