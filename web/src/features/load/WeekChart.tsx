import { useId } from 'react'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { SubjectDot, subjectColour } from '../../ui/Chip.tsx'
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
    overPart: '超出部分',
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
    overPart: 'Over the limit',
    describe: 'The table below gives the minutes of every day and subject.',
  },
})

/** The chart's sentence: what the week shows, before any figure is read. */
export function useFinding(): (finding: Finding) => string {
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

const GROUND = 226
const TOP = 26
const COLUMN = 100 / 7
const MARGIN = 1.6

/** A column: subjects from the ground up, the part over the limit crossed, the limit as a line of its own. */
function DayColumn({
  week: { day, parts, total, limit, over },
  index,
  scale,
  pattern,
}: {
  week: WeekDay
  index: number
  scale: number
  pattern: string
}) {
  const names = useNames()
  const days = useDays()
  const x = index * COLUMN
  const middle = `${x + COLUMN / 2}%`
  const box = { x: `${x + MARGIN}%`, width: `${COLUMN - 2 * MARGIN}%` }
  let height = 0
  const stacked = parts.map((part) => {
    height += part.minutes
    return { ...part, y: GROUND - height * scale, tall: part.minutes * scale }
  })
  return (
    <g>
      {stacked.map(({ subject, y, tall }) => (
        <g key={subject}>
          <rect {...box} y={y} height={Math.max(1, tall - 1)} fill={subjectColour(subject)} />
          {tall >= 16 && (
            <text className="inside" x={middle} y={y + tall / 2 + 4}>
              {names.subjectInitial(subject)}
            </text>
          )}
        </g>
      ))}
      {over > 0 && (
        <rect
          {...box}
          y={GROUND - total * scale}
          height={over * scale}
          fill={`url(#${pattern})`}
          stroke="var(--over)"
        />
      )}
      {total > 0 && (
        <text className={over > 0 ? 'total over' : 'total'} x={middle} y={GROUND - total * scale - 7}>
          {total}
        </text>
      )}
      {limit !== null && (
        <line
          className="limit"
          x1={`${x + 0.6}%`}
          x2={`${x + COLUMN - 0.6}%`}
          y1={GROUND - limit.limit * scale}
          y2={GROUND - limit.limit * scale}
        />
      )}
      <text x={middle} y={GROUND + 18}>
        {days.weekday(day.day)}
      </text>
      <text className="quiet" x={middle} y={GROUND + 35}>
        {days.shortDay(day.day)}
      </text>
    </g>
  )
}

/** A class's week against its limits: our own drawing in percent of the width, so that words keep their size on a phone. */
export function WeekChart({ week }: { readonly week: readonly WeekDay[] }) {
  const say = useWords(words)
  const names = useNames()
  const finding = useFinding()(findingOf(week))
  const pattern = useId()
  const highest = Math.max(30, ...week.map(({ total, limit }) => Math.max(total, limit?.limit ?? 0)))
  const scale = (GROUND - TOP) / highest
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
          <DayColumn key={day.day.day} week={day} index={index} scale={scale} pattern={pattern} />
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
      </ul>
    </figure>
  )
}
