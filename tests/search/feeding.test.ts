import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { seedIfEmpty } from '@lightwork/server/src/jobs/seed.ts'
import { createSearch, type RunningSearch } from '@lightwork/server/src/search/create-search.ts'
import { describeEngine } from '@lightwork/server/src/search/meilisearch/engine-status.ts'
import { type Pace, usualPace } from '@lightwork/server/src/search/meilisearch/feeder/pace.ts'
import { rebuildEngine } from '@lightwork/server/src/search/meilisearch/rebuild-engine.ts'
import { projectItems } from '@lightwork/server/src/search/project-items.ts'
import { cloneDatabase } from '@lightwork/server/test/database.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rewrite } from './bank.ts'
import { engineKey, startEngine, type TestEngine } from './engine/engine.ts'
import { isSettled, quickPace, searchConfig, silent, until } from './engine/site.ts'
import { activeDocuments, countMarks, differing } from './mirror.ts'

vi.setConfig({ testTimeout: 90_000 })
const { db, appUrl } = await cloneDatabase()
let engine: TestEngine
let ids: string[]
const running: RunningSearch[] = []

beforeAll(async () => {
  await seedIfEmpty(db, new Date('2026-11-25T08:00:00.000Z'))
  // Every test fills an engine of its own: so many items make several batches, and no more.
  await sql`delete from item_search where item_id not in (select id from item order by id limit 320)`.execute(db)
  ids = (await db.selectFrom('item_search').select('item_id').orderBy('item_id').execute()).map(
    ({ item_id }) => item_id,
  )
})
beforeEach(async () => {
  engine = await startEngine()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()))
  await engine.stop()
  expect([...new Set(engine.violations)]).toEqual([])
  await sql`delete from search_instance`.execute(db)
  await sql`delete from search_mark`.execute(db)
})

async function run(
  pace: Partial<Pace> = {},
  urls: readonly string[] = [engine.url],
  over = db,
): Promise<RunningSearch> {
  const search = await createSearch(searchConfig(urls), over, silent, { ...quickPace, ...pace })
  running.push(search)
  return search
}
const settled = (of = engine) => until(() => isSettled(db, of.url), 'the engine has everything')
const same = () => until(async () => (await differing(db, engine)).length === 0, 'engine and Postgres are the same', 60)
const some = (count: number, from = 0) => ids.slice(from, from + count)
const asked = (text: string) => ({
  text,
  states: ['published' as const],
  sort: 'relevance' as const,
  page: 1,
  pageSize: 50,
})
const instance = () =>
  db
    .selectFrom('search_instance')
    .where('url', '=', engine.url)
    .select(['active_index', 'holder', 'fence', 'failures', 'error', 'drift'])
    .executeTakeFirstOrThrow()

describe('feeding an engine', () => {
  it('fills it, then brings it every change and removes the marks', async () => {
    const { search } = await run()
    await settled()
    expect(await differing(db, engine)).toEqual([])
    expect((await activeDocuments(db, engine)).size).toBeGreaterThan(300)
    await rewrite(db, some(3), '骐骥一跃')
    await settled()
    await same()
    await until(async () => (await countMarks(db)) === 0, 'marks are removed')
    await until(async () => {
      const before = engine.searchTimes.length
      const { total } = await search.find(asked('骐骥'))
      return total === 3 && engine.searchTimes.length > before
    }, 'the engine answers')
  })

  it('removes what is no longer to be found', async () => {
    await run()
    await settled()
    const [id = ''] = some(1, 5)
    await inTransaction(db, nothing, async (tx) => {
      await sql`delete from item_search where item_id = ${id}`.execute(tx)
      await sql`insert into search_mark (item_id) values (${id})`.execute(tx)
    })
    await settled()
    await same()
    await inTransaction(db, nothing, (tx) => projectItems(tx, [id]))
    await settled()
    await same()
  })

  it('misses no item of a transaction that began before the index was there', async () => {
    let commit = () => {}
    const gate = new Promise<void>((resolve) => (commit = resolve))
    let written = () => {}
    const isWritten = new Promise<void>((resolve) => (written = resolve))
    const [id = ''] = ids
    const slow = inTransaction(db, nothing, async (tx) => {
      await sql`update item_search set hash = 'late', rev = rev + 1 where item_id = ${id}`.execute(tx)
      written()
      await gate
    })
    await isWritten
    await run()
    await sleep(600)
    commit()
    await slow
    await settled()
    expect(await differing(db, engine)).toEqual([])
    await inTransaction(db, nothing, (tx) => projectItems(tx, [id]))
  })

  it('is at most two seconds behind, at its usual pace', async () => {
    await run({ poll: usualPace.poll })
    await settled()
    const lags: number[] = []
    for (let round = 0; round < 15; round++) {
      const [id = ''] = some(1, round)
      const text = `第${round}次改动`
      await rewrite(db, [id], text)
      const from = performance.now()
      const { rev } = await db
        .selectFrom('item_search')
        .where('item_id', '=', id)
        .select('rev')
        .executeTakeFirstOrThrow()
      await until(async () => (await activeDocuments(db, engine)).get(`${id}_p`)?.rev === rev, 'the change is there')
      lags.push(performance.now() - from)
    }
    expect(Math.max(...lags)).toBeLessThan(2000)
  })

  it('feeds several engines, each at its own place', async () => {
    const other = await startEngine()
    try {
      other.faults.down = true
      await run({}, [engine.url, other.url])
      await settled()
      await rewrite(db, some(4), '一家在，一家不在')
      await settled()
      other.faults.down = false
      await settled(other)
      expect(await differing(db, other)).toEqual([])
      expect(await differing(db, engine)).toEqual([])
    } finally {
      await Promise.all(running.splice(0).map(({ stop }) => stop()))
      await other.stop()
    }
  })
})

