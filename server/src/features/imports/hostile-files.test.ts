import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { inTransaction, nothing } from '../../db/transaction.ts'
import { startRun } from './imports.commands.ts'
import { readBatches } from './read-batches.ts'
import { LINE_LIMIT, UnreadableFile } from './read-lines.ts'
import { runImport } from './run-import.ts'

const { db } = await cloneDatabase()

const record = (id: number, changes: object = {}) =>
  JSON.stringify({
    source: 'hostile',
    source_id: `${id}`,
    licence: 'MIT',
    subject: '数学',
    grade: 5,
    type: 'fill_blank',
    stem: `第${id}题，一共多少？`,
    answer: '45',
    ...changes,
  })

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)

/** One line each, of what people and programs really send, good and bad. */
const lines: readonly (Buffer | string)[] = [
  record(1),
  record(2, { extra: { a: JSON.parse(deep('[', ']', 2000)) } }),
  `{"extra": ${deep('[', ']', 100_000)}}`,
  deep('{"a":', '}', 40_000),
  deep('[', ']', LINE_LIMIT),
  `"${'长'.repeat(LINE_LIMIT)}"`,
  Buffer.from([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xe2]),
  '{"stem": "a\0b"}',
  `{"stem\0": 1}`,
  record(3, { stem: 'a\0b' }),
  record(4, { stem: 'a\ud800b' }),
  record(5, { stem: { text: '一共多少？' } }),
  record(6, { subject: undefined }),
  record(7, { subject: '魔法' }),
  record(8, { type: 'riddle' }),
  `[${record(9)}]`,
  '[',
  'null',
  '\ufeff',
  '   ',
  '',
  record(10, { stem: '在\u2f00\ue000\ufffd中' }),
  record(11, { __proto__: 1, constructor: {} }),
  record(1, { answer: '44' }),
]

const bytesOf = (line: Buffer | string) => (typeof line === 'string' ? Buffer.from(line) : line)
const isBlank = (line: Buffer | string) => bytesOf(line).toString().replace('\ufeff', '').trim() === ''

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function readAll(bytes: Buffer, piece: number) {
  const found = { read: 0, refused: [] as { line: number; detail: string; excerpt: string }[], error: null as unknown }
  try {
    for await (const { candidates, refused } of readBatches(inPieces(bytes, piece), { size: 3, maxBytes: 1e9 })) {
      found.read += candidates.length
      found.refused.push(...refused)
    }
  } catch (error) {
    found.error = error
  }
  return found
}

const joined = (chosen: readonly (Buffer | string)[], end: string) =>
  Buffer.concat(chosen.flatMap((line) => [bytesOf(line), Buffer.from(end)]))

describe('a file of any lines', () => {
  it('is read to its end: every line is understood or refused with a reason that can be stored', async () => {
    const files = fc.record({
      chosen: fc.array(fc.constantFrom(...lines), { maxLength: 12 }),
      end: fc.constantFrom('\n', '\r\n'),
      mark: fc.boolean(),
      members: fc.integer({ min: 0, max: 3 }),
      piece: fc.constantFrom(1 << 16, 4099),
    })
    await fc.assert(
      fc.asyncProperty(files, async ({ chosen, end, mark, members, piece }) => {
        const plain = Buffer.concat([Buffer.from(mark ? '\ufeff' : ''), joined(chosen, end)])
        const half = Math.floor(plain.length / 2)
        // Several members are one file after the other, as `cat a.gz b.gz` writes them.
        const packed = Buffer.concat([plain.subarray(0, half), plain.subarray(half)].map((part) => gzipSync(part)))
        const { read, refused, error } = await readAll(members === 0 ? plain : packed, piece)
        expect(error).toBeNull()
        expect(read + refused.length).toBe(chosen.filter((line) => !isBlank(line)).length)
        for (const { detail, excerpt } of refused) {
          expect(detail).toMatch(/\p{Script=Han}.* \/ .*[a-z]/su)
          expect(`${detail}${excerpt}`).not.toContain('\0')
          expect(excerpt.length).toBeLessThanOrEqual(200)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('of another encoding takes a line that an appended file’s UTF-8 mark begins for what it says', async () => {
    const [first, long] = [Buffer.from([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xe2]), deep('[', ']', LINE_LIMIT)]
    for (const end of ['\n', '\r\n']) {
      const { read, refused, error } = await readAll(
        joined([first, long, '\ufeff', `\ufeff${record(1)}`], end),
        1 << 16,
      )
      expect({ read, error, refused: refused.map(({ line }) => line) }).toEqual({
        read: 1,
        error: null,
        refused: [1, 2],
      })
    }
  })

  it('of any bytes, whole or cut off, ends or says why the file cannot be read', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 })
    const files = fc.oneof(
      bytes.map((content) => Buffer.from(content)),
      bytes.chain((content) => {
        const packed = gzipSync(content)
        return fc.integer({ min: 0, max: packed.length }).map((end) => packed.subarray(0, end))
      }),
      fc.string().map((text) => Buffer.from(text, 'utf16le')),
    )
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const { error } = await readAll(file, 37)
        if (error === null) return
        expect(error).toBeInstanceOf(UnreadableFile)
        expect((error as Error).message).toMatch(/\p{Script=Han}.* \/ /u)
      }),
      { numRuns: 200 },
    )
  })

  it('in UTF-16 is named as such, with its mark or without', async () => {
    for (const text of [record(1), `\ufeff${record(1)}`]) {
      const { error } = await readAll(Buffer.from(text, 'utf16le'), 1 << 16)
      expect(String(error)).toContain('UTF-16')
    }
  })

  it('is stored line by line, all of a line or nothing', async () => {
    const importAll = async () => {
      const now = () => new Date()
      const runId = await inTransaction(db, nothing, (tx) => startRun(tx, { fileName: 'a', startedBy: null }, now()))
      const job = { runId, publish: true, selectedBy: null, batchSize: 7, writers: 2, maxBytes: 1e9, now }
      return runImport(db, { ...job, source: inPieces(joined(lines, '\n'), 1 << 16) })
    }
    const first = await importAll()
    expect(first.error).toBeNull()
    expect(first.counts?.lines).toBe(lines.filter((line) => !isBlank(line)).length)
    const items = await db.selectFrom('item').where('source', '=', 'hostile').select('id').execute()
    const versions = await db
      .selectFrom('item_version')
      .innerJoin('item', 'item.id', 'item_version.item_id')
      .where('source', '=', 'hostile')
      .select('item_version.id')
      .execute()
    const found = await db
      .selectFrom('item_search')
      .innerJoin('item', 'item.id', 'item_search.item_id')
      .where('source', '=', 'hostile')
      .select('item.id')
      .execute()
    expect(items).toHaveLength(first.counts?.added ?? 0)
    expect([versions.length, found.length]).toEqual([items.length, items.length])
    expect((await importAll()).counts).toMatchObject({ added: 0, unchanged: items.length })
  })
})
