import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from '@lightwork/server/src/commands/web.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { expect, it } from 'vitest'
import { launchBrowser } from '../journeys/browser.ts'
import { typeThroughFaults } from './typing.ts'

it('no character older than half a second is lost while tab, server, network and database are killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lightwork-typing-'))
  const log = createLog('silent')
  // A Postgres of its own: killing the one of the other tests would fail them.
  const [postgres, browser] = await Promise.all([startEmbeddedPostgres(folder), launchBrowser('109'), buildWeb()])
  const appUrl = await prepareDatabase(postgres.url, log)
  const db = connect({ url: appUrl, log })
  try {
    const order = { browser, db, appUrl, ownerUrl: postgres.url, port: 4185, kills: 5, seed: 20261125 }
    const report = await typeThroughFaults(order)
    expect(report.faults).toEqual([])
    expect(Object.values(report.kills).every((kills) => kills > 0)).toBe(true)
    expect(report.typed).toBeGreaterThan(50)
  } finally {
    await db.destroy().catch(() => undefined)
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)
