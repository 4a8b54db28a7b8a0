import { gzipSync } from 'node:zlib'
import { toText } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/app.ts'
import type { PersonName } from '../../../test/county.ts'
import { connect } from '../../db/connect.ts'
import { inTransaction, nothing } from '../../db/transaction.ts'
import { projectItems, settleSearch } from '../../search/project-items.ts'
import { startRun } from './imports.commands.ts'
import { LINE_LIMIT, readLines } from './read-lines.ts'
import { runImport } from './run-import.ts'

const { as, app, db, deps, cookieOf, clock, ownerUrl } = await startTestApp()
const ownerDb = connect({ url: ownerUrl, log: deps.log, max: 1 })
afterAll(() => ownerDb.destroy())

interface Changes {
  readonly [name: string]: unknown
}

let sources = 0
const newSource = () => `set-${++sources}`

const record = (changes: Changes = {}) =>
  JSON.stringify({
    source: 'a-set',
    source_id: '1',
    licence: 'MIT',
    lang: 'zh',
    subject: '数学',
    grade: 5,
    stage: 'primary',
    type: 'fill_blank',
    stem: '学校把135本练习本平均分给3个班，每班多少本？',
    options: null,
    answer: '45',
    solution: null,
    knowledge: [],
    difficulty: null,
    extra: {},
    ...changes,
  })

const send = async (
  body: Buffer | string,
  {
    person = 'curator',
    type = 'application/x-ndjson',
    query = 'file_name=a.jsonl',
  }: { person?: PersonName; type?: string; query?: string } = {},
) =>
  app.inject({
    method: 'POST',
    url: `${contract.startImport.url}?${query}`,
    headers: { cookie: await cookieOf(person), 'content-type': type },
    payload: body,
  })

