import { figureOf, loadOf } from '@lightwork/domain'
import { useEffect, useRef, useState } from 'react'
import type { SheetTasks } from '../../editor/blocks/parts.ts'
import { useWords } from '../../lib/language.ts'
import { useVerdictText } from '../../ui/LoadBar.tsx'
import { homeworkWords } from './homework-words.ts'
import type { DayState } from './use-day.ts'

/** A number that is still being typed or stepped is not read aloud. */
const AT_REST = 1_000

/** Reads aloud what a change of the sheet does to the minutes: the clock that others see from the corner of their eye. */
export function LoadVoice({ day, tasks }: { readonly day: DayState; readonly tasks: SheetTasks }) {
  const words = useWords(homeworkWords)
  const verdictOf = useVerdictText()
  const { written } = figureOf(loadOf(tasks))
  const days = day.outlooks.map(({ classDay, others, mine, limit }) => {
    const used = others.reduce((sum, { minutes }) => sum + minutes, 0)
    return words.dayStands(classDay.class_name, verdictOf({ used, mine, limit }))
  })
  const text = words.loadSaid(written, days)
  const [said, say] = useState('')
  const opened = useRef<number | null>(written)
  useEffect(() => {
    // What stands there when the sheet opens is no news, nor is the day that the server tells a moment later.
    if (opened.current === written) return
    opened.current = null
    const timer = setTimeout(() => say(text), AT_REST)
    return () => clearTimeout(timer)
  }, [text, written])
  return (
    <div className="visually-hidden" role="status">
      {said}
    </div>
  )
}
