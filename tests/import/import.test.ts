import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { mathProblem, walk } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { root } from '@lightwork/server/src/config.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { startRun } from '@lightwork/server/src/features/imports/imports.commands.ts'
import { type ImportCounts, runImport } from '@lightwork/server/src/features/imports/run-import.ts'
import { startTestApp } from '@lightwork/server/test/app.ts'
import { describe, expect, it } from 'vitest'

// Public data sets beside the repository; their own licences do not let them into it.
const file = resolve(import.meta.dirname, '../../../shared/data/items-small.jsonl')
const { as, db, ownerUrl } = await startTestApp()
const there = existsSync(file)
if (!there) process.stderr.write(`tests/import: no ${file}, the import of real items is not tested\n`)

describe('the import command', () => {
  it('goes on to its end when nobody reads its output any more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lightwork-import-'))
    const path = join(folder, 'a.jsonl')
    const record = { source: 'piped', licence: 'MIT', subject: '数学', grade: 5, type: 'fill_blank', answer: '45' }
    const lines = ['1', '2'].map((id) => JSON.stringify({ ...record, source_id: id, stem: `第${id}题，一共多少？` }))
    writeFileSync(path, [...lines, '{'].join('\n'))
    try {
      const child = spawn(process.execPath, [join(root, 'server/src/commands.ts'), 'import', path], {
        env: { ...process.env, DATABASE_URL: ownerUrl, DATA_DIR: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      // As `| head` does after its lines.
      child.stdout.destroy()
      let errors = ''
      child.stderr.on('data', (chunk: Buffer) => {
        errors += chunk.toString()
      })
      const [status] = await once(child, 'close')
      expect(status, errors).toBe(0)
      const run = db
        .selectFrom('import_run')
        .where('file_name', '=', 'a.jsonl')
        .select(['added', 'refused', 'finished_at'])
      expect(await run.executeTakeFirst()).toMatchObject({ added: 2, refused: 1, finished_at: expect.any(String) })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe.runIf(there)('real items', () => {
  async function importAll(publish: boolean): Promise<{ runId: string; counts: ImportCounts }> {
    const now = () => new Date()
    const runId = await inTransaction(db, nothing, (tx) =>
      startRun(tx, { fileName: 'items-small.jsonl', startedBy: null }, now()),
    )
    const job = {
      runId,
      publish,
      selectedBy: null,
      batchSize: 100,
      writers: 2,
      maxBytes: Number.POSITIVE_INFINITY,
      now,
    }
    const { counts, error } = await runImport(db, { ...job, source: createReadStream(file) })
    if (counts === null) throw new Error(error ?? 'no counts')
    return { runId, counts }
  }

  it('are all accounted for, once and again', async () => {
    const first = await importAll(true)
    expect(first.counts.lines).toBe(360)
    expect(first.counts.added).toBeGreaterThan(330)
    expect(first.counts.added + first.counts.unchanged + first.counts.refused).toBe(360)
    const refusals = await as('curator').call(contract.listImportRefusals, {
      params: { run_id: first.runId },
      querystring: {},
    })
    expect(refusals).toHaveLength(first.counts.refused)
    const again = await importAll(true)
    expect(again.counts).toMatchObject({
      lines: 360,
      added: 0,
      unchanged: first.counts.added,
      refused: first.counts.refused,
    })
  })

  it('are found and read by a teacher, with formulas that can be set', async () => {
    const found = await as('mathTeacher').call(contract.searchItems, {
      querystring: { subject: 'math', page_size: 50 },
    })
    expect(found.total).toBeGreaterThan(50)
    const ids = found.hits.map(({ version_id }) => version_id).join(',')
    const versions = await as('mathTeacher').call(contract.getItemVersions, { querystring: { ids } })
    expect(versions).toHaveLength(found.hits.length)
    let formulas = 0
    let unreadable = 0
    for (const { body } of versions) {
      walk(body, ({ type, attrs }) => {
        if (type !== 'mathInline' && type !== 'mathBlock') return
        formulas++
        if (mathProblem(String(attrs?.latex)) !== null) unreadable++
      })
    }
    expect(formulas).toBeGreaterThan(20)
    expect(unreadable / formulas).toBeLessThan(0.02)
  })
})
