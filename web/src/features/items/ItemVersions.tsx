import type { Item } from '@lightwork/contract'
import { Link } from 'react-router'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Chip } from '../../ui/Chip.tsx'
import { itemWords } from './item-words.ts'

export interface ItemVersionsProps {
  readonly item: Item
  readonly shownId: string
}

/** Every version this person may read, newest first. None of them ever changes once it was used. */
export function ItemVersions({ item: { current, published_version_id, versions }, shownId }: ItemVersionsProps) {
  const say = useWords(itemWords)
  const names = useNames()
  const days = useDays()
  const shown = versions.find(({ version_id }) => version_id === shownId)?.number ?? current.number
  const older = (number: number, than: number) => number < than
  return (
    <ol className="item-versions">
      {versions.map(({ version_id, number, state, created_at }) => (
        <li key={version_id}>
          <Link
            to={
              version_id === current.version_id
                ? `/bank/${current.item_id}`
                : `/bank/${current.item_id}?version=${version_id}`
            }
            aria-current={version_id === shownId ? 'page' : undefined}
            preventScrollReset
          >
            {say.version(number)}
          </Link>
          <span>{names.itemState[state]}</span>
          {version_id === published_version_id && <Chip tone="accent">{say.inUse}</Chip>}
          {version_id === shownId && <span className="quiet small">{say.shown}</span>}
          <span className="quiet small">{days.moment(created_at)}</span>
          {version_id !== shownId && (
            <Link
              className="small"
              to={`/bank/${current.item_id}/compare?before=${older(number, shown) ? version_id : shownId}&after=${older(number, shown) ? shownId : version_id}`}
            >
              {say.compare(shown)}
            </Link>
          )}
        </li>
      ))}
    </ol>
  )
}
