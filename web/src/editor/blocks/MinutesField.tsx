import { BLOCK_MINUTES_LIMIT } from '@lightwork/content'
import { useRef } from 'react'
import { useWords } from '../../lib/language.ts'
import { blockWords } from '../words.ts'
import { TypedNumber, within } from './TypedNumber.tsx'

interface MinutesFieldProps {
  readonly label: string
  readonly minutes: number
  readonly editable: boolean
  readonly tabIndex?: number
  /** `session` is the same for all that is typed in one go: it is one step to undo. */
  readonly onChange: (minutes: number, session: number) => void
}

/** Minutes of a block. Plain elements and not the kit's field: a sheet of 300 blocks shows 300 of them. */
export function MinutesField({ label, minutes, editable, tabIndex = 0, onChange }: MinutesFieldProps) {
  const words = useWords(blockWords)
  const presses = useRef(0)
  const step = (by: number) => {
    presses.current = performance.now()
    const next = within(minutes + by, 0, BLOCK_MINUTES_LIMIT)
    if (next !== minutes) onChange(next, presses.current)
  }
  return (
    <span className="minutes">
      <button type="button" tabIndex={tabIndex} disabled={!editable} aria-label={words.fewer} onClick={() => step(-1)}>
        −
      </button>
      <TypedNumber {...{ label, editable, tabIndex, onChange }} value={minutes} min={0} max={BLOCK_MINUTES_LIMIT} />
      <button type="button" tabIndex={tabIndex} disabled={!editable} aria-label={words.more} onClick={() => step(1)}>
        +
      </button>
      {words.minuteUnit}
    </span>
  )
}
