import { createWriteStream, rmSync, type WriteStream } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { ImportCounts } from '../features/imports/run-import.ts'
import type { Refused } from '../features/imports/store-batch.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const PROGRESS_EVERY = 2000

class Tally {
  readonly #counts = new Map<string, number>()

  add(names: readonly string[]): void {
    for (const name of names) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  toString(): string {
    const counts = [...this.#counts].sort(([, a], [, b]) => b - a)
    return counts.map(([name, count]) => `  ${name}: ${count}`).join('\n')
  }
}

/** What the console says of an import, and `FILE.refused.jsonl` in the working folder with every refused line. */
export class ImportReport {
  readonly #path: string
  readonly #begun = performance.now()
  readonly #reasons = new Tally()
  readonly #warnings = new Tally()
  #file: WriteStream | undefined
  #told = performance.now()
  #counts: ImportCounts = { lines: 0, added: 0, unchanged: 0, refused: 0, warned: 0 }

  constructor(file: string) {
    this.#path = resolve(`${basename(file)}.refused.jsonl`)
    // That of an earlier import would be read as this one's.
    rmSync(this.#path, { force: true })
  }

  add(counts: ImportCounts, warnings: readonly string[], refused: readonly Refused[]): void {
    this.#counts = counts
    this.#warnings.add(warnings)
    this.#reasons.add(refused.map(({ code }) => code))
    this.#write(refused)
    if (performance.now() - this.#told < PROGRESS_EVERY) return
    this.#told = performance.now()
    say(this.#line())
  }

  /** The closing words; `error` says why the file was not read to its end. */
  async close(error: string | null, publish: boolean): Promise<void> {
    await new Promise<void>((done) => (this.#file === undefined ? done() : this.#file.end(done)))
    const { added, refused, warned } = this.#counts
    say(`\n${error === null ? '导入完成 import finished' : `导入未完成 import not finished: ${error}`}`)
    say(this.#line())
    if (warned > 0) say(`提醒 warnings:\n${this.#warnings}`)
    if (refused > 0) say(`拒绝的原因 refused because:\n${this.#reasons}\n逐行报告 line by line: ${this.#path}`)
    if (!publish && added > 0)
      say('新增的题目是草稿，补全标签、送审通过后入库 / new items are drafts; they enter the bank through review')
  }

  #write(refused: readonly Refused[]): void {
    if (refused.length === 0) return
    this.#file ??= createWriteStream(this.#path).on('error', ({ message }) =>
      say(`不能写逐行报告；导入照常进行，拒绝的行可在网页上查看 / cannot write the report: ${message}`),
    )
    const lines = refused.map(({ line, code, detail, excerpt }) => JSON.stringify({ line, code, detail, excerpt }))
    this.#file.write(`${lines.join('\n')}\n`)
  }

  #line(): string {
    const { lines, added, unchanged, refused, warned } = this.#counts
    const seconds = (performance.now() - this.#begun) / 1000
    const speed = Math.round(lines / Math.max(seconds, 0.001))
    return (
      `${lines} 行 lines · 新增 added ${added} · 未变 unchanged ${unchanged} · 拒绝 refused ${refused} · ` +
      `提醒 warned ${warned} · ${seconds.toFixed(1)} s · ${speed} 行/秒 lines/s`
    )
  }
}
