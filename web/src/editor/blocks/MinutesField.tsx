import { BLOCK_MINUTES_LIMIT } from '@lightwork/content'
import { useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { plainDigits } from '../../ui/digits.ts'
import { blockWords } from '../words.ts'
import type { Block } from './use-block.ts'

const within = (minutes: number) => Math.min(BLOCK_MINUTES_LIMIT, Math.max(0, minutes))

/**
 * Minutes of a block. Plain elements and not the kit's field: a sheet of 300 blocks shows 300 of them. What is typed in
 * one go is one step to undo.
 */
export function MinutesField({ block, minutes }: { readonly block: Block; readonly minutes: number }) {
  const words = useWords(blockWords)
  const [draft, setDraft] = useState<string | null>(null)
  const session = useRef(0)
  const tabIndex = block.active ? 0 : -1
  const set = (next: number) => {
    if (within(next) !== minutes)
      block.change({ minutes: within(next), daily: null, tier_minutes: null }, session.current)
  }
  const type = (text: string, composing: boolean) => {
    setDraft(text)
    const digits = plainDigits(text)
    if (!composing && /^\d{1,4}$/.test(digits)) set(Number(digits))
  }
  const step = (by: number) => {
    session.current = performance.now()
    setDraft(null)
    set(minutes + by)
  }
  return (
    <span className="minutes">
      <button
        type="button"
        tabIndex={tabIndex}
        disabled={!block.editable}
        aria-label={words.fewer}
        onClick={() => step(-1)}
      >
        −
      </button>
      <input
        inputMode="numeric"
        autoComplete="off"
        tabIndex={tabIndex}
        readOnly={!block.editable}
        aria-label={words.minutes}
        value={draft ?? String(minutes)}
        onFocus={() => {
          session.current = performance.now()
        }}
        onChange={({ currentTarget, nativeEvent }) =>
          type(currentTarget.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
        }
        onCompositionEnd={({ currentTarget }) => type(currentTarget.value, false)}
        onBlur={() => setDraft(null)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          step(event.key === 'ArrowUp' ? 1 : -1)
        }}
      />
      <button
        type="button"
        tabIndex={tabIndex}
        disabled={!block.editable}
        aria-label={words.more}
        onClick={() => step(1)}
      >
        +
      </button>
      {words.minuteUnit}
    </span>
  )
}
