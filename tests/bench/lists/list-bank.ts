import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@lightwork/server/src/config.ts'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { appUrl, prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import pg from 'pg'
import { fillBank } from './fill.ts'

export const sizes = [10_000, 50_000, 200_000] as const
const folder = join(root, '.cache/bench-lists')
const stamp = join(folder, 'built-from')

/** Tables and the SQL that fills them: when any of it changes, the banks are built anew. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const source of ['migrations', 'tests/bench/lists']) {
    const names = readdirSync(join(root, source)).filter((name) => /^\d.*\.sql$|^fill/.test(name))
    for (const name of names.sort()) hash.update(readFileSync(join(root, source, name)))
  }
  return hash.digest('hex')
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const named = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function build(ownerUrl: string): Promise<void> {
  await prepareDatabase(ownerUrl, createLog('silent'))
  for (const size of sizes) {
    await asOwner(named(ownerUrl, 'postgres'), `create database lists_${size} template lightwork`)
    await fillBank(named(ownerUrl, `lists_${size}`), size)
  }
}

export interface ListBank {
  ownerUrl(size: number): string
  appUrl(size: number): string
  stop(): Promise<void>
}

/** Banks of three sizes with everything that lists show, from `.cache/` where they have been built before. */
export async function openListBank(): Promise<ListBank> {
  const wanted = fingerprint()
  const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (!isBuilt) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const postgres = await startEmbeddedPostgres(folder)
  try {
    if (!isBuilt) {
      await build(postgres.url)
      writeFileSync(stamp, wanted)
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
  const ownerUrl = (size: number) => named(postgres.url, `lists_${size}`)
  return { ownerUrl, appUrl: (size) => appUrl(ownerUrl(size)), stop: postgres.stop }
}
