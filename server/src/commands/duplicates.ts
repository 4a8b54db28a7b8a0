import { sql } from 'kysely'
import { ConfigError, readConfig } from '../config.ts'
import { connect } from '../db/connect.ts'
import { rebuildSignatures } from '../features/duplicates/rebuild-signatures.ts'
import { createLog } from '../log.ts'
import { openDatabase } from './database.ts'

/** `duplicates rebuild` signs every text anew; `duplicates status` says how many texts and open pairs there are. */
export async function duplicates([action = 'status']: readonly string[]): Promise<void> {
  if (action !== 'rebuild' && action !== 'status')
    throw new ConfigError('用法 usage: duplicates rebuild | duplicates status')
  const log = createLog()
  const database = await openDatabase(readConfig(process.env), log)
  const db = connect({ url: database.appUrl, log })
  try {
    if (action === 'rebuild')
      await rebuildSignatures(db, {
        isMissingOnly: false,
        onPart: (signed) => void process.stdout.write(`${signed}\n`),
      })
    const { rows } = await sql<{ texts: number; open: number }>`
      select (select count(*)::int from item_signature) as texts,
        (select count(*)::int from duplicate_pair where decision is null) as open`.execute(db)
    process.stdout.write(`${rows[0]?.texts ?? 0} 份文字 texts, ${rows[0]?.open ?? 0} 对待判定 undecided pairs\n`)
  } finally {
    await db.destroy()
    await database.stop()
  }
}