describe('an engine that misbehaves', () => {
  const change = () => rewrite(db, some(30, 10), `变了${performance.now()}`)

  const faults: Record<string, (engine: TestEngine) => void> = {
    'fails tasks': ({ faults }) => (faults.failing = 3),
    'cannot write much at a time': ({ faults }) => (faults.mostDocuments = 4),
    'forgets tasks that it did': ({ faults }) => (faults.vanishing = { count: 2, applied: true }),
    'forgets tasks that it did not do': ({ faults }) => (faults.vanishing = { count: 2, applied: false }),
    'does everything twice': ({ faults }) => (faults.twice = true),
    'is slow': ({ faults }) => (faults.slow = 60),
  }
  it.each(Object.entries(faults))('%s: everything arrives', async (_, breakIt) => {
    await run()
    await settled()
    breakIt(engine)
    await change()
    await settled()
    await same()
    expect(await db.selectFrom('search_quarantine').selectAll().execute()).toEqual([])
  })

  it('goes away and comes back: everything arrives', async () => {
    await run()
    await settled()
    engine.faults.down = true
    await change()
    await until(async () => (await instance()).failures > 2, 'failures are counted')
    expect((await instance()).error).not.toBeNull()
    engine.faults.down = false
    await settled()
    await same()
    await until(async () => (await instance()).failures === 0, 'failures are forgotten')
  })

  it('loses its queue at a restart: everything arrives', async () => {
    await run()
    await settled()
    engine.faults.held = true
    await change()
    await until(async () => engine.waiting() > 0, 'a task waits')
    engine.restart()
    engine.release()
    await settled()
    await same()
  })

  it('loses all its data: it is filled anew', async () => {
    await run({ sweep: 0, poll: 1 })
    await settled()
    engine.indexes.clear()
    await until(
      async () => (await isSettled(db, engine.url)) && (await activeDocuments(db, engine)).size > 300,
      'it is full again',
    )
    expect(await differing(db, engine)).toEqual([])
  })

  it('refuses a document: the others arrive, and it does too once it changes', async () => {
    await run()
    await settled()
    const [bad = ''] = some(1, 17)
    engine.faults.poison = (document) => document.item_id === bad
    await change()
    await settled()
    const quarantined = await db.selectFrom('search_quarantine').selectAll().execute()
    expect(quarantined.map(({ item_id }) => item_id)).toEqual([bad])
    expect(await differing(db, engine)).toEqual([`${bad}_p`])
    engine.faults.poison = () => false
    await rewrite(db, [bad], '现在好了')
    await settled()
    await same()
    expect(await db.selectFrom('search_quarantine').selectAll().execute()).toEqual([])
  })

  it('says that it did what it did not: the sweep finds it', async () => {
    await run({ sweep: 0, poll: 1 })
    await settled()
    engine.faults.lying = 1
    await change()
    await same()
  })

  it('drifts in every way: the sweep brings it to zero', async () => {
    await run({ sweep: 0, poll: 1 })
    await settled()
    const documents = await activeDocuments(db, engine)
    const keys = [...documents.keys()]
    for (const id of keys.filter((_, index) => index % 97 === 0)) documents.delete(id)
    for (const id of keys.filter((_, index) => index % 101 === 1))
      documents.set(id, { ...documents.get(id), rev: 1, stem: '' })
    for (const id of keys.filter((_, index) => index % 89 === 2)) {
      const ghost = id.replace(/^.{8}/, 'ffffffff')
      documents.set(ghost, { ...documents.get(id), id: ghost, item_id: ghost.slice(0, 36) })
    }
    documents.set('stranger', { id: 'stranger' })
    expect((await differing(db, engine)).length).toBeGreaterThan(9)
    // Asked while the round runs: the next round begins its count anew.
    await until(async () => (await instance()).drift > 0, 'differences are counted')
    await same()
  })
})

