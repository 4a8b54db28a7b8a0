import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { root } from '../config.ts'
import type { Log } from '../log.ts'
import { connect } from './connect.ts'
import type { Db } from './transaction.ts'

const folder = join(root, 'migrations')

/** Plain SQL files, in order of their names, forward only. */
function migrations(): Record<string, Migration> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql') && name !== 'schema.sql')
  return Object.fromEntries(
    files
      .sort()
      .map((name) => [
        name.replace(/\.sql$/, ''),
        { up: async (db) => void (await sql.raw(readFileSync(join(folder, name), 'utf8')).execute(db)) },
      ]),
  )
}

export const lastMigration = (): string => Object.keys(migrations()).at(-1) ?? ''

const migrator = (db: Db) => new Migrator({ db, provider: { getMigrations: async () => migrations() } })

/** Brings the database to the present schema; throws on the first migration that fails. */
export async function migrate(db: Db): Promise<void> {
  const { error } = await migrator(db).migrateToLatest()
  if (error !== undefined) throw error
}

/**
 * The application's own role owns nothing and cannot bypass row-level security. Its password follows from the owner's,
 * so every process that was given the owner's address knows it and none is stored.
 */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  const password = createHmac('sha256', url.password).update('lightwork_app').digest('base64url')
  url.username = 'lightwork_app'
  url.password = password
  return url.href
}

async function setAppPassword(db: Db, ownerUrl: string): Promise<void> {
  const { password } = new URL(appUrl(ownerUrl))
  // Base64url needs no escaping; ALTER ROLE takes no parameters. Two processes starting together may collide here once.
  await sql
    .raw(`alter role lightwork_app password '${password}'`)
    .execute(db)
    .catch(async (error: Error) => {
      if (!error.message.includes('concurrently')) throw error
    })
}

/** Migrates as the owner, then answers the address under which the application connects. */
export async function prepareDatabase(ownerUrl: string, log: Log): Promise<string> {
  const owner = connect({ url: ownerUrl, log, max: 2 })
  try {
    await migrate(owner)
    // /readyz compares the last migration.
    await sql`grant select on kysely_migration to lightwork_app`.execute(owner)
    await setAppPassword(owner, ownerUrl)
    return appUrl(ownerUrl)
  } finally {
    await owner.destroy()
  }
}
