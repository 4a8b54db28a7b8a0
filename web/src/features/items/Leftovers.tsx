import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { editWords } from './edit-words.ts'
import { dropDraft, keepDraft, keyOfNew, type Leftover, listLeftovers } from './local-draft.ts'
import { openingWords } from './opening-words.ts'

export interface LeftoversProps {
  readonly accountId: string
  /** The one that is open now. */
  readonly draftId: string
}

/** New items that were begun in this browser and never saved: to be gone on with, or thrown away. */
export function Leftovers({ accountId, draftId }: LeftoversProps) {
  const say = useWords(editWords)
  const days = useDays()
  const [found, setFound] = useState<readonly Leftover[]>([])
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the round says that the list changed.
  useEffect(() => {
    let gone = false
    void listLeftovers(accountId).then((list) => !gone && setFound(list.filter((each) => each.draftId !== draftId)))
    return () => {
      gone = true
    }
  }, [accountId, draftId, round])
  if (found.length === 0) return null
  const look = () => setRound((count) => count + 1)
  const discard = async ({ draftId: id, draft }: Leftover) => {
    const key = keyOfNew(accountId, id)
    await dropDraft(key)
    look()
    showToast({ text: say.discarded, undo: { label: say.undo, onUndo: () => void keepDraft(key, draft).then(look) } })
  }
  return (
    <Notice title={say.leftovers}>
      <ul className="item-plain-list">
        {found.slice(0, 5).map((leftover) => (
          <li key={leftover.draftId} className="item-leftover">
            <span>
              {say.leftover(openingWords(leftover.draft.form.stem) || say.noWords, days.moment(leftover.draft.kept_at))}
            </span>
            <Link to={`/bank/new?draft=${leftover.draftId}`}>{say.goOn}</Link>
            <Button kind="quiet" onPress={() => void discard(leftover)}>
              {say.discard}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
