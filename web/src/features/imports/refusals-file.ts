import { listImportRefusals, type Output } from '@lightwork/contract'
import { api } from '../../lib/api.ts'
import { saveFile } from '../../lib/save-file.ts'

export type RefusedLine = Output<typeof listImportRefusals>[number]

/** The server answers so many at a time. */
const PAGE = 1000

/** All refused lines of an import, however many. */
export async function allRefusals(runId: string): Promise<RefusedLine[]> {
  const found: RefusedLine[] = []
  for (;;) {
    const after = found.at(-1)?.line ?? 0
    const page = await api(listImportRefusals, { params: { run_id: runId }, querystring: { after } })
    found.push(...page)
    if (page.length < PAGE) return found
  }
}

/** A spreadsheet takes a cell that begins so for a formula and would run what a foreign file says. */
const startsFormula = /^[\s]*[=+\-@\t\r]/

const cell = (value: string | number): string => {
  const text = String(value)
  return `"${(startsFormula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

export type RefusalRow = readonly [line: number, code: string, reason: string, detail: string, excerpt: string]

/** A table that spreadsheets open as UTF-8, with nothing in it that they would run. */
export const toCsv = (head: readonly string[], rows: readonly RefusalRow[]): string =>
  `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

/** Hands a table in text form to the person. */
export const saveAsFile = (text: string, name: string): void =>
  saveFile({ name, type: 'text/csv;charset=utf-8', content: text })
