import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { describe } from 'vitest'
import { searchContract } from './contract.ts'
import { searchConfig, silent } from './engine/site.ts'

const { db } = await cloneDatabase()

describe('search in Postgres', () => {
  searchContract(db, async () => {
    const { search } = await createSearch(searchConfig([]), db, silent)
    return { search, settle: async () => undefined }
  })
})
