import type { Subject } from '@lightwork/domain'
import { defineWords, useWords } from '../lib/language.ts'
import { useNames } from '../lib/names.ts'
import { subjectColour } from './Chip.tsx'
import { type LoadFigures, type LoadState, type LoadVerdict, loadVerdict } from './load-state.ts'
import './load-bar.css'

export interface SubjectMinutes {
  readonly subject: Subject
  readonly minutes: number
}

export interface LoadBarProps {
  /** What is measured, in front of the verdict: 五年级(1)班 11月25日书面作业. */
  readonly label: string
  /** What stands on the day already, by subject, in timetable order. */
  readonly others: readonly SubjectMinutes[]
  /** The homework at hand, drawn in the accent; leave it out on boards that only show the day. */
  readonly mine?: SubjectMinutes | null
  /** Minutes of the limit in force. Null: no rule gives one; the total is shown without a verdict. */
  readonly limit: number | null
  /** `full`: label, verdict, bar and the parts by name. `line`: verdict and bar. `bare`: only the bar, the sentence is read aloud. */
  readonly size?: 'full' | 'line' | 'bare'
}

const words = defineWords({
  zh: {
    stop: '：',
    mine: (minutes: number) => `本次 ${minutes} 分钟`,
    mineShort: '本次',
    limit: (minutes: number) => `上限 ${minutes} 分钟`,
    ok: (left: number) => `还可布置 ${left} 分钟`,
    near: (left: number) => `接近上限，还可布置 ${left} 分钟`,
    full: '正好到上限',
    over: (minutes: number) => `超出 ${minutes} 分钟`,
    none: '上限为 0 分钟',
    free: (minutes: number) => `共 ${minutes} 分钟，当天没有规定上限`,
  },
  en: {
    stop: ': ',
    mine: (minutes: number) => `this homework ${minutes} min`,
    mineShort: 'This',
    limit: (minutes: number) => `limit ${minutes} min`,
    ok: (left: number) => `${left} min left`,
    near: (left: number) => `close to the limit, ${left} min left`,
    full: 'exactly at the limit',
    over: (minutes: number) => `${minutes} min over`,
    none: 'the limit is 0 minutes',
    free: (minutes: number) => `${minutes} min in all; no rule sets a limit for this day`,
  },
})

type LoadWords = ReturnType<typeof useWords<(typeof words)['zh']>>

const verdictText = (say: LoadWords, { state, left, over, total }: LoadVerdict): string =>
  ({
    ok: say.ok(left),
    near: say.near(left),
    full: say.full,
    over: say.over(over),
    free: say.free(total),
    none: say.none,
  })[state]

/** How a day stands, in words alone: for what is read aloud. */
export function useVerdictText(): (figures: LoadFigures) => string {
  const say = useWords(words)
  return (figures) => verdictText(say, loadVerdict(figures))
}

/** The shape of a state: filled, hatched, crossed; an outline where nothing is judged. */
function LoadMark({ state }: { readonly state: LoadState }) {
  const lines: Record<LoadState, string> = {
    ok: '',
    near: 'M2 9 9 2M5 12l7-7M2 5l3-3M9 12l3-3',
    full: 'M2 7h10M2 4h10M2 10h10',
    over: 'M2 2l10 10M12 2 2 12',
    free: '',
    none: 'M3 7h8',
  }
  return (
    <svg
      aria-hidden="true"
      className="ui-load-mark"
      width="14"
      height="14"
      viewBox="0 0 14 14"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <rect
        x="1.25"
        y="1.25"
        width="11.5"
        height="11.5"
        rx="2"
        fill={state === 'ok' ? 'currentColor' : 'none'}
        strokeDasharray={state === 'free' ? '2 2' : undefined}
      />
      <path d={lines[state]} fill="none" />
    </svg>
  )
}

/** The state of a day as shape and word, for where there is no room for a bar. */
export function LoadVerdictText({
  used,
  mine = 0,
  limit,
}: {
  readonly used: number
  readonly mine?: number
  readonly limit: number | null
}) {
  const say = useWords(words)
  const verdict = loadVerdict({ used, mine, limit })
  return (
    <span className={`ui-load-verdict ${verdict.state}`}>
      <LoadMark state={verdict.state} />
      {verdictText(say, verdict)}
    </span>
  )
}

