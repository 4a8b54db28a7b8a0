import { reopenScoreSheet } from '@lightwork/contract'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { ReasonDialog } from '../../../lib/ReasonDialog.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { overseeWords } from './oversee-words.ts'
import { refreshJudging } from './refresh-judging.ts'

interface ReopenDialogProps {
  readonly competitionId: string
  readonly sheetId: string
  readonly onClose: () => void
}

/** Lets a judge change a final sheet, with the reason that goes on record. */
export function ReopenDialog({ competitionId, sheetId, onClose }: ReopenDialogProps) {
  const say = useWords(overseeWords)
  const reopen = async (reason: string) => {
    const params = { competition_id: competitionId, sheet_id: sheetId }
    await api(reopenScoreSheet, { params, body: { reason } })
    void refreshJudging()
    showToast({ text: say.reopened })
  }
  return (
    <ReasonDialog title={say.reopenTitle} saveLabel={say.reopen} onSave={reopen} onClose={onClose}>
      <p>{say.reopenHelp}</p>
    </ReasonDialog>
  )
}
