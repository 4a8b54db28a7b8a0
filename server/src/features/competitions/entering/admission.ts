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
  // In the order in which they came. A place that is left goes to the first of them, so the number inside stays.
  const waiting = new Set<() => void>()
  let inside = 0
  const leave = () => {
    const [next] = waiting
    if (next === undefined) inside--
    else {
      waiting.delete(next)
      next()
    }
  }
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    request.begunAt = now()
    if (inside >= count && waiting.size >= MOST_WAITING) throw new Problem('busy')
    if (inside < count) inside++
    else await turnOf(reply, waiting)
    whenOver(reply, leave)
  })
}

/** Waits for a place; who hangs up meanwhile gives up the wait. */
const turnOf = (reply: FastifyReply, waiting: Set<() => void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const enter = () => {
      reply.raw.off('close', giveUp)
      resolve()
    }
    const giveUp = () => {
      waiting.delete(enter)
      reject(new Problem('busy'))
    }
    waiting.add(enter)
    reply.raw.once('close', giveUp)
  })

/** Once, when the answer is sent or its line is gone: a line that broke never finishes. */
function whenOver({ raw }: FastifyReply, leave: () => void): void {
  if (raw.closed) {
    leave()
    return
  }
  const over = () => {
    raw.off('finish', over)
    raw.off('close', over)
    leave()
  }
  raw.once('finish', over)
  raw.once('close', over)
}
