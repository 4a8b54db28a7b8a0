import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Config {
  readonly port: number
  readonly dataDir: string
  readonly mode: 'demo' | 'production'
  /** The one address under which people reach the site; the origin of every changing request is compared with it. */
  readonly publicOrigin: string
  /** A Postgres of your own (an owner's connection); null means the embedded one. */
  readonly databaseUrl: string | null
  readonly meiliUrls: readonly string[]
  readonly meiliKey: string | null
}

/** A setting that cannot work, in words for the operator. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? '3000')
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new ConfigError(`PORT 应为 1 到 65535 的整数，现在是“${text}” / PORT must be a whole number from 1 to 65535`)
  }
  return port
}

function modeOf(text: string | undefined): Config['mode'] {
  if (text === undefined || text === 'demo' || text === 'production') return text ?? 'demo'
  throw new ConfigError(`LIGHTWORK_MODE 只能是 demo 或 production，现在是“${text}” / must be demo or production`)
}

function originOf(text: string | undefined, port: number): string {
  if (text === undefined) return `http://127.0.0.1:${port}`
  if (URL.canParse(text)) return new URL(text).origin
  throw new ConfigError(
    `PUBLIC_ORIGIN 应为完整网址，如 https://zuoye.example.cn / must be an address such as https://…`,
  )
}

/** Addresses of search engines, separated by commas; each is written in one way, since it names the engine. */
const enginesOf = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const url = URL.canParse(part) ? new URL(part) : null
        if (url !== null && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '')
        throw new ConfigError(
          'MEILI_URL 应为网址，多个用逗号分开，如 http://127.0.0.1:7700 / must be addresses, separated by commas',
        )
      }),
  ),
]

/** The environment, read once. Throws ConfigError. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = portOf(env.PORT)
  return {
    port,
    dataDir: resolve(root, env.DATA_DIR ?? '.data'),
    mode: modeOf(env.LIGHTWORK_MODE),
    publicOrigin: originOf(env.PUBLIC_ORIGIN, port),
    databaseUrl: env.DATABASE_URL ?? null,
    meiliUrls: enginesOf(env.MEILI_URL),
    meiliKey: env.MEILI_KEY ?? null,
  }
}
