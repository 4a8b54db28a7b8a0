import { type RefObject, useEffect } from 'react'
import { useWords } from '../../lib/language.ts'
import type { Offered } from '../insert-catalogue.ts'
import { insertWords } from '../insert-words.ts'
import { type SlashEntry, slashEntries } from './slash-entries.ts'

/** The entries of the slash menu in the language of the screen, also for the keys of an editor that is made only once. */
export function useEntries(inserts: Offered, offered: RefObject<readonly SlashEntry[]>): readonly SlashEntry[] {
  const labels = useWords(insertWords)
  const entries = slashEntries(inserts, labels)
  useEffect(() => {
    offered.current = entries
  })
  return entries
}
