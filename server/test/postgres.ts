import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/db/embedded.ts'
import { prepareDatabase } from '../src/db/migrate.ts'
import { createLog } from '../src/log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of a migrated, empty database that each test file clones. */
    templateUrl: string
  }
}

/** One real Postgres for the whole run, thrown away after it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'lightwork-test-'))
  const postgres = await startEmbeddedPostgres(folder, 'template_lightwork')
  await prepareDatabase(postgres.url, createLog())
  project.provide('templateUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
