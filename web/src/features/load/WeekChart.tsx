import { useId } from 'react'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { SubjectDot } from '../../ui/Chip.tsx'
import { GROUND, hasRoomForLimit, TOP, WeekColumn } from './WeekColumn.tsx'
import { type Finding, findingOf, subjectsOf, type WeekDay } from './week.ts'
import './week.css'

const words = defineWords({
  zh: {
    empty: '这一周还没有布置作业',
    over: (days: string, minutes: number) => `${days}超出上限，最多超出 ${minutes} 分钟`,
    fits: (day: string, total: number, limit: number) => `每天都在上限以内，最满的是${day}：${total} / ${limit} 分钟`,
    unjudged: (total: number) => `本周共 ${total} 分钟，这些天没有规定上限`,
    join: '、',
    limit: '当天上限',
    unjudgedDays: '休息日和无作业日没有上限，不作判定',
    describe: '下面的数据表写出每天、每科的分钟数。',
  },
  en: {
    empty: 'Nothing is set for this week yet',
    over: (days: string, minutes: number) => `Over the limit on ${days}, by ${minutes} min at most`,
    fits: (day: string, total: number, limit: number) =>
      `Every day is within its limit; the fullest is ${day} with ${total} of ${limit} min`,
    unjudged: (total: number) => `${total} min this week; no rule sets a limit for these days`,
    join: ', ',
    limit: 'Limit of the day',
    unjudgedDays: 'Rest days and days without homework have no limit: no verdict',
    describe: 'The table below gives the minutes of every day and subject.',
  },
})

/** The chart's sentence: what the week shows, before any figure is read. */
function useFinding(): (finding: Finding) => string {
  const say = useWords(words)
  const days = useDays()
  return (finding) => {
    if (finding.kind === 'empty') return say.empty
    if (finding.kind === 'unjudged') return say.unjudged(finding.total)
    if (finding.kind === 'fits') {
      const { day, total, limit } = finding.fullest
      return say.fits(days.weekday(day.day), total, limit?.limit ?? 0)
    }
    return say.over(
      finding.days.map(({ day }) => days.weekday(day.day)).join(say.join),
      Math.max(...finding.days.map(({ over }) => over)),
    )
  }
}

/** A class's week against its limits: our own drawing in percent of the width, so that words keep their size on a phone. */
export function WeekChart({ week }: { readonly week: readonly WeekDay[] }) {
  const say = useWords(words)
  const names = useNames()
  const finding = useFinding()(findingOf(week))
  const pattern = useId()
  const highest = Math.max(30, ...week.map(({ total, limit }) => Math.max(total, limit?.limit ?? 0)))
  const scale = (GROUND - TOP) / highest
  const named = week.findIndex((day) => hasRoomForLimit(day, scale))
  return (
    <figure className="week-figure">
      <figcaption>{finding}</figcaption>
      <svg className="week-chart" role="img" aria-label={`${finding}. ${say.describe}`}>
        <defs>
          <pattern id={pattern} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill="var(--over-wash)" />
            <path d="M0 0l8 8M8 0L0 8" stroke="var(--over)" strokeWidth="1.4" />
          </pattern>
        </defs>
        <line className="ground" x1="0" x2="100%" y1={GROUND} y2={GROUND} />
        {week.map((day, index) => (
          <WeekColumn
            key={day.day.day}
            week={day}
            index={index}
            scale={scale}
            pattern={pattern}
            namesLimit={index === named}
          />
        ))}
      </svg>
      <ul className="week-legend">
        {subjectsOf(week).map((subject) => (
          <li key={subject}>
            <SubjectDot subject={subject} /> {names.subject(subject)}
          </li>
        ))}
        {week.some(({ limit }) => limit !== null) && (
          <li>
            <span className="line" />
            {say.limit}
          </li>
        )}
        {week.some(({ limit }) => limit === null) && <li>{say.unjudgedDays}</li>}
      </ul>
    </figure>
  )
}