const sum = (parts: readonly SubjectMinutes[]) => parts.reduce((total, { minutes }) => total + minutes, 0)
const percent = (part: number, whole: number) => `${whole === 0 ? 0 : (part / whole) * 100}%`

/** Of the narrowest bar, in pixels of its 12px type: a name that would not fit into its part is not begun. */
const NARROWEST = 180
const roomFor = (name: string) => [...name].reduce((sum, sign) => sum + (sign > '\u2e80' ? 12 : 7), 4) / NARROWEST

function Track({
  others,
  mine,
  limit,
  total,
}: {
  others: readonly SubjectMinutes[]
  mine: SubjectMinutes | null
  limit: number | null
  total: number
}) {
  const names = useNames()
  const say = useWords(words)
  const whole = Math.max(limit ?? 0, total)
  const inside = (name: string, initial: string, minutes: number) => {
    const share = minutes / whole
    return share >= roomFor(name) ? name : share >= roomFor(initial) ? initial : ''
  }
  return (
    <div className="ui-load-track" aria-hidden="true">
      {others
        .filter(({ minutes }) => minutes > 0)
        .map(({ subject, minutes }) => (
          <div
            key={subject}
            className="ui-load-part other"
            style={{ width: percent(minutes, whole), background: subjectColour(subject) }}
          >
            {inside(names.subject(subject), names.subjectInitial(subject), minutes)}
          </div>
        ))}
      {mine !== null && mine.minutes > 0 && (
        <div className="ui-load-part mine" style={{ width: percent(mine.minutes, whole) }}>
          {inside(say.mineShort, '', mine.minutes)}
        </div>
      )}
      {limit !== null && total > limit && (
        <div className="ui-load-over" style={{ width: percent(total - limit, whole) }} />
      )}
      {limit !== null && <div className="ui-load-limit" style={{ left: percent(limit, whole) }} />}
    </div>
  )
}

/** The parts of a bar by name, with their minutes. */
export function LoadBarParts({
  others,
  mine,
  limit,
}: {
  others: readonly SubjectMinutes[]
  mine: SubjectMinutes | null
  limit: number | null
}) {
  const names = useNames()
  const say = useWords(words)
  return (
    <ul className="ui-load-parts">
      {others
        .filter(({ minutes }) => minutes > 0)
        .map(({ subject, minutes }) => (
          <li key={subject}>
            <span className="swatch" style={{ background: subjectColour(subject) }} />
            {names.subject(subject)} {names.minutes(minutes)}
          </li>
        ))}
      {mine !== null && (
        <li>
          <span className="swatch" style={{ background: 'var(--accent)' }} />
          {say.mine(mine.minutes)}
        </li>
      )}
      {limit !== null && <li>{say.limit(limit)}</li>}
    </ul>
  )
}

/**
 * A class's day as one bar: other subjects muted, this homework in the accent, the rest empty up to the limit line,
 * minutes over the limit crossed out. Pure: it draws what it is given. The state is also a word and a shape, the whole
 * is one sentence to a screen reader, and it prints in grey.
 */
export function LoadBar({ label, others, mine = null, limit, size = 'full' }: LoadBarProps) {
  const say = useWords(words)
  const used = sum(others)
  const verdict = loadVerdict({ used, mine: mine?.minutes ?? 0, limit })
  return (
    <div className={`ui-load ${size}`}>
      {size === 'bare' ? (
        <p className="visually-hidden">
          {label}
          {say.stop}
          {mine !== null && `${say.mine(mine.minutes)}${say.stop}`}
          {verdictText(say, verdict)}
        </p>
      ) : (
        <div className="ui-load-head">
          <span className={size === 'full' ? 'ui-load-label' : 'visually-hidden'}>{label}</span>
          <LoadVerdictText used={used} mine={mine?.minutes ?? 0} limit={limit} />
        </div>
      )}
      <Track others={others} mine={mine} limit={limit} total={verdict.total} />
      {size === 'full' && <LoadBarParts others={others} mine={mine} limit={limit} />}
    </div>
  )
}
