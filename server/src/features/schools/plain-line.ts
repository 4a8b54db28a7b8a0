import { Problem } from '../../http/problem.ts'

/** A name or note as it is stored: one line without control characters, trimmed. */
export function plainLine(text: string, field: string, minLength = 0): string {
  const line = text.trim()
  const fits = line.length >= minLength && !/[\p{Cc}\u2028\u2029]/u.test(line) && line.isWellFormed()
  if (!fits)
    throw new Problem('invalid-request', undefined, {
      errors: [{ path: `body/${field}`, message: 'must be one line of text' }],
    })
  return line
}
