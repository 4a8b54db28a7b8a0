import type { HomeworkVersion } from '@lightwork/contract'
import { figureOf } from '@lightwork/domain'
import { Link } from 'react-router'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { useNames } from '../../../lib/names.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { historyWords } from './history-words.ts'

export interface VersionListProps {
  readonly versions: readonly HomeworkVersion[]
  /** The version whose page it is. */
  readonly chosen: number
}

/** Kept texts, newest first: when, by whom, how many minutes, and why it is kept. */
export function VersionList({ versions, chosen }: VersionListProps) {
  const say = useWords(historyWords)
  const days = useDays()
  const names = useNames()
  const momentOf = (revision: number) => {
    const source = versions.find((version) => version.revision === revision)
    return source === undefined ? say.restoredFromOlder : say.restoredFrom(days.moment(source.saved_at))
  }
  return (
    <nav aria-label={say.versions} className="history-list">
      <ol>
        {versions.map(({ revision, saved_at, saved_by_name, load, name, released, restored_from }, index) => (
          <li key={revision}>
            <Link
              to={`?version=${revision}`}
              replace
              aria-current={revision === chosen ? 'true' : undefined}
              className="history-version"
            >
              <span className="history-when">{days.moment(saved_at)}</span>
              <span className="quiet small">
                {saved_by_name} · {names.minutes(figureOf(load).written)}
              </span>
              {(index === 0 || name !== null || released || restored_from !== null) && (
                <span className="history-chips">
                  {index === 0 && <Chip tone="accent">{say.current}</Chip>}
                  {name !== null && <Chip>{say.named(name)}</Chip>}
                  {released && <Chip>{say.released}</Chip>}
                  {restored_from !== null && <Chip tone="quiet">{momentOf(restored_from)}</Chip>}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
