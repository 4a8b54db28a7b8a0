import { Navigate, useParams } from 'react-router'
import { Refusal } from '../../../lib/Answer.tsx'
import { defineWords, useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Busy } from '../../../ui/Notice.tsx'
import { SheetDesk } from './SheetDesk.tsx'
import { useSheetSession } from './use-sheet-session.ts'
import './judging.css'

const words = defineWords({
  zh: { loading: '正在读取…', again: '再试一次' },
  en: { loading: 'Loading…', again: 'Try again' },
})

function OpenSheet({ competitionId, sheetId }: { readonly competitionId: string; readonly sheetId: string }) {
  const say = useWords(words)
  const { opening, again } = useSheetSession(competitionId, sheetId)
  if (opening.state === 'opening') return <Busy>{say.loading}</Busy>
  if (opening.state === 'failed')
    return <Refusal error={opening.error} actions={<Button onPress={again}>{say.again}</Button>} />
  return <SheetDesk key={opening.session.sheet.revision} session={opening.session} onAgain={again} />
}

/** One work and its score sheet. Another work is another page: nothing of one is left on the next. */
export function SheetPage() {
  const { competitionId, sheetId } = useParams()
  if (competitionId === undefined || sheetId === undefined) return <Navigate to="/competitions" replace />
  return <OpenSheet key={sheetId} competitionId={competitionId} sheetId={sheetId} />
}
