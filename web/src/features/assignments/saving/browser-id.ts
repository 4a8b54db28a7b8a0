import { newId } from '../../../editor/blocks/ids.ts'

const KEY = 'lightwork.browser'
let known: string | null = null

/** Names this browser among a person's browsers, the same in all its tabs. Where nothing can be stored, names this page. */
export function browserId(): string {
  if (known !== null) return known
  try {
    known = localStorage.getItem(KEY) ?? newId()
    localStorage.setItem(KEY, known)
  } catch {
    known ??= newId()
  }
  return known
}
