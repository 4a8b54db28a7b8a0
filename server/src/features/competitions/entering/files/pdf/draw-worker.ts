import { parentPort, workerData } from 'node:worker_threads'
import { type FileReason, FileRefused } from '../refused-file.ts'
import { drawPages } from './draw-pages.ts'
import type { DrawnPage } from './drawn.ts'

export type Answer = { readonly pages: readonly DrawnPage[] } | { readonly refused: FileReason }

async function answer(): Promise<Answer> {
  try {
    // Given by `keepPdf`.
    return { pages: await drawPages(workerData as Uint8Array) }
  } catch (error) {
    return { refused: error instanceof FileRefused ? error.reason : 'broken' }
  }
}

parentPort?.postMessage(await answer())
