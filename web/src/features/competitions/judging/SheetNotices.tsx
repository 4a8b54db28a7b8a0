import type { SheetText } from '@lightwork/contract'
import { sheetTotal } from '@lightwork/domain'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { useSaver } from '../../../lib/saving/use-saver.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { SheetSession } from './sheet-session.ts'
import { sheetWords } from './sheet-words.ts'

interface Part {
  readonly session: SheetSession
}

const useTotals = ({ sheet: { rubric } }: SheetSession) => {
  const say = useWords(sheetWords)
  return (text: SheetText) => say.total(String(sheetTotal(rubric, text) ?? '—'), rubric.total)
}

function ConflictNotice({ session }: Part) {
  const say = useWords(sheetWords)
  const totalOf = useTotals(session)
  const { saver } = session
  const conflict = useSaver(saver, (state) => state.conflict)
  const own = useSaver(saver, (state) => state.text)
  if (conflict === null) return null
  const isChoosing = conflict.choosing !== null
  return (
    <Notice
      tone="refuse"
      actions={
        <>
          <Button isDisabled={isChoosing} onPress={() => saver.choose('mine')}>
            {say.keepMine}
          </Button>
          <Button isDisabled={isChoosing} onPress={() => saver.choose('newer')}>
            {say.takeNewer}
          </Button>
        </>
      }
    >
      <p>{say.conflict}</p>
      <p>{say.conflictLine(totalOf(own), totalOf(conflict.newer.text))}</p>
    </Notice>
  )
}

/** Texts that lost a choice are not lost: each can take the place of the present one. */
function KeptTexts({ session }: Part) {
  const say = useWords(sheetWords)
  const days = useDays()
  const totalOf = useTotals(session)
  const { sheet, saver } = session
  if (sheet.kept.length === 0 || !sheet.is_open) return null
  return (
    <details className="sheet-kept">
      <summary>{say.kept(sheet.kept.length)}</summary>
      <ul>
        {sheet.kept.map(({ at, text }) => (
          <li key={at}>
            {say.keptAt(days.moment(at), totalOf(text))}
            <Button kind="quiet" onPress={() => saver.change(text)}>
              {say.use}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function StateNotice({ session: { sheet } }: Part) {
  const say = useWords(sheetWords)
  const days = useDays()
  if (sheet.is_open) return null
  const words =
    sheet.state === 'final'
      ? say.handedInAt(days.moment(sheet.final_at ?? sheet.saved_at ?? ''))
      : sheet.state === 'recused'
        ? say.recused
        : say.closed
  return (
    <Notice tone={sheet.state === 'final' ? 'done' : 'info'}>
      <p>{words}</p>
    </Notice>
  )
}

/** What a judge has to know before reading on. */
export function SheetNotices({ session }: Part) {
  const say = useWords(sheetWords)
  const days = useDays()
  return (
    <>
      <StateNotice session={session} />
      {session.restoredFrom !== null && (
        <Notice>
          <p>{say.restored(days.moment(session.restoredFrom))}</p>
        </Notice>
      )}
      <ConflictNotice session={session} />
      <KeptTexts session={session} />
    </>
  )
}