describe('several processes', () => {
  it('race for the lease: one feeds, the other takes over', async () => {
    const second = connect({ url: appUrl, log: silent, max: 4 })
    try {
      const [first] = [await run(), await run({}, [engine.url], second)]
      await settled()
      const before = await instance()
      expect(engine.requests.get('POST indexes')).toBe(1)
      await rewrite(db, some(5), '谁来送')
      await settled()
      const { holder, fence } = await instance()
      expect({ holder, fence }).toEqual({ holder: before.holder, fence: before.fence })
      await first.stop()
      await rewrite(db, some(5), '换人来送')
      await settled()
      await same()
    } finally {
      await Promise.all(running.splice(0).map(({ stop }) => stop()))
      await second.destroy()
    }
  })

  it('a holder that was frozen cannot move the place of the one after it', async () => {
    await run({ poll: 50 })
    await settled()
    engine.faults.held = true
    await rewrite(db, some(5), '送到一半')
    await until(async () => engine.waiting() > 0, 'a task waits')
    await sql`update search_instance set holder = gen_random_uuid(), fence = fence + 1, leased_until = now() + interval '1 second'`.execute(
      db,
    )
    const before = await db.selectFrom('search_index').select('cursor_xid').executeTakeFirstOrThrow()
    engine.release()
    await sleep(500)
    expect(await db.selectFrom('search_index').select('cursor_xid').executeTakeFirstOrThrow()).toEqual(before)
    await settled()
    await same()
  })

  it('one that is killed in the middle of filling is carried on by the next', async () => {
    engine.faults.slow = 25
    const child = fork(join(import.meta.dirname, 'feed-process.ts'), [engine.url, '20'], {
      env: { ...process.env, APP_URL: appUrl },
    })
    await until(
      async () => [...engine.indexes.values()].some(({ documents }) => documents.size > 60),
      'it is being filled',
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    engine.faults.slow = 0
    await rewrite(db, some(5), '没人看着的时候')
    await run()
    await settled()
    expect(await differing(db, engine)).toEqual([])
  })
})

describe('a new index', () => {
  const address = () => ({ url: engine.url, key: engineKey })

  it('is built while items change, and then answers instead of the old one, which goes', async () => {
    await run()
    await settled()
    const before = (await instance()).active_index
    let isBuilt = false
    const rebuilding = rebuildEngine({ db, log: silent, address: address(), pace: quickPace }).finally(() => {
      isBuilt = true
    })
    for (let round = 0; !isBuilt; round++) {
      await rewrite(db, some(3, (round * 3) % 200), `边建边改${round}`)
      await sleep(10)
    }
    expect(await rebuilding).toBeNull()
    await settled()
    expect((await instance()).active_index).not.toBe(before)
    await same()
    await until(async () => engine.indexes.size === 1, 'the old index is gone')
  })

  it('is built when the settings are other ones', async () => {
    await run()
    await settled()
    await sql`update search_index set settings_hash = 'of an older version'`.execute(db)
    await until(
      async () =>
        (await isSettled(db, engine.url)) && (await db.selectFrom('search_index').selectAll().execute()).length === 1,
      'it moved',
    )
    expect(await differing(db, engine)).toEqual([])
  })

  it('is not waited for forever when the engine is away', async () => {
    engine.faults.down = true
    expect(await rebuildEngine({ db, log: silent, address: address(), pace: quickPace })).toMatch(/fetch|request/i)
  })
})

describe('when no engine answers, Postgres does', () => {
  const total = async (search: RunningSearch) => {
    const from = performance.now()
    const answer = await search.search.find(asked('面积'))
    return { total: answer.total, took: performance.now() - from }
  }

  it.each(['down', 'html', 'slow'] as const)('%s', async (how) => {
    const search = await run({ search: 300 })
    await settled()
    await until(async () => {
      await total(search)
      return engine.searchTimes.length > 0
    }, 'the engine is asked')
    const before = await total(search)
    expect(before.total).toBeGreaterThan(3)
    if (how === 'slow') engine.faults.slow = 3000
    else engine.faults[how] = true
    const answers = []
    for (let round = 0; round < 10; round++) answers.push(await total(search))
    expect(new Set(answers.map((each) => each.total))).toEqual(new Set([before.total]))
    expect(Math.max(...answers.map(({ took }) => took))).toBeLessThan(2000)
    expect(answers.filter(({ took }) => took > 300).length).toBeLessThan(5)
    engine.faults.slow = 0
  })

  it('and the status says so', async () => {
    const status = () => describeEngine(db, { url: engine.url, key: engineKey }, usualPace.stale)
    expect(await status()).toContain('not in use yet')
    await run()
    await settled()
    await until(async () => (await status()).includes('使用中 in use'), 'it is in use')
    const { size } = await activeDocuments(db, engine)
    expect(await status()).toContain(`${size} 份 documents, 待送 waiting 0`)
    engine.faults.down = true
    await rewrite(db, some(2), '引擎不在')
    await until(async () => /连续失败 failures [1-9]/.test(await status()), 'failures are shown')
    expect(await status()).not.toContain(engineKey)
  })

  it('also while the index is not full, and at the start', async () => {
    engine.faults.held = true
    const search = await run()
    expect((await total(search)).total).toBeGreaterThan(3)
    expect(engine.requests.has('POST multi-search')).toBe(false)
    engine.release()
  })
})

afterAll(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()))
})
