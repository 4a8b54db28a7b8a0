import type { ProblemBody } from '@lightwork/contract'
import { type ProblemCode, problems } from '@lightwork/contract/problem'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import pg from 'pg'

/** A refusal the user should read. Nothing below `http/` knows status numbers. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly extras: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, detail?: string, extras: Readonly<Record<string, unknown>> = {}) {
    super(detail ?? code)
    this.code = code
    this.extras = { ...(detail !== undefined && { detail }), ...extras }
  }
}

const wantsEnglish = (request: FastifyRequest) => /^en\b/i.test(request.headers['accept-language'] ?? '')

function bodyOf(request: FastifyRequest, code: ProblemCode, extras: Problem['extras'] = {}): ProblemBody {
  const { status, zh, en } = problems[code]
  return {
    type: `https://lightwork.invalid/problems/${code}`,
    title: wantsEnglish(request) ? en : zh,
    status,
    code,
    instance: request.id,
    ...extras,
  }
}

const fieldErrors = (error: FastifyError) =>
  error.validation?.map(({ instancePath, message, params }) => ({
    path: `${error.validationContext ?? ''}${instancePath}`,
    message: `${message ?? ''}${params && 'additionalProperty' in params ? `: ${params.additionalProperty}` : ''}`,
  }))

/** What Fastify and the database say, in our codes. */
function codeOf(error: FastifyError): ProblemCode {
  if (error.validation !== undefined) return 'invalid-request'
  if (error.statusCode === 413) return 'body-too-large'
  if (error.statusCode === 415) return 'unsupported-media-type'
  if (error.statusCode === 404) return 'not-found'
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return 'invalid-request'
  if (error instanceof pg.DatabaseError && unstorable.has(error.code ?? '')) return 'invalid-request'
  return isBusy(error) ? 'busy' : 'internal-error'
}

/** What no column can hold: a NUL character, half a surrogate pair, a number out of range. */
const unstorable = new Set(['22P05', '22P02', '22021', '22003'])

/** Lock and statement time-outs, a full pool, a database that is restarting: worth trying again. */
const busyStates = new Set([
  '55P03',
  '57014',
  '40001',
  '40P01',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  '08006',
  '08003',
])
function isBusy(error: Error): boolean {
  if (error instanceof pg.DatabaseError) return busyStates.has(error.code ?? '')
  return /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|ECONNREFUSED|ECONNRESET/.test(
    error.message,
  )
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  extras?: Problem['extras'],
) {
  if (code === 'busy') reply.header('retry-after', '2')
  return reply
    .status(problems[code].status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(bodyOf(request, code, extras)))
}

/** One error handler for the whole application (RFC 9457). */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof Problem) return sendProblem(request, reply, error.code, error.extras)
    const code = codeOf(error)
    if (problems[code].status === 500) request.log.error({ err: error, id: request.id }, 'request failed')
    const errors = fieldErrors(error)
    return sendProblem(request, reply, code, errors === undefined ? {} : { errors })
  })
}
