import { type Assignment, type DayRefusal, getAssignment, getNoticeAddress } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isProblem, messageOf } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { WithdrawDialog } from '../load/WithdrawDialog.tsx'
import { homeworkWords } from './homework-words.ts'
import type { DayState } from './use-day.ts'
import { NotSaved, type ReleaseState } from './use-release.ts'

type Release = Assignment['releases'][number]

/** Why it was not released. */
function ReleaseRefusal({ error, onDays }: { readonly error: unknown; readonly onDays: (days: string[]) => void }) {
  const words = useWords(homeworkWords)
  const days = useDays()
  // The contract names this member of `day-limit-exceeded`.
  const longer = isProblem(error, 'project-longer') ? (error.days as string[]) : []
  const refusals = isProblem(error, 'day-limit-exceeded') ? (error.refusals as DayRefusal[]) : []
  return (
    <Notice tone="refuse" title={words.refused}>
      {longer.length > 1 && (
        <Button kind="quiet" onPress={() => onDays(longer)}>
          {words.releaseOver(
            longer.length,
            days.dayAndWeekday(longer[0] ?? ''),
            days.dayAndWeekday(longer.at(-1) ?? ''),
          )}
        </Button>
      )}
      <p>{error instanceof NotSaved ? words.notSaved : messageOf(error)}</p>
      {refusals.map(({ class_id, class_name, day, excesses }) => (
        <p key={class_id + day}>
          {words.refusedClass(class_name, days.dayAndWeekday(day), Math.max(...excesses.map(({ over }) => over)))}
        </p>
      ))}
    </Notice>
  )
}

interface ReleasedRowProps {
  readonly release: Release
  readonly schoolId: string
  readonly onWithdraw: () => void
}

function ReleasedRow({ release, schoolId, onWithdraw }: ReleasedRowProps) {
  const words = useWords(homeworkWords)
  const names = useNames()
  const days = useDays()
  const address = useQuery({
    ...query(getNoticeAddress, { params: { school_id: schoolId, class_id: release.class_id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const name = words.releasedOn(release.class_name, days.dayAndWeekday(release.day))
  return (
    <li>
      <span>
        {name}
        <span className="quiet"> {names.minutes(release.minutes)}</span>
      </span>
      <span className="homework-released-acts">
        {address.data !== undefined && (
          <a
            href={`${address.data.url}/${release.day}`}
            target="_blank"
            rel="noreferrer"
            aria-label={words.noticeOf(name)}
          >
            {words.notice}
          </a>
        )}
        <Button kind="quiet" aria-label={words.withdrawOf(name)} onPress={onWithdraw}>
          {words.withdraw}
        </Button>
      </span>
    </li>
  )
}

export interface ReleasedPartProps {
  readonly assignment: Pick<Assignment, 'school_id' | 'title'>
  readonly releases: readonly Release[]
}

/** Where the homework stands on a notice now; each can be read and withdrawn. */
export function ReleasedPart({ assignment: { school_id, title }, releases }: ReleasedPartProps) {
  const words = useWords(homeworkWords)
  const [leaving, setLeaving] = useState<Release | null>(null)
  return (
    <>
      {releases.length > 0 && (
        <section aria-label={words.released}>
          <h2>{words.released}</h2>
          <ul className="homework-released">
            {releases.map((each) => (
              <ReleasedRow key={each.id} release={each} schoolId={school_id} onWithdraw={() => setLeaving(each)} />
            ))}
          </ul>
        </section>
      )}
      {leaving !== null && (
        <WithdrawDialog
          schoolId={school_id}
          release={{ id: leaving.id, title }}
          onClose={() => {
            setLeaving(null)
            void refresh(getAssignment)
          }}
        />
      )}
    </>
  )
}

/** The one button that publishes, and what came of it. */
export function ReleasePart({ day, release }: { readonly day: DayState; readonly release: ReleaseState }) {
  const words = useWords(homeworkWords)
  const { classIds, classes, outlooks } = day
  // The ways out say it already, with the newest figures.
  const isSaid = isProblem(release.error, 'day-limit-exceeded') && outlooks.some(({ over }) => over.length > 0)
  const chosen = classes.filter(({ class_id }) => classIds.includes(class_id)).map(({ class_name }) => class_name)
  const frame = useRef<HTMLDivElement>(null)
  const { isDone } = release
  useEffect(() => {
    // The button that was pressed is gone: what came of it has the focus in its place.
    if (isDone && document.activeElement === document.body) frame.current?.focus({ preventScroll: true })
  }, [isDone])
  return (
    <div className="homework-release" ref={frame} tabIndex={-1}>
      {isDone && <Notice tone="done">{words.done}</Notice>}
      {release.error !== null && !isSaid && <ReleaseRefusal error={release.error} onDays={release.releaseOver} />}
      {classIds.length === 0 && <p className="quiet small">{words.chooseClass}</p>}
      {release.isCurrent && !isDone && <p className="quiet small">{words.current}</p>}
      {!release.isCurrent && (
        <Button
          kind="primary"
          isDisabled={classIds.length === 0}
          isPending={release.isPending}
          onPress={release.release}
        >
          {release.corrects ? words.correct : words.releaseTo(chosen)}
        </Button>
      )}
    </div>
  )
}
