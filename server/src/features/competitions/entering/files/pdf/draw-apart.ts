import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type FileReason, FileRefused } from '../refused-file.ts'
import type { DrawnPage } from './drawn.ts'

export type Answer = { readonly pages: readonly DrawnPage[] } | { readonly refused: FileReason }

const LIMIT_MS = 30_000
const MOST_MEGABYTES = 512

export interface Limits {
  readonly limitMs?: number
  /** The module that draws. */
  readonly program?: URL
}

const drawing = new URL('./draw-process.ts', import.meta.url)

/**
 * A process of its own for each file: what takes too long, or too much memory, ends with it, and so does what brings
 * the drawing library down. Throws FileRefused.
 */
export async function drawApart(
  bytes: Uint8Array,
  { limitMs = LIMIT_MS, program = drawing }: Limits = {},
): Promise<readonly DrawnPage[]> {
  const child = fork(fileURLToPath(program), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
    // Nothing of the server's: no address of a database, no secret. Windows starts nothing without its root.
    env: { SystemRoot: process.env.SystemRoot },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<Answer>((resolve) => {
      const refuse = (refused: 'pdf_slow' | 'broken') => () => resolve({ refused })
      timer = setTimeout(refuse('pdf_slow'), limitMs)
      child.once('message', (message) => resolve(message as Answer))
      child.once('error', refuse('broken')).once('exit', refuse('broken'))
      child.send(bytes, () => undefined)
    })
    if ('refused' in answer) throw new FileRefused(answer.refused)
    return answer.pages
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}
