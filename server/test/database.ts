import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connect } from '../src/db/connect.ts'
import { appUrl } from '../src/db/migrate.ts'
import type { Db } from '../src/db/transaction.ts'
import { createLog } from '../src/log.ts'

export interface TestDatabase {
  /** As the application connects: row-level security in force. */
  readonly db: Db
  readonly appUrl: string
  readonly ownerUrl: string
}

export async function asOwner(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** A database of its own for a test file, cloned from the migrated template or from one that nobody is connected to; dropped when the file ends. */
export async function cloneDatabase(from: string = inject('templateUrl')): Promise<TestDatabase> {
  const template = new URL(from)
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new URL(template)
  admin.pathname = '/postgres'
  await asOwner(admin.href, `create database ${name} template ${template.pathname.slice(1)}`)
  const owner = new URL(template)
  owner.pathname = `/${name}`
  const url = appUrl(owner.href)
  const db = connect({ url, log: createLog('silent'), max: 8 })
  afterAll(async () => {
    await db.destroy()
    await asOwner(admin.href, `drop database ${name} with (force)`)
  })
  return { db, appUrl: url, ownerUrl: owner.href }
}
