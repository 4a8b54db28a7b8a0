import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../../http/problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** When the server began to receive it, by its own clock. */
    begunAt: Date | null
  }
}

const MOST_WAITING = 10_000

/**
 * At the deadline everybody comes at once. Each request's moment is taken before it waits its turn, so that waiting
 * costs nobody the entry; few work at a time, so that none meets a full pool.
 */
export function admitInTurn(
  app: FastifyInstance,
  { count, now }: { readonly count: number; readonly now: () => Date },
): void {
  const waiting: (() => void)[] = []
  const inside = new Set<FastifyRequest>()
  const leave = async (request: FastifyRequest) => {
    if (inside.delete(request)) waiting.shift()?.()
  }
  app.addHook('onRequest', async (request: FastifyRequest, _reply: FastifyReply) => {
    request.begunAt = now()
    if (inside.size >= count) {
      if (waiting.length >= MOST_WAITING) throw new Problem('busy')
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    inside.add(request)
  })
  app.addHook('onResponse', leave)
  app.addHook('onRequestAbort', leave)
}
