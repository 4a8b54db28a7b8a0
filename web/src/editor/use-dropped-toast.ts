import { useWords } from '../lib/language.ts'
import { showToast } from '../ui/Toast.tsx'
import { droppedInWords, droppedWords } from './dropped-words.ts'
import type { Dropped } from './paste.ts'

/** Tells the teacher what a paste left behind. */
export function useDroppedToast(): (list: readonly Dropped[]) => void {
  const words = useWords(droppedWords)
  return (list) => void showToast({ text: droppedInWords(list, words) })
}
