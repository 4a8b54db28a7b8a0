import { drawApart, type Limits } from './draw-apart.ts'
import { packPages } from './drawn.ts'
import { isUnread, textsOfPages } from './page-texts.ts'

/** The pages of a PDF as pictures; nothing else of it stays. Throws FileRefused. */
export async function keepPdf(bytes: Uint8Array, limits: Limits = {}) {
  const pages = await drawApart(bytes, limits)
  return { clean: packPages(pages), texts: textsOfPages(pages), unreadPages: pages.filter(isUnread).length }
}
