import { Worker } from 'node:worker_threads'
import { FileRefused } from '../refused-file.ts'
import type { Answer } from './draw-worker.ts'
import { type DrawnPage, packPages } from './drawn.ts'
import { isUnread, textsOfPages } from './page-texts.ts'

const LIMIT_MS = 30_000
const MOST_MEGABYTES = 512

interface Limits {
  readonly limitMs?: number
}

/** A thread of its own for each file: what takes too long, or too much memory, ends with it. */
async function drawApart(bytes: Uint8Array, { limitMs = LIMIT_MS }: Limits): Promise<readonly DrawnPage[]> {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<Answer>((resolve) => {
      const refuse = (refused: 'pdf_slow' | 'broken') => () => resolve({ refused })
      timer = setTimeout(refuse('pdf_slow'), limitMs)
      worker.once('message', resolve).once('error', refuse('broken')).once('exit', refuse('broken'))
    })
    if ('refused' in answer) throw new FileRefused(answer.refused)
    return answer.pages
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** The pages of a PDF as pictures; nothing else of it stays. Throws FileRefused. */
export async function keepPdf(bytes: Uint8Array, limits: Limits = {}) {
  const pages = await drawApart(bytes, limits)
  return { clean: packPages(pages), texts: textsOfPages(pages), unreadPages: pages.filter(isUnread).length }
}
