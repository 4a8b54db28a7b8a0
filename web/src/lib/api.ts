import {
  type Answer,
  createClient,
  PAGE_RULES,
  type ProblemBody,
  type ProblemCode,
  pageRulesHeader,
  problems,
  type Request,
} from '@lightwork/contract'
import { getLanguage, halfOf } from './language.ts'
import { sessionEnded } from './session.ts'

/** The server was not reached: the network is down or the server restarts. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

const rules = { [pageRulesHeader]: `${PAGE_RULES}` }

async function send({ method, url, headers, body }: Request): Promise<Answer> {
  const init: RequestInit = {
    method,
    headers: { ...headers, 'accept-language': getLanguage(), ...rules },
    credentials: 'same-origin',
  }
  let response: Response
  try {
    response = await fetch(url, body === undefined ? init : { ...init, body })
  } catch {
    throw new Unreachable()
  }
  const json = await read(response)
  if (response.status === 401 && isProblem(json, 'sign-in-needed')) sessionEnded()
  return { ok: response.ok, json }
}

async function read(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text === '' ? null : JSON.parse(text)
  } catch {
    // Cut off on the way, or the answer of something between us and the server.
    throw new Unreachable()
  }
}

/** The typed client: `api(contract.getMe, {})`. Throws a problem body or `Unreachable`. */
export const api = createClient(send)

/** The last word of a page that is being left: a few bytes that outlive it, and nobody reads the answer. */
export const lastWord = createClient(async ({ method, url, headers, body }) => {
  await fetch(url, {
    method,
    headers: { ...headers, ...rules },
    credentials: 'same-origin',
    keepalive: true,
    ...(body !== undefined && { body }),
  })
  return { ok: true, json: null }
})

/** A refusal of the server, of these codes if any are named. */
export const isProblem = (error: unknown, ...codes: readonly ProblemCode[]): error is ProblemBody =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  'status' in error &&
  (codes.length === 0 || codes.some((code) => code === error.code))

const offline = {
  zh: '没有连上服务器；已写的内容都在，恢复后会继续保存',
  en: 'The server cannot be reached; what you wrote is kept',
}

/** What to tell the person about an error, in their language. */
export function messageOf(error: unknown): string {
  const language = getLanguage()
  if (error instanceof Unreachable) return offline[language]
  if (!isProblem(error)) return problems['internal-error'][language]
  const known = problems[error.code]?.[language] ?? error.title
  return error.detail === undefined
    ? known
    : language === 'zh'
      ? `${known}（${halfOf(language, error.detail)}）`
      : `${known} (${halfOf(language, error.detail)})`
}
