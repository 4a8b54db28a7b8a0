import type { Document } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import type { KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import { draftOf } from '../../../test/drafts.ts'
import { ownText } from '../../../test/own-text.ts'
import { publishItem, selfCheck } from '../../../test/review.ts'
import { inTransaction, nothing } from '../../db/transaction.ts'
import { startRun } from '../imports/imports.commands.ts'
import { runImport } from '../imports/run-import.ts'
import { DuplicateWork } from './background.ts'
import { checkHandedIn } from './pairs.commands.ts'
import { runSweep } from './run-sweep.ts'
import { signVersions } from './signatures.commands.ts'
import { claimSweep } from './sweep.commands.ts'

const { as, app, db, deps, clock, cookieOf, county } = await startTestApp()

const lineOf = (id: number, stem: string) =>
  JSON.stringify({
    source: 'a-set',
    source_id: String(id),
    licence: 'MIT',
    lang: 'zh',
    subject: '数学',
    grade: 5,
    stage: 'primary',
    type: 'fill_blank',
    stem,
    options: null,
    answer: '45',
    solution: null,
    knowledge: [],
    difficulty: null,
    extra: {},
  })

/** Imports lines by the front door and waits until they are stored and compared. */
async function importLines(lines: readonly string[]) {
  const response = await app.inject({
    method: 'POST',
    url: '/api/imports?file_name=a.jsonl',
    headers: { cookie: await cookieOf('curator'), 'content-type': 'application/x-ndjson' },
    payload: lines.join('\n'),
  })
  const params = { run_id: (response.json() as contract.ImportRun).id }
  for (;;) {
    const run = await as('curator').call(contract.getImport, { params })
    const found = await as('curator').call(contract.getImportDuplicates, { params })
    if (run.finished_at !== null && found.waiting === 0) return { run, found }
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

const variantOf = (n: number, number: number) => `${ownText(n).replace('一共', `分给${number}人，`)}再分${number + 2}次`

describe('an import', () => {
  it('of 300 items finds 40 planted variants, of each other and of the bank', async () => {
    const published = await publishItem(
      as,
      'mathTeacher',
      await as('mathTeacher').call(contract.createItem, { body: draftOf(variantOf(1, 30)) }),
    )
    const plain = Array.from({ length: 259 }, (_, n) => lineOf(n, variantOf(n + 10, 30)))
    const planted = Array.from({ length: 40 }, (_, n) => lineOf(1000 + n, variantOf(n + 10, 30 + 2 * (n + 1))))
    const { run, found } = await importLines([...plain, ...planted, lineOf(2000, variantOf(1, 45))])
    expect(run).toMatchObject({ added: 300, error: null })
    expect(found).toEqual({ waiting: 0, pairs: 41, undecided: 41 })
    const { pairs } = await as('reviewer').call(contract.listDuplicates, { querystring: { run_id: run.id } })
    expect(new Set(pairs.map(({ kind }) => kind))).toEqual(new Set(['adapted']))
    const ofBank = await as('curator').call(contract.listItemDuplicates, {
      params: { item_id: published.current.item_id },
    })
    expect(ofBank).toMatchObject([{ kind: 'adapted', decision: null }])
    // Imported again: nothing is new, nothing is asked twice.
    const again = await importLines(plain)
    expect(again).toMatchObject({ run: { added: 0, unchanged: 259 }, found: { pairs: 0 } })
  })
})

let statements = 0
const counter: KyselyPlugin = {
  transformQuery: ({ node }) => {
    statements += 1
    return node
  },
  transformResult: async ({ result }) => result,
}

describe('statements', () => {
  it('for signing are one, whatever the number of texts', async () => {
    const { rows } = await sql<Parameters<typeof signVersions>[1][number]>`
      select id, item_id, body, answer from item_version limit 200`.execute(db)
    statements = 0
    await inTransaction(db.withPlugin(counter), nothing, (tx) => signVersions(tx, rows))
    // Two set the transaction up in one.
    expect(statements).toBe(2)
  })

  it('for a hand-in do not grow with what is alike', async () => {
    const counts: number[] = []
    for (const n of [700, 10]) {
      const { current } = await as('mathTeacher').call(contract.createItem, { body: draftOf(variantOf(n, 90)) })
      const { handInItem } = await import('../reviews/hand-in.commands.ts')
      statements = 0
      const actor = {
        accountId: county.people.mathTeacher,
        name: '',
        memberships: [
          {
            organisation_id: county.school,
            organisation_kind: 'school' as const,
            role: 'teacher' as const,
            subject: null,
            grade: null,
          },
        ],
        sight: nothing,
      }
      await inTransaction(db.withPlugin(counter), nothing, (tx) =>
        handInItem(tx, actor, { itemId: current.item_id, revision: current.revision, ticks: selfCheck }, clock.now),
      )
      counts.push(statements)
    }
    expect(counts.every((count) => count <= 14)).toBe(true)
    expect(Math.abs((counts[0] ?? 0) - (counts[1] ?? 0))).toBeLessThanOrEqual(1)
  })
})

describe('the comparison of the whole bank', () => {
  const newest = async () => (await as('curator').call(contract.getSweep, {})).sweep
  const finished = async () => {
    for (;;) {
      const sweep = await newest()
      if (sweep !== null && sweep.finished_at !== null) return sweep
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const countPairs = async () => {
    const { n } = await db
      .selectFrom('duplicate_pair')
      .select(sql<number>`count(*)::int`.as('n'))
      .executeTakeFirstOrThrow()
    return n
  }

  it('finds what the other ways found, one at a time, for curators', async () => {
    const before = await countPairs()
    await sql`delete from duplicate_pair`.execute(db)
    await expect(as('judgeOne').call(contract.startSweep, {})).rejects.toMatchObject({ code: 'not-allowed' })
    const both = await Promise.allSettled([1, 2].map(() => as('curator').call(contract.startSweep, {})))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'state-refused' } })
    const sweep = await finished()
    expect(sweep).toMatchObject({ error: null, stopped_by: null, pairs: before })
    expect(await countPairs()).toBe(before)
    expect(sweep.compared).toBe(sweep.total)
  })

  it('asks nothing twice that was decided', async () => {
    const [pair] = (await as('reviewer').call(contract.listDuplicates, { querystring: {} })).pairs
    if (pair === undefined) throw new Error('no pair waits')
    const { item_a, item_b, found_at, decided_at } = pair
    await as('reviewer').call(contract.decideDuplicate, {
      params: { item_a, item_b },
      body: { decision: 'different', kept_id: null, note: '', found_at, decided_at },
    })
    await as('curator').call(contract.startSweep, {})
    expect((await finished()).pairs).toBe(0)
  })

  it('goes on where a lost process stopped, and in one process only', async () => {
    const ids = (await db.selectFrom('item').orderBy('id').select('id').execute()).map(({ id }) => id)
    const middle = ids[Math.floor(ids.length / 2)] ?? ''
    await sql`delete from duplicate_pair`.execute(db)
    await sql`insert into duplicate_sweep (id, started_by, started_at, progress_at, compared_to)
      values (${newId()}, ${county.people.curator}, ${clock.now}, ${clock.now}, ${middle})`.execute(db)
    expect(await claimSweep(db, clock.now)).toBeUndefined()
    const later = new Date(clock.now.getTime() + 120_000)
    const claims = await Promise.all([1, 2, 3].map(() => claimSweep(db, later)))
    const [claimed, ...others] = claims.filter((claim) => claim !== undefined)
    if (claimed === undefined) throw new Error('nobody took it up')
    expect(others).toEqual([])
    const signal = new AbortController().signal
    await runSweep(db, { id: claimed.id, from: claimed.compared_to, now: () => later, signal })
    const { rows } = await sql<{ early: number; late: number }>`
      select count(*) filter (where item_b <= ${middle})::int as early, count(*) filter (where item_b > ${middle})::int as late from duplicate_pair`.execute(
      db,
    )
    expect(rows[0]?.early).toBe(0)
    expect(rows[0]?.late).toBeGreaterThan(30)
  })

  it('ends when it is stopped, and at once with the server', async () => {
    await as('curator').call(contract.startSweep, {})
    await as('curator').call(contract.stopSweep, {})
    expect((await finished()).stopped_by).toMatchObject({ name: 'curator' })
    await sql`insert into duplicate_sweep (id, started_by, started_at, progress_at)
      values (${newId()}, ${county.people.curator}, now(), 'epoch')`.execute(db)
    const work = new DuplicateWork(deps)
    work.kick()
    await work.stop()
    const { rows } = await sql<{ open: number }>`
      select count(*)::int as open from duplicate_sweep where finished_at is null and progress_at = 'epoch'`.execute(db)
    expect(rows[0]?.open).toBe(1)
  })
})

describe('an item of an import that is not compared yet', () => {
  const ofSet = async () => {
    const { rows } = await sql<{ itemId: string; subject: string; body: Document; answer: never; signed: boolean }>`
      select i.id as "itemId", v.subject, v.body, v.answer,
        exists (select from item_signature s where s.version_id = v.id) as signed
      from item i join item_version v on v.id = i.current_version_id where i.source_id = '3000'`.execute(db)
    const [item] = rows
    if (item === undefined) throw new Error('not imported')
    return item
  }

  it('is signed when it is handed in, and held where the bank has one like it', async () => {
    const { current } = await as('mathTeacher').call(contract.createItem, { body: draftOf(variantOf(2, 30)) })
    await publishItem(as, 'mathTeacher', { current } as contract.Item)
    const runId = await inTransaction(db, nothing, (tx) => startRun(tx, { fileName: 'b', startedBy: null }, clock.now))
    const source = async function* () {
      yield Buffer.from(lineOf(3000, variantOf(2, 45)))
    }
    await runImport(db, {
      ...{ runId, source: source(), publish: false, selectedBy: null, batchSize: 10, writers: 1, maxBytes: 1e6 },
      now: () => clock.now,
    })
    const { signed, ...text } = await ofSet()
    expect(signed).toBe(false)
    expect(await inTransaction(db, nothing, (tx) => checkHandedIn(tx, text, clock.now))).toBe(false)
    expect((await ofSet()).signed).toBe(true)
  })
})
