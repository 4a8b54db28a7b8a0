import { type Call, createClient, type ProblemBody } from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { buildApp } from '../src/app.ts'
import type { Config } from '../src/config.ts'
import { inTransaction, nothing } from '../src/db/transaction.ts'
import type { Deps } from '../src/deps.ts'
import { openSession } from '../src/features/identity/sessions.ts'
import { createLog } from '../src/log.ts'
import { createSearch } from '../src/search/create-search.ts'
import { type County, makeCounty, type PersonName } from './county.ts'
import { testDataDir } from './data-dir.ts'
import { cloneDatabase, type TestDatabase } from './database.ts'

/** Wednesday, a school day: tests that need another moment set `clock.now`. */
const WEDNESDAY = '2026-11-25T08:00:00.000Z'

export interface TestApp extends TestDatabase {
  readonly app: FastifyInstance
  readonly deps: Deps
  readonly county: County
  /** The typed client as a named person of the test county, or as nobody. */
  as(person: PersonName | null): { call: Call }
  /** Session cookie of a person, for raw requests. */
  cookieOf(person: PersonName): Promise<string>
  readonly clock: { now: Date }
}

const config: Config = {
  port: 3000,
  dataDir: testDataDir,
  mode: 'demo',
  publicOrigin: 'http://127.0.0.1:3000',
  databaseUrl: null,
  meiliUrls: [],
  meiliKey: null,
}

/** The real application over a real database with a small county in it (see county.ts). */
export async function startTestApp(): Promise<TestApp> {
  const database = await cloneDatabase()
  return appOver(database, await makeCounty(database.db))
}

/** The application over a database that holds this county. */
export async function appOver(database: TestDatabase, county: County, own: Pick<Deps, 'draw'> = {}): Promise<TestApp> {
  const clock = { now: new Date(WEDNESDAY) }
  const log = createLog('silent')
  const { search, stop } = await createSearch(config, database.db, log)
  const deps: Deps = { config, db: database.db, log, search, now: () => clock.now, ...own }
  const app = await buildApp(deps)
  await app.ready()
  afterAll(async () => {
    await app.close()
    await stop()
  })
  const cookies = new Map<string, string>()
  const cookieOf = async (person: PersonName) => {
    // Sessions end: a test that moves its clock by weeks signs in again.
    const key = `${person} ${clock.now.toISOString().slice(0, 10)}`
    const known = cookies.get(key)
    if (known !== undefined) return known
    const token = await inTransaction(database.db, nothing, (tx) => openSession(tx, county.people[person], clock.now))
    cookies.set(key, `lightwork=${token}`)
    return `lightwork=${token}`
  }
  const as = (person: PersonName | null) => ({
    call: createClient(async ({ method, url, headers, body }) => {
      const cookie = person === null ? {} : { cookie: await cookieOf(person) }
      const response = await app.inject({
        method,
        url,
        headers: { ...headers, ...cookie },
        ...(body !== undefined && { payload: body }),
      })
      const ok = response.statusCode < 400
      const json: unknown = response.body === '' ? null : response.json()
      if (response.statusCode >= 500)
        throw Object.assign(new Error(`5xx from ${url}: ${response.body}`), json as ProblemBody)
      return { ok, json }
    }),
  })
  return { ...database, app, deps, county, as, cookieOf, clock }
}
