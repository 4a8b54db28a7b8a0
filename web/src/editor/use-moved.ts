import { useState } from 'react'
import { useWords } from '../lib/language.ts'
import type { Moved } from './keys.ts'
import { blockWords } from './words.ts'

/** What a move did in words, for a live region. */
export function useMoved() {
  const words = useWords(blockWords)
  const [said, setSaid] = useState('')
  const say = ({ kind, direction, number }: Moved) => {
    const edge = direction === -1 ? words.atStart : words.atEnd
    const step = direction === -1 ? words.movedUp : words.movedDown
    const text = kind === 'edge' ? edge : number === undefined ? step : words.movedTo(number)
    // The same words twice would be said once: an unseen blank makes them new.
    setSaid((before) => (before === text ? `${text}\u00a0` : text))
  }
  return [said, say] as const
}
