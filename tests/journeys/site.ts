import { createServer } from 'node:net'
import { type Call, createClient } from '@lightwork/contract'
import { buildApp } from '@lightwork/server/src/app.ts'
import { buildWeb } from '@lightwork/server/src/commands/web.ts'
import { readConfig } from '@lightwork/server/src/config.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import type { Deps } from '@lightwork/server/src/deps.ts'
import { openSession } from '@lightwork/server/src/features/identity/sessions.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import { type County, makeCounty, type PersonName } from '@lightwork/server/test/county.ts'
import { testDataDir } from '@lightwork/server/test/data-dir.ts'
import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { afterAll } from 'vitest'

/** Wednesday, a school day. */
const WEDNESDAY = '2026-11-25T08:00:00.000Z'

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

export interface Site {
  readonly origin: string
  readonly county: County
  readonly deps: Deps
  readonly clock: { now: Date }
  /** For helpers that write through the front door without a browser. */
  readonly app: Awaited<ReturnType<typeof buildApp>>
  /** The typed client as a named person of the test county, over HTTP. */
  as(person: PersonName): { call: Call }
  /** Session token of a person, the value of the `lightwork` cookie. */
  tokenOf(person: PersonName): Promise<string>
}

/** When a site is closed: with its test file, or with the one test that has a site of its own (`onTestFinished`). */
type AtEnd = (close: () => Promise<void>) => void

/** The built web app and the real server on a port of their own, over a real database in which there is no county. */
export async function startEmptySite(atEnd: AtEnd = afterAll) {
  const [database, port] = await Promise.all([cloneDatabase(), freePort(), buildWeb()])
  const config = readConfig({ PORT: String(port), DATA_DIR: testDataDir })
  const clock = { now: new Date(WEDNESDAY) }
  const log = createLog('silent')
  const { search, stop } = await createSearch(config, database.db, log)
  const deps: Deps = { config, db: database.db, log, search, now: () => clock.now }
  const app = await buildApp(deps)
  await app.listen({ port, host: '127.0.0.1' })
  atEnd(async () => {
    const closed = app.close()
    // A browser that still runs holds sockets on which it has not asked anything yet; they would be waited for.
    app.server.closeAllConnections()
    await closed
    await stop()
  })
  return { origin: config.publicOrigin, deps, clock, app, database }
}

/** The same with the test county in it. */
export async function startSite(atEnd?: AtEnd): Promise<Site> {
  const { origin, deps, clock, app, database } = await startEmptySite(atEnd)
  const county = await makeCounty(database.db)
  const tokenOf = (person: PersonName) =>
    inTransaction(database.db, nothing, (tx) => openSession(tx, county.people[person], clock.now))
  const as = (person: PersonName) => ({
    call: createClient(async ({ method, url, headers, body }) => {
      const cookie = `lightwork=${await tokenOf(person)}`
      const response = await fetch(origin + url, {
        method,
        headers: { ...headers, cookie },
        ...(body !== undefined && { body }),
      })
      const text = await response.text()
      return { ok: response.ok, json: text === '' ? null : JSON.parse(text) }
    }),
  })
  return { origin, county, deps, clock, app, as, tokenOf }
}
