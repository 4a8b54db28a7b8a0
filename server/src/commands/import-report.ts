import { createWriteStream, mkdtempSync, openSync, rmSync, statSync, type WriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
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

const isReadOnly = (folder: string): boolean => (statSync(folder).mode & 0o222) === 0

/** Opens the report in the first folder that takes it; null when none does. That of an earlier import is overwritten. */
function openFirst(name: string, folders: readonly (() => string)[]): { path: string; descriptor: number } | null {
  for (const find of folders) {
    try {
      const folder = find()
      const path = join(folder, name)
      // An administrator could write even there; a folder that nobody may write to is left as it is.
      if (!isReadOnly(folder)) return { path, descriptor: openSync(path, 'w') }
    } catch {
      // The next one, then.
    }
  }
  return null
}

/**
 * What the console says of an import, and `FILE.refused.jsonl` with every refused line: beside the file, else in the
 * working folder, the data folder or one for temporary files.
 */
export class ImportReport {
  readonly #begun = performance.now()
  readonly #reasons = new Tally()
  readonly #warnings = new Tally()
  readonly #path: string | null = null
  readonly #file: WriteStream | null = null
  #isLost = false
  #told = performance.now()
  #counts: ImportCounts = { lines: 0, added: 0, unchanged: 0, refused: 0, warned: 0 }

  constructor(file: string, dataDir: string) {
    const opened = openFirst(`${basename(file)}.refused.jsonl`, [
      () => dirname(file),
      () => process.cwd(),
      () => dataDir,
      // A folder of its own: others may write to the one of temporary files.
      () => mkdtempSync(join(tmpdir(), 'lightwork-import-')),
    ])
    if (opened === null) return
    this.#path = opened.path
    this.#file = createWriteStream(opened.path, { fd: opened.descriptor }).on('error', () => {
      this.#isLost = true
    })
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
    await this.#finish()
    const { added, refused, warned } = this.#counts
    say(`\n${error === null ? '导入完成 import finished' : `导入未完成 import not finished: ${error}`}`)
    say(this.#line())
    if (warned > 0) say(`提醒 warnings:\n${this.#warnings}`)
    if (refused > 0) say(`拒绝的原因 refused because:\n${this.#reasons}\n${this.#where()}`)
    if (!publish && added > 0)
      say('新增的题目是草稿，补全标签、送审通过后入库 / new items are drafts; they enter the bank through review')
  }

  /** Closes the report; an empty one is not left behind. */
  async #finish(): Promise<void> {
    const [file, path] = [this.#file, this.#path]
    if (file === null || path === null) return
    if (!this.#isLost) await new Promise<void>((done) => file.once('close', () => done()).end())
    if (this.#counts.refused === 0) rmSync(path, { force: true })
  }

  #where(): string {
    return this.#path === null || this.#isLost
      ? '逐行报告写不下来，拒绝的行可在“导入”网页上查看 / the report could not be written; see the import page'
      : `逐行报告 line by line: ${this.#path}`
  }

  #write(refused: readonly Refused[]): void {
    if (refused.length === 0 || this.#isLost) return
    const lines = refused.map(({ line, code, detail, excerpt }) => JSON.stringify({ line, code, detail, excerpt }))
    this.#file?.write(`${lines.join('\n')}\n`)
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
