import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'

// The API as its makers publish it, beside the repository; its licence is theirs, so nothing of it is copied here.
const file = resolve(import.meta.dirname, '../../../../shared/fixtures/meilisearch/meilisearch-openapi.json')

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

export interface Exchange {
  readonly method: string
  readonly path: string
  readonly query: readonly string[]
  readonly body: unknown
  readonly status: number
  readonly answer: unknown
}

/**
 * Where the published file is not what goes over the wire (its makers' own client agrees): attribute patterns are a bare
 * list, and a search of several queries that are not federated answers one result for each.
 */
const corrections = {
  AttributePatterns: { type: 'array', items: { type: 'string' } },
  FederatedSearchResult: { $ref: '#/components/schemas/SearchResults' },
}

const pointer = (...parts: readonly string[]) =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Judges exchanges by the published API: answers what is wrong with one, in words. */
export function readSchema(): (exchange: Exchange) => string[] {
  if (!existsSync(file)) {
    process.stderr.write(`tests/search: no ${file}, requests are not compared with the published API\n`)
    return () => []
  }
  const api = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly paths: Paths
    readonly components: { readonly schemas: Record<string, unknown> }
  }
  Object.assign(api.components.schemas, corrections)
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema(api, 'engine')
  const templates = Object.keys(api.paths).map((path) => ({
    path,
    // A fixed part goes before a parameter: `delete-batch` is no document.
    weight: (path.match(/\{/g) ?? []).length,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  templates.sort((a, b) => a.weight - b.weight)
  const faults = (where: string, at: string, value: unknown): string[] => {
    const validate = ajv.getSchema(`engine#${at}`)
    if (validate === undefined) return [`${where}: no schema at ${at}`]
    return validate(value)
      ? []
      : (validate.errors ?? []).map((error) => `${where}${error.instancePath} ${error.message}`)
  }
  return ({ method, path, query, body, status, answer }) => {
    const template = templates.find(({ pattern }) => pattern.test(path))
    const verb = method.toLowerCase()
    const operation = template === undefined ? undefined : api.paths[template.path]?.[verb]
    if (template === undefined || operation === undefined) return [`${method} ${path} is not in the published API`]
    const known = (operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name)
    const base = ['paths', template.path, verb]
    const json = 'application/json'
    const asked = operation.requestBody?.content?.[json]
    const answered = operation.responses[String(status)]?.content?.[json]
    return [
      ...query.filter((name) => !known.includes(name)).map((name) => `${method} ${path}: no query parameter ${name}`),
      ...(asked === undefined
        ? []
        : faults(`${method} ${path} body`, pointer(...base, 'requestBody', 'content', json, 'schema'), body)),
      ...(answered === undefined || status >= 400
        ? []
        : faults(
            `${method} ${path} answer`,
            pointer(...base, 'responses', String(status), 'content', json, 'schema'),
            answer,
          )),
    ]
  }
}
