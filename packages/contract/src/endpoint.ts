import type { Static, TSchema } from 'typebox'

/** One endpoint: route, validation, serialisation, documentation and typed client all come from this object. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly summary: string
  /** `public` needs no account; the default is a signed-in one. */
  readonly access?: 'public'
  /** The body is a file, sent as it is; the page sends it with its own `fetch`. */
  readonly takesFile?: 'data' | 'media' | 'entry'
  readonly params?: TSchema
  readonly querystring?: TSchema
  readonly headers?: TSchema
  readonly body?: TSchema
  readonly response: TSchema
}

export const defineEndpoint = <const E extends Endpoint>(endpoint: E): E => endpoint

type Part<E, K extends keyof Endpoint> = E extends { [P in K]: infer S extends TSchema }
  ? { [P in K]: Static<S> }
  : unknown

export type Input<E extends Endpoint> = Part<E, 'params'> &
  Part<E, 'querystring'> &
  Part<E, 'headers'> &
  Part<E, 'body'>
export type Output<E extends Endpoint> = Static<E['response']>
