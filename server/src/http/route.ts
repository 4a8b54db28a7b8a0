import { type Endpoint, type Input, type Output, ProblemBody } from '@lightwork/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from './actor.ts'
import { Problem } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
  }
}

/** What a public endpoint gets: it may be somebody, it may be nobody. */
type Caller<E extends Endpoint> = E extends { access: 'public' } ? { actor: Actor | null } : { actor: Actor }
export type Call<E extends Endpoint> = Input<E> & Caller<E> & { request: FastifyRequest; reply: FastifyReply }
type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Output<E>>

function schemaOf({ summary, params, querystring, headers, body, response, url }: Endpoint) {
  return {
    summary,
    tags: [url.split('/')[2] ?? 'api'],
    ...(params && { params }),
    ...(querystring && { querystring }),
    ...(headers && { headers }),
    ...(body && { body }),
    response: { 200: response, '4xx': ProblemBody, '5xx': ProblemBody },
  }
}

/** Registers one contract endpoint; the handler gets exactly what the schema promises. */
export function route<E extends Endpoint>(app: FastifyInstance, endpoint: E, handler: Handler<E>): void {
  app.route({
    method: endpoint.method,
    url: endpoint.url,
    schema: schemaOf(endpoint),
    config: { ...(endpoint.takesFile !== undefined && { takesFile: endpoint.takesFile }) },
    handler: (request, reply) => {
      if (endpoint.access !== 'public' && request.actor === null) throw new Problem('sign-in-needed')
      const { params, query: querystring, headers, body, actor } = request
      return handler({ params, querystring, headers, body, actor, request, reply } as unknown as Call<E>)
    },
  })
}
