import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { testDataDir } from '../../../../test/data-dir.ts'
import { createLog } from '../../../log.ts'
import { NoBrowser, PdfPrinter, QueueFull } from './pdf-printer.ts'

const log = createLog('silent')
const printer = new PdfPrinter({ folder: join(testDataDir, 'browser'), log })
afterAll(() => printer.stop())

const job = (html: string, asked: string[] = []) => ({
  html,
  resourceOf: async (path: string) => {
    asked.push(path)
    return null
  },
})

describe('the printer', () => {
  it('makes a PDF, asks for what the page names, and lets it reach nothing else', async () => {
    let reached = 0
    const outside = createServer((_, response) => {
      reached++
      response.end()
    })
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
    const address = outside.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const file = join(mkdtempSync(join(tmpdir(), 'print-')), 'secret.txt')
    writeFileSync(file, 'secret')
    const asked: string[] = []
    const html = `<script>document.title = 'ran'; fetch('/script')</script><img src="/media/one"><img src="http://127.0.0.1:${port}/"><iframe src="file://${file}"></iframe><p>text</p>`
    const bytes = Buffer.from(await printer.print(job(html, asked)))
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(asked).toEqual(['/media/one'])
    expect(reached).toBe(0)
    outside.close()
  })

  it('refuses when too many wait, and prints those that do', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => printer.print(job('<p>one</p>'))))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    expect(answers.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))).toEqual([
      expect.any(QueueFull),
      expect.any(QueueFull),
    ])
  })

  it('says that there is no browser where none can be unpacked', async () => {
    const without = new PdfPrinter({ folder: '/dev/null/browser', log })
    await expect(without.print(job('<p>one</p>'))).rejects.toThrow(NoBrowser)
  })

  it('prints nothing once it is stopped', async () => {
    const stopped = new PdfPrinter({ folder: join(testDataDir, 'browser'), log })
    await stopped.stop()
    await expect(stopped.print(job('<p>one</p>'))).rejects.toThrow(NoBrowser)
  })
})
