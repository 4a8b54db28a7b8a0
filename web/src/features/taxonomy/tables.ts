import { exportTerms, exportTextbooks, importTerms, importTextbooks, type TableReport } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { api, isProblem, Unreachable } from '../../lib/api.ts'
import { getLanguage } from '../../lib/language.ts'
import { fromBase64, saveFile } from '../../lib/save-file.ts'
import { sessionEnded } from '../../lib/session.ts'

export type TableKind = 'points' | 'books'

export interface TableOrder {
  readonly kind: TableKind
  readonly subject: Subject
  readonly file: File
  readonly write: boolean
}

/** Sends a table as it is; the typed client sends JSON only. */
export async function sendTable({ kind, subject, file, write }: TableOrder): Promise<TableReport> {
  const { url, method } = kind === 'points' ? importTerms : importTextbooks
  const asked = new URLSearchParams({ file_name: file.name.slice(-200), write: String(write) })
  const headers = { 'content-type': 'application/octet-stream', 'accept-language': getLanguage() }
  const address = `${url.replace(':subject', subject)}?${asked}`
  let json: unknown
  let ok: boolean
  try {
    const response = await fetch(address, { method, headers, body: file, credentials: 'same-origin' })
    ok = response.ok
    json = await response.json()
  } catch {
    throw new Unreachable()
  }
  if (isProblem(json, 'sign-in-needed')) sessionEnded()
  if (!ok) throw json
  // The server answers its own contract.
  return json as TableReport
}

/** Fetches the present table and hands it to the browser as a file. */
export async function saveTable(kind: TableKind, subject: Subject): Promise<void> {
  const { file_name, base64 } = await api(kind === 'points' ? exportTerms : exportTextbooks, { params: { subject } })
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  saveFile({ name: file_name, type, content: fromBase64(base64) })
}
