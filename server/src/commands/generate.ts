import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../config.ts'
import { startEmbeddedPostgres } from '../db/embedded.ts'
import { describeSchema, describeTypes } from '../db/generate.ts'
import { prepareDatabase } from '../db/migrate.ts'
import { createLog } from '../log.ts'

/** `npm run generate`: migrations/schema.sql and server/src/db/types.ts from a freshly migrated database. */
export async function generate(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lightwork-generate-'))
  const postgres = await startEmbeddedPostgres(folder)
  try {
    await prepareDatabase(postgres.url, createLog())
    writeFileSync(join(root, 'migrations/schema.sql'), await describeSchema(postgres.url))
    writeFileSync(join(root, 'server/src/db/types.ts'), await describeTypes(postgres.url))
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
