import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { searchContract } from './contract.ts'
import { startEngine } from './engine/engine.ts'
import { isSettled, quickPace, searchConfig, silent, until } from './engine/site.ts'

const { db } = await cloneDatabase()
const engine = await startEngine()

describe('search in Meilisearch', () => {
  searchContract(db, async () => {
    const { search, stop } = await createSearch(searchConfig([engine.url]), db, silent, { ...quickPace, search: 5000 })
    afterAll(async () => {
      await stop()
      await engine.stop()
    })
    const settle = () => until(() => isSettled(db, engine.url), 'the engine has everything')
    await settle()
    // The engines that can be asked are looked up once a second.
    await until(async () => {
      await search.find({ text: '', states: ['published'], sort: 'newest', page: 1, pageSize: 1 })
      return engine.searchTimes.length > 0
    }, 'the engine is asked')
    return { search, settle }
  })

  it('asked the engine nearly always, and only what its published API knows', () => {
    expect(engine.searchTimes.length).toBeGreaterThan(500)
    expect([...new Set(engine.violations)]).toEqual([])
  })
})