async function finished(id: string): Promise<contract.ImportRun> {
  for (;;) {
    const run = await as('curator').call(contract.getImport, { params: { run_id: id } })
    if (run.finished_at !== null) return run
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Sends a file and waits for the end of its import. */
async function importFile(
  body: Buffer | string,
  options: Parameters<typeof send>[1] = {},
): Promise<contract.ImportRun> {
  const response = await send(body, options)
  expect(response.statusCode, response.body).toBe(200)
  return finished((response.json() as contract.ImportRun).id)
}

const findItem = (source: string, sourceId = '1') =>
  db
    .selectFrom('item')
    .where('source', '=', source)
    .where('source_id', '=', sourceId)
    .select(['id', 'published_version_id'])
    .executeTakeFirstOrThrow()

const read = async (source: string) => {
  const { id } = await findItem(source)
  return as('curator').call(contract.getItem, { params: { item_id: id } })
}

/** What a person saves who changes nothing. */
function draftFrom(version: contract.ItemVersionForTeacher): contract.ItemDraft {
  const { subject, grades, type, tier, mode, place, minutes, score_rate, competencies, education } = version
  const { origin, citation, licence, body, answer, explanation, points, units } = version
  const tags = { subject, grades, type, tier, mode, place, minutes, score_rate, competencies, education }
  const ids = { point_ids: points.map(({ id }) => id), unit_ids: units.map(({ id }) => id) }
  return { ...tags, ...ids, origin, citation, licence, body, answer, explanation }
}

describe('an import', () => {
  it('brings items in as drafts, with citation, licence and estimated minutes', async () => {
    const source = newSource()
    expect(await importFile(`${record({ source })}\n\n${record({ source, source_id: '2' })}`)).toMatchObject({
      lines: 2,
      added: 2,
      unchanged: 0,
      refused: 0,
      warned: 0,
      error: null,
    })
    const { current } = await read(source)
    expect(current).toMatchObject({
      state: 'draft',
      number: 1,
      origin: 'selected',
      citation: `${source} 1`,
      licence: 'MIT',
      created_by: null,
    })
    expect(current.minutes_evidence).toMatchObject({ source: 'import', samples: 0 })
    expect(toText(current.answer.body)).toBe('45')
  })

  it('of a gzip file is the same', async () => {
    const source = newSource()
    expect(await importFile(gzipSync(record({ source })), { type: 'application/gzip' })).toMatchObject({
      lines: 1,
      added: 1,
    })
    expect(await importFile(gzipSync(record({ source })), { type: 'application/octet-stream' })).toMatchObject({
      lines: 1,
      unchanged: 1,
    })
  })

  it('in GB18030 reads the same, whatever single lines look like', async () => {
    const source = newSource()
    // «题» and «一共有» in GB18030; 0xc1aa 0xcda8 («联通») would pass for UTF-8.
    const gb = (stem: readonly number[], id: string) =>
      Buffer.concat(
        record({ source, source_id: id, subject: 'math', stem: '@', answer: '3' })
          .split('@')
          .flatMap((part, index) => [...(index > 0 ? [Buffer.from(stem)] : []), Buffer.from(part)]),
      )
    const lines = [
      gb([0xcc, 0xe2], '1'),
      gb([0xd2, 0xbb, 0xb9, 0xb2, 0xd3, 0xd0], '2'),
      gb([0xc1, 0xaa, 0xcd, 0xa8], '3'),
    ]
    const bytes = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
    expect(await importFile(gzipSync(bytes), { type: 'application/gzip' })).toMatchObject({ lines: 3, added: 3 })
    expect(await importFile(bytes)).toMatchObject({ lines: 3, unchanged: 3 })
    expect(toText((await read(source)).current.body)).toBe('题')
  })

  it('run twice changes nothing, and a changed line becomes the next draft', async () => {
    const source = newSource()
    await importFile(record({ source }))
    expect(await importFile(record({ source }))).toMatchObject({ added: 0, unchanged: 1 })
    expect(await importFile(record({ source, answer: '44' }))).toMatchObject({ added: 1, unchanged: 0 })
    const changed = await read(source)
    expect(changed.current).toMatchObject({ number: 2, state: 'draft' })
    expect(changed.versions.map(({ state }) => state)).toEqual(['draft', 'retired'])
  })

  it('takes the first of the lines that have one id, names it to the others, and adds nothing when it runs again', async () => {
    const source = newSource()
    const lines = ['1', '2', '1'].map((answer) => record({ source, answer })).join('\n')
    const run = await importFile(lines)
    expect(run).toMatchObject({ lines: 3, added: 1, refused: 2 })
    const params = { run_id: run.id }
    expect(await as('curator').call(contract.listImportRefusals, { params, querystring: {} })).toMatchObject([
      { line: 2, code: 'id-repeated', detail: expect.stringContaining('line 1') },
      { line: 3, code: 'id-repeated', detail: expect.stringContaining('line 1') },
    ])
    expect(toText((await read(source)).current.answer.body)).toBe('1')
    expect(await importFile(lines)).toMatchObject({ lines: 3, added: 0, unchanged: 1, refused: 2 })
  })

  it('of characters that cannot be stored refuses the line alone', async () => {
    const source = newSource()
    const lines = [
      '{"a\\u0000":1,"a\\u0000":2}',
      '{"a": \0}',
      '{"\\ud800":1,"\\ud800":2}',
      record({ source, type: 'riddle\ufffe' }),
      record({ source, subject: '\u2028' }),
      record({ source }),
    ]
    const run = await importFile(lines.join('\n'))
    expect(run).toMatchObject({ lines: 6, added: 1, refused: 5, error: null })
  })

  it('leaves what a person is working on alone', async () => {
    const source = newSource()
    await importFile(record({ source }))
    const item = await read(source)
    await as('curator').call(contract.saveItemDraft, {
      params: { item_id: item.current.item_id },
      body: { revision: item.current.revision, draft: draftFrom(item.current) },
    })
    const run = await importFile(record({ source, answer: '44' }))
    expect(run).toMatchObject({ added: 0, refused: 1 })
    expect(
      await as('curator').call(contract.listImportRefusals, { params: { run_id: run.id }, querystring: {} }),
    ).toMatchObject([{ line: 1, code: 'being-edited' }])
    expect(await importFile(record({ source }))).toMatchObject({ unchanged: 1 })
  })

  it('never publishes from a page: what comes in waits as a draft, with who took it in', async () => {
    const source = newSource()
    await importFile(record({ source }), { query: 'file_name=a.jsonl&publish=true' })
    const { current, published_version_id, selected_by } = await read(source)
    expect(current.state).toBe('draft')
    expect(published_version_id).toBeNull()
    expect(selected_by).toMatchObject({ name: 'curator' })
  })

  it('reports every refused line with number, code, reason and beginning', async () => {
    const source = newSource()
    const lines = [
      record({ source }),
      '{"source": "x"',
      record({ source, source_id: '2', stage: 'senior', grade: null }),
      '',
      record({ source, source_id: '3', answer: null }),
      Buffer.from([0x22, 0xff, 0xfe, 0x22]),
      `"${'x'.repeat(LINE_LIMIT)}"`,
      record({ source, source_id: '4', stem: 'a\0b' }),
      record({ source, source_id: '5' }),
    ]
    const run = await importFile(Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')])))
    expect(run).toMatchObject({ lines: 8, added: 2, refused: 6, error: null })
    const params = { run_id: run.id }
    const refusals = await as('curator').call(contract.listImportRefusals, { params, querystring: {} })
    expect(refusals.map(({ line, code }) => [line, code])).toEqual([
      [2, 'not-json'],
      [3, 'stage-not-covered'],
      [5, 'answer-missing'],
      [6, 'not-utf8'],
      [7, 'line-too-long'],
      [8, 'forbidden-character'],
    ])
    expect(refusals.every(({ excerpt, detail }) => excerpt.length <= 200 && detail !== '')).toBe(true)
    expect(await as('curator').call(contract.listImportRefusals, { params, querystring: { after: 6 } })).toHaveLength(2)
  })

  it('of a file that breaks off keeps what came before and says so', async () => {
    const source = newSource()
    const whole = gzipSync(
      Array.from({ length: 400 }, (_, index) =>
        record({ source, source_id: `${index}`, stem: `第${index}题 ${Math.random()}` }),
      ).join('\n'),
    )
    const run = await importFile(whole.subarray(0, whole.length - 200), { type: 'application/gzip' })
    expect(run.error).toContain('gzip')
    expect(run.added).toBeGreaterThan(100)
    expect(run.lines).toBe(run.added + run.unchanged + run.refused)
    expect(await importFile(whole, { type: 'application/gzip' })).toMatchObject({
      lines: 400,
      error: null,
      unchanged: run.added,
    })
  })

  it('of a UTF-16 or an empty file says what is the matter', async () => {
    expect((await importFile(Buffer.from('\ufeff{}', 'utf16le'))).error).toContain('UTF-16')
    expect(await importFile(Buffer.from(`\ufeff${record({ source: newSource() })}`))).toMatchObject({
      added: 1,
      error: null,
    })
    expect(await importFile('\n')).toMatchObject({ lines: 0, error: null })
  })

  it('goes on without the one line that the tables refuse', async () => {
    const source = newSource()
    await sql`create function refuse_item() returns trigger language plpgsql as $$ begin
      if new.source_id = 'bad' then raise exception 'refused' using errcode = 'check_violation', constraint = 'a_test'; end if; return new; end $$`.execute(
      ownerDb,
    )
    await sql`create trigger refuse_item before insert on item for each row execute function refuse_item()`.execute(
      ownerDb,
    )
    const lines = ['1', 'bad', '2'].map((source_id) => record({ source, source_id })).join('\n')
    const run = await importFile(lines)
    expect(run).toMatchObject({ lines: 3, added: 2, refused: 1 })
    expect(
      await as('curator').call(contract.listImportRefusals, { params: { run_id: run.id }, querystring: {} }),
    ).toMatchObject([{ line: 2, code: 'not-stored', detail: expect.stringContaining('23514 a_test') }])
  })

  it('gives items the knowledge points of our taxonomy that its labels name', async () => {
    const source = newSource()
    await db
      .insertInto('knowledge_point')
      .values({
        id: '00000000-0000-7000-8000-000000000001',
        subject: 'math',
        stands_for: '00000000-0000-7000-8000-000000000001',
        name: '分数加减法',
        position: 1,
      })
      .execute()
    await importFile(record({ source, knowledge: ['计算->分数加减法'] }))
    expect((await read(source)).current.points.map(({ name }) => name)).toEqual(['分数加减法'])
  })
})

describe('the search projection of an import', () => {
  it('is what a rebuild from the tables would make, for drafts and for published items', async () => {
    for (const publish of [false, true]) {
      const source = newSource()
      // One whose label is a term of the taxonomy, one whose label is none, one without.
      const labels = [['计算->分数加减法'], ['没有这个词'], []]
      const lines = labels.map((knowledge, id) => record({ source, source_id: `${id}`, knowledge })).join('\n')
      async function* bytes() {
        yield Buffer.from(lines)
      }
      const runId = await inTransaction(db, nothing, (tx) =>
        startRun(tx, { fileName: 'a', startedBy: null }, deps.now()),
      )
      const job = { runId, publish, selectedBy: null, batchSize: 10, writers: 2, maxBytes: 1e6, now: deps.now }
      expect(await runImport(db, { ...job, source: bytes() })).toMatchObject({ error: null })
      // Nothing is left for the searches to read through.
      expect(await settleSearch(db)).toBe(0)
      const projected = () =>
        db
          .selectFrom('item_search')
          .innerJoin('item', 'item.id', 'item_search.item_id')
          .where('item.source', '=', source)
          .selectAll('item_search')
          .orderBy('item_id')
          .execute()
      const before = await projected()
      expect(before).toHaveLength(3)
      await inTransaction(db, nothing, (tx) =>
        projectItems(
          tx,
          before.map(({ item_id }) => item_id),
        ),
      )
      expect(await projected()).toEqual(before)
    }
  })
})

describe('the door of imports', () => {
  it('is for curators', async () => {
    for (const person of ['mathTeacher', 'head', 'bureau', 'admin'] as const) {
      expect((await send(record(), { person })).json()).toMatchObject({ code: 'not-allowed' })
      await expect(as(person).call(contract.listImports, { querystring: {} })).rejects.toMatchObject({
        code: 'not-allowed',
      })
    }
    await expect(as(null).call(contract.listImports, { querystring: {} })).rejects.toMatchObject({
      code: 'sign-in-needed',
    })
  })

  it('takes files and nothing else, and no other door takes files', async () => {
    expect((await send(record(), { type: 'application/json' })).statusCode).toBe(415)
    expect((await send(record(), { type: 'text/plain' })).statusCode).toBe(415)
    expect((await send(record(), { query: 'publish=true' })).json()).toMatchObject({ code: 'invalid-request' })
    const other = {
      method: 'POST' as const,
      url: '/api/items',
      headers: { cookie: await cookieOf('curator'), 'content-type': 'application/x-ndjson' },
      payload: '{}',
    }
    expect((await app.inject(other)).statusCode).toBe(415)
  })

  it('lists imports, newest first, and says of a run whose process died that it is over', async () => {
    const id = await inTransaction(db, nothing, (tx) =>
      startRun(tx, { fileName: '旧.jsonl', startedBy: null }, new Date(clock.now.getTime() - 600_000)),
    )
    expect(await as('curator').call(contract.getImport, { params: { run_id: id } })).toMatchObject({
      error: expect.stringContaining('interrupted'),
    })
    const { imports: runs } = await as('curator').call(contract.listImports, { querystring: {} })
    expect(runs.map(({ started_at }) => started_at)).toEqual(
      runs
        .map(({ started_at }) => started_at)
        .sort()
        .reverse(),
    )
    await expect(
      as('curator').call(contract.getImport, { params: { run_id: '00000000-0000-7000-8000-000000000009' } }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('reading lines', () => {
  async function* inPieces(bytes: Buffer, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }

  it('does not depend on how the file was cut', async () => {
    const text = ['甲', '', '乙𠮷', `${'长'.repeat(LINE_LIMIT)}`, '丙'].join('\n')
    const read = async (bytes: Buffer, size: number) => {
      const lines = []
      for await (const some of readLines(inPieces(bytes, size), Number.POSITIVE_INFINITY)) lines.push(...some)
      return lines
    }
    const whole = await read(Buffer.from(text), 1 << 20)
    expect(whole.map((line) => [line.line, 'code' in line ? line.code : line.text])).toEqual([
      [1, '甲'],
      [3, '乙𠮷'],
      [4, 'line-too-long'],
      [5, '丙'],
    ])
    for (const size of [1 << 12, 7001, 13])
      expect((await read(Buffer.from(text), size)).map(({ line }) => line)).toEqual([1, 3, 4, 5])
    expect(await read(gzipSync(text), 1)).toEqual(whole)
  })

  it('stops at the most bytes that a file may unpack to', async () => {
    const packed = gzipSync('x\n'.repeat(100_000))
    const all = async () => {
      for await (const _ of readLines(inPieces(packed, 50), 50_000)) void _
    }
    await expect(all()).rejects.toThrow('too large')
  })
})

describe('a stopped import', () => {
  it('keeps its counts true and goes on at the next run', async () => {
    const source = newSource()
    const lines = Array.from({ length: 300 }, (_, index) => record({ source, source_id: `${index}` })).join('\n')
    const stop = new AbortController()
    const runId = await inTransaction(db, nothing, (tx) => startRun(tx, { fileName: 'a', startedBy: null }, deps.now()))
    const job = {
      runId,
      publish: false,
      selectedBy: null,
      batchSize: 20,
      writers: 2,
      maxBytes: 1e9,
      now: deps.now,
      signal: stop.signal,
    }
    async function* source300() {
      yield Buffer.from(lines)
    }
    const { error } = await runImport(db, { ...job, source: source300(), onBatch: () => stop.abort() })
    expect(error).toContain('interrupted')
    const run = await as('curator').call(contract.getImport, { params: { run_id: runId } })
    const { count } = await db
      .selectFrom('item')
      .where('source', '=', source)
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow()
    expect(run.added).toBe(count)
    expect(count).toBeLessThan(300)
    expect(await importFile(lines)).toMatchObject({ lines: 300, unchanged: count, added: 300 - count })
  })
})
