import { isProblem, Unreachable } from '../../lib/api.ts'
import { getLanguage } from '../../lib/language.ts'
import { sessionEnded } from '../../lib/session.ts'

async function problemOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return new Unreachable()
  }
}

async function fetchPdf(address: string): Promise<Blob> {
  let response: Response
  try {
    response = await fetch(address, { credentials: 'same-origin', headers: { 'accept-language': getLanguage() } })
  } catch {
    throw new Unreachable()
  }
  if (response.ok) return response.blob()
  const problem = await problemOf(response)
  if (isProblem(problem, 'sign-in-needed')) sessionEnded()
  throw problem
}

/** Fetches the PDF and hands it to the browser as a file. Throws a problem body or `Unreachable`. */
export async function downloadPdf(address: string, fileName: string): Promise<void> {
  const url = URL.createObjectURL(await fetchPdf(address))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
