import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { storm } from './storm.ts'

// The long form of storm.test.ts: `npm run chaos [operations]`, by default 200 rounds of 64; 1000000 is the full bar.
const WIDTH = 64
const operations = Number(process.argv[2] ?? 200 * WIDTH)
const folder = mkdtempSync(join(tmpdir(), 'lightwork-chaos-'))
const postgres = await startEmbeddedPostgres(folder)
const began = performance.now()
try {
  const appUrl = await prepareDatabase(postgres.url, createLog('silent'))
  const rounds = Math.ceil(operations / WIDTH)
  const report = await storm({ appUrl, ownerUrl: postgres.url, rounds, width: WIDTH, ports: [4191, 4192], kills: 2 })
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  process.stdout.write(
    `${report.operations} operations in ${rounds} rounds, ${minutes} min: ${report.released} released, ${report.refused} refused, ` +
      `${report.unknown} without an answer, ${report.faults.length} faults\n`,
  )
  for (const fault of report.faults.slice(0, 50)) process.stdout.write(`  ${fault}\n`)
  process.exitCode = report.faults.length === 0 ? 0 : 1
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
