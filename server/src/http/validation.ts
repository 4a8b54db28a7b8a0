import { Ajv, type Options } from 'ajv'
import addFormatsModule from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule as unknown as (ajv: Ajv) => Ajv

const shared: Options = { allErrors: false, strict: false, removeAdditional: false }

/**
 * Two validators: what arrives as text (paths, queries, headers) is coerced to the declared types; bodies are taken as
 * sent, because coercing JSON hides clients' mistakes.
 */
export function validateStrictly(app: FastifyInstance): void {
  const texts = addFormats(new Ajv({ ...shared, coerceTypes: true, useDefaults: true }))
  const bodies = addFormats(new Ajv({ ...shared, coerceTypes: false }))
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? bodies : texts).compile(schema as object))
}
