import { buildApp } from '@lightwork/server/src/app.ts'
import { readConfig } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { createSearch } from '@lightwork/server/src/search/create-search.ts'

// One server process of the storm: the real application over the database it is told, on a port of its own.
const config = readConfig({ PORT: process.argv[2] ?? '3999' })
const log = createLog('silent')
const db = connect({ url: process.env.APP_URL ?? '', log, max: 12 })
const { search } = await createSearch(config, db, log)
const app = await buildApp({ config, db, log, search, now: () => new Date('2026-11-25T08:00:00.000Z') })
await app.listen({ port: config.port, host: '127.0.0.1' })
process.send?.('ready')
