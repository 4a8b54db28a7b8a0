import type { Assignment } from '@lightwork/contract'
import { figureOf } from '@lightwork/domain'
import { useEffect, useRef } from 'react'
import type { SheetPart } from '../../editor/blocks/parts.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { homeworkWords } from './homework-words.ts'
import type { ClassOutlook } from './outlooks.ts'
import { numbersOf } from './sheet-items.ts'
import type { DayState } from './use-day.ts'

interface WayOutProps {
  readonly day: DayState
  readonly parts: readonly SheetPart[]
  /** The server has just said so: the ways out come into sight and take the focus. */
  readonly isRefused: boolean
  readonly onMakeOptional: (ids: readonly string[], said: string) => void
}

function OverClass({
  outlook,
  releases,
  isOneOfSeveral,
}: {
  readonly outlook: ClassOutlook
  readonly isOneOfSeveral: boolean
  readonly releases: Assignment['releases']
}) {
  const words = useWords(homeworkWords)
  const names = useNames()
  const days = useDays()
  const { classDay, over } = outlook
  const name = isOneOfSeveral ? `${classDay.class_name} ${days.dayAndWeekday(classDay.day)} ` : classDay.class_name
  const others = classDay.releases.filter(({ release_id }) => !releases.some(({ id }) => id === release_id))
  return (
    <>
      {over.map(({ quantity, limit, used, asked, over: minutes }) => (
        <div key={quantity}>
          <p>{words.overClass(name, { used, left: Math.max(0, limit - used), asked, over: minutes })}</p>
          <ul className="homework-holders">
            {others
              .map((held) => ({ ...held, minutes: figureOf(held.load)[quantity] }))
              .filter((held) => held.minutes > 0)
              .map(({ release_id, subject, teacher, title, minutes: held }) => (
                <li key={release_id}>
                  {words.holder({ subject: names.subject(subject), teacher, title, minutes: held })}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  )
}

/** The homework does not fit: who holds the minutes, and the ways out, each one press. Nothing is shown while it fits. */
export function WayOut({ day, parts, isRefused, onMakeOptional }: WayOutProps) {
  const words = useWords(homeworkWords)
  const days = useDays()
  const frame = useRef<HTMLDivElement>(null)
  const { releases, nextDay } = day
  const full = day.outlooks.filter(({ over }) => over.length > 0)
  const isShown = full.length > 0
  useEffect(() => {
    if (!isRefused || !isShown) return
    frame.current?.focus({ preventScroll: true })
    frame.current?.scrollIntoView({ block: 'nearest' })
  }, [isRefused, isShown])
  if (!isShown) return null
  const drops = full.map(({ drop }) => drop)
  // What fits one class may not fit the next: without the blocks of all of them it fits everywhere.
  const drop = drops.includes(null) ? [] : [...new Set(drops.flatMap((ids) => ids ?? []))]
  const numbers = words.numbers(numbersOf(parts, drop))
  return (
    <div ref={frame} tabIndex={-1} className="homework-way-out">
      <Notice
        tone="refuse"
        title={isRefused ? words.refusedTooMuch : words.tooMuch}
        actions={
          <>
            {drop.length > 0 && (
              <Button onPress={() => onMakeOptional(drop, words.madeOptional(numbers))}>
                {words.makeOptional(numbers)}
              </Button>
            )}
            {nextDay !== null && (
              <Button onPress={() => day.setDay(nextDay)}>{words.next(days.dayAndWeekday(nextDay))}</Button>
            )}
          </>
        }
      >
        {full.map((outlook) => (
          <OverClass
            key={outlook.classDay.class_id + outlook.classDay.day}
            isOneOfSeveral={day.length > 1}
            {...{ outlook, releases }}
          />
        ))}
      </Notice>
    </div>
  )
}
