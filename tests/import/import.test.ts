import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { mathProblem, walk } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { startRun } from '@lightwork/server/src/features/imports/imports.commands.ts'
import { type ImportCounts, runImport } from '@lightwork/server/src/features/imports/run-import.ts'
import { startTestApp } from '@lightwork/server/test/app.ts'
import { describe, expect, it } from 'vitest'

// Public data sets beside the repository; their own licences do not let them into it.
const file = resolve(import.meta.dirname, '../../../shared/data/items-small.jsonl')
const there = existsSync(file)
if (!there) process.stderr.write(`tests/import: no ${file}, the import of real items is not tested\n`)

describe.runIf(there)('real items', async () => {
  const { as, db } = await startTestApp()

  async function importAll(publish: boolean): Promise<{ runId: string; counts: ImportCounts }> {
    const now = () => new Date()
    const runId = await inTransaction(db, nothing, (tx) =>
      startRun(tx, { fileName: 'items-small.jsonl', startedBy: null }, now()),
    )
    const job = { runId, publish, selectedBy: null, batchSize: 100, maxBytes: Number.POSITIVE_INFINITY, now }
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
