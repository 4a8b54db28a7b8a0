import { FileRefused } from '../refused-file.ts'
import type { Answer } from './draw-apart.ts'
import { drawPages } from './draw-pages.ts'

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    // Pdfjs takes no Buffer.
    return { pages: await drawPages(new Uint8Array(bytes)) }
  } catch (error) {
    return { refused: error instanceof FileRefused ? error.reason : 'broken' }
  }
}

// One file, given by `drawApart`; without the server there is nobody to draw for.
process.once('disconnect', () => process.exit())
process.once('message', async (bytes: Uint8Array) => {
  process.send?.(await answer(bytes), () => process.disconnect())
})
