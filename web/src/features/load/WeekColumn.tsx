import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { subjectColour } from '../../ui/Chip.tsx'
import type { WeekDay } from './week.ts'
import './week.css'

const words = defineWords({
  zh: { limit: (minutes: number) => `上限 ${minutes}`, rest_day: '休息', no_homework_day: '无作业' },
  en: { limit: (minutes: number) => `limit ${minutes}`, rest_day: 'rest', no_homework_day: 'none' },
})

/** Where the columns stand and where the highest may end, in px of the drawing. */
export const GROUND = 226
export const TOP = 30
const COLUMN = 100 / 7
const MARGIN = 1.6

const SIDE = 0.6

/** Room for the words of the limit between its line and whatever the column says below it. */
export const hasRoomForLimit = ({ limit, total }: WeekDay, scale: number): boolean =>
  limit !== null && limit.limit > 0 && (total <= limit.limit * 0.98 || total === 0) && limit.limit * scale > 40

export interface WeekColumnProps {
  readonly week: WeekDay
  readonly index: number
  /** Px a minute. */
  readonly scale: number
  /** Id of the crossed pattern. */
  readonly pattern: string
  readonly namesLimit: boolean
}

function Limit({ x, y, name }: { readonly x: number; readonly y: number; readonly name: string | null }) {
  return (
    <>
      <line className="limit" x1={`${x + SIDE}%`} x2={`${x + COLUMN - SIDE}%`} y1={y} y2={y} />
      {name !== null && (
        <text className="quiet" x={`${x + COLUMN / 2}%`} y={y - 7}>
          {name}
        </text>
      )}
    </>
  )
}

/** A column: subjects from the ground up, the part over the limit crossed, the limit as a line of its own. */
export function WeekColumn({
  week: { day, parts, total, limit, over },
  index,
  scale,
  pattern,
  namesLimit,
}: WeekColumnProps) {
  const say = useWords(words)
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
        <Limit x={x} y={GROUND - limit.limit * scale} name={namesLimit ? say.limit(limit.limit) : null} />
      )}
      <text x={middle} y={GROUND + 18}>
        {days.weekday(day.day)}
      </text>
      <text className="quiet" x={middle} y={GROUND + 35}>
        {days.shortDay(day.day)}
      </text>
      {day.day_kind !== 'school_day' && (
        <text className="quiet" x={middle} y={GROUND + 52}>
          {say[day.day_kind]}
        </text>
      )}
    </g>
  )
}
