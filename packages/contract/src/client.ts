import type { Endpoint, Input, Output } from './endpoint.ts'
import type { ProblemBody } from './problem-body.ts'

export interface Request {
  readonly method: Endpoint['method']
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}
export interface Answer {
  readonly ok: boolean
  readonly json: unknown
}
/** `fetch` in the browser, `inject` in tests. */
export type Send = (request: Request) => Promise<Answer>
export type Call = <E extends Endpoint>(endpoint: E, input: Input<E>) => Promise<Output<E>>

interface Parts {
  readonly params?: Record<string, unknown>
  readonly querystring?: Record<string, unknown>
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

const toQuery = (values: Record<string, unknown>) =>
  new URLSearchParams(
    Object.entries(values).flatMap(([key, value]): [string, string][] =>
      value === undefined ? [] : [[key, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  ).toString()

/** The typed client over any transport. Throws the problem body (RFC 9457) when the server refuses. */
export const createClient = (send: Send): Call =>
  async function call<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Output<E>> {
    const { params, querystring, headers, body } = input as Parts
    const path = endpoint.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])))
    const query = toQuery(querystring ?? {})
    const { ok, json } = await send({
      method: endpoint.method,
      url: query === '' ? path : `${path}?${query}`,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!ok) throw json as ProblemBody
    return json as Output<E>
  }
