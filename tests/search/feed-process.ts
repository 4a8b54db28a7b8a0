import { connect } from '@lightwork/server/src/db/connect.ts'
import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import { quickPace, searchConfig, silent } from './engine/site.ts'

// A server process as far as search goes, to be killed.
const [url = '', documents = '20'] = process.argv.slice(2)
const db = connect({ url: process.env.APP_URL ?? '', log: silent, max: 4 })
await createSearch(searchConfig([url]), db, silent, { ...quickPace, documents: Number(documents) })
process.send?.('ready')
