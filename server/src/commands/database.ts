import type { Config } from '../config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../db/embedded.ts'
import { prepareDatabase } from '../db/migrate.ts'
import type { Log } from '../log.ts'

export interface OpenDatabase {
  readonly ownerUrl: string
  /** The application's connection: no ownership, row-level security in force. */
  readonly appUrl: string
  stop(): Promise<void>
}

/** The county's database, migrated: the embedded one of the data folder, or the one DATABASE_URL names. */
export async function openDatabase({ databaseUrl, dataDir }: Config, log: Log): Promise<OpenDatabase> {
  const embedded: EmbeddedPostgres =
    databaseUrl === null ? await startEmbeddedPostgres(dataDir) : { url: databaseUrl, stop: async () => undefined }
  try {
    const appUrl = await prepareDatabase(embedded.url, log)
    return { ownerUrl: embedded.url, appUrl, stop: embedded.stop }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
