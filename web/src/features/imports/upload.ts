import { type ImportRun, startImport } from '@lightwork/contract'
import { isProblem, Unreachable } from '../../lib/api.ts'
import { getLanguage } from '../../lib/language.ts'
import { sessionEnded } from '../../lib/session.ts'

export const UPLOAD_LIMIT = 200 * 2 ** 20

export type FileProblem = 'wrongKind' | 'tooLarge' | 'empty'

/** What can be said of a file before it is sent. */
export function problemOf({ name, size }: Pick<File, 'name' | 'size'>): FileProblem | null {
  if (!/\.(jsonl|ndjson|json|gz)$/i.test(name)) return 'wrongKind'
  if (size === 0) return 'empty'
  return size > UPLOAD_LIMIT ? 'tooLarge' : null
}

export interface UploadOrder {
  readonly file: File
  /** Part of the file that has gone out, 0 to 1. */
  readonly onProgress: (part: number) => void
  readonly signal: AbortSignal
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreachable()
  }
}

function addressOf({ file }: UploadOrder): string {
  const asked = new URLSearchParams({ file_name: file.name.slice(-200) })
  return `${startImport.url}?${asked}`
}

/** Sends the file as it is. By XMLHttpRequest, because `fetch` tells nobody how far an upload is. */
export function uploadFile(order: UploadOrder): Promise<ImportRun> {
  const { file, onProgress, signal } = order
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(startImport.method, addressOf(order))
    request.setRequestHeader('content-type', /\.gz$/i.test(file.name) ? 'application/gzip' : 'application/x-ndjson')
    request.setRequestHeader('accept-language', getLanguage())
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onerror = () => reject(new Unreachable())
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    request.onload = () => {
      try {
        const json = read(request.responseText)
        if (request.status === 401 && isProblem(json, 'sign-in-needed')) sessionEnded()
        // The server answers its own contract; anything else has no status 200.
        if (request.status === 200) resolve(json as ImportRun)
        else reject(json)
      } catch (error) {
        reject(error)
      }
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
