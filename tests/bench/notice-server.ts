import { createServer, type OutgoingHttpHeaders } from 'node:http'
import { buildApp } from '@lightwork/server/src/app.ts'
import { readConfig } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import { makeCounty } from '@lightwork/server/test/county.ts'
import { releaseFullDay } from '@lightwork/server/test/full-day.ts'

// One process with both sides of the comparison: the real application on one port, and on the next one a bare
// `node:http` server that writes the very same bytes and headers.
const config = readConfig({ PORT: process.argv[2] ?? '4291' })
const now = new Date('2026-11-25T08:00:00.000Z')
const log = createLog('silent')
const db = connect({ url: process.env.APP_URL ?? '', log })
const { search } = await createSearch(config, db, log)
const app = await buildApp({ config, db, log, search, now: () => now })
const county = await makeCounty(db)
const path = `/n/${await releaseFullDay({ app, db, county }, '2026-11-25', now)}`
await app.listen({ port: config.port, host: '127.0.0.1' })

const address = `http://127.0.0.1:${config.port}${path}`
const asked = { 'accept-encoding': 'br' }
const { headers, rawPayload: body } = await app.inject({ url: path, headers: asked })
const known = await app.inject({ url: path, headers: { ...asked, 'if-none-match': String(headers.etag) } })
/** Names and values in turn: the fastest way of `writeHead`. */
const own = ({ date: _date, connection: _connection, ...rest }: OutgoingHttpHeaders) =>
  Object.entries(rest).flatMap(([name, value]) => [name, String(value)])
const [found, notModified] = [own(headers), own(known.headers)]
const bare = createServer((request, response) => {
  const isKnown = request.headers['if-none-match'] !== undefined
  response.writeHead(isKnown ? 304 : 200, isKnown ? notModified : found)
  response.end(isKnown ? undefined : body)
})
bare.listen(config.port + 1, '127.0.0.1', () => {
  process.send?.({
    app: address,
    bare: `http://127.0.0.1:${config.port + 1}${path}`,
    etag: headers.etag,
    bytes: body.length,
  })
})
