import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from '@lightwork/server/src/commands/web.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { chromium } from 'playwright-core'
import { unpackChromium } from '../journeys/chromium.ts'
import { typeThroughFaults } from './typing.ts'

// The long form of typing.test.ts: part of `npm run chaos`, or alone with a number of kills and a seed.
const kills = Number(process.argv[2] ?? 200)
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31)
const folder = mkdtempSync(join(tmpdir(), 'lightwork-typing-'))
const log = createLog('silent')
const postgres = await startEmbeddedPostgres(folder)
try {
  await buildWeb()
  const { executablePath, env } = await unpackChromium('153')
  const args = ['--no-sandbox', '--headless', '--no-zygote', '--disable-gpu']
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } })
  const appUrl = await prepareDatabase(postgres.url, log)
  const db = connect({ url: appUrl, log })
  const report = await typeThroughFaults({ browser, db, appUrl, ownerUrl: postgres.url, port: 4193, kills, seed })
  process.stdout.write(
    `typing, seed ${seed}: ${report.typed} pieces, killed ${JSON.stringify(report.kills)}, ${report.faults.length} faults\n`,
  )
  for (const fault of report.faults) process.stdout.write(`  ${fault}\n`)
  process.exitCode = report.faults.length === 0 ? 0 : 1
  await browser.close()
  await db.destroy()
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
