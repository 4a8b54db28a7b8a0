import { getJudgingDesk, type JudgedSheet, recuseScoreSheet } from '@lightwork/contract'
import { useNavigate } from 'react-router'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { ReasonDialog } from '../../../lib/ReasonDialog.tsx'
import { showToast } from '../../../ui/Toast.tsx'
import { sheetWords } from './sheet-words.ts'

interface RecuseDialogProps {
  readonly sheet: JudgedSheet
  readonly onClose: () => void
}

/** 回避, with the reason that goes on record. */
export function RecuseDialog({ sheet, onClose }: RecuseDialogProps) {
  const say = useWords(sheetWords)
  const navigate = useNavigate()
  const recuse = async (reason: string) => {
    const params = { competition_id: sheet.competition.id, sheet_id: sheet.sheet_id }
    await api(recuseScoreSheet, { params, body: { reason } })
    void refresh(getJudgingDesk)
    showToast({ text: say.recuseDone })
    await navigate(`/competitions/${sheet.competition.id}/judging`)
  }
  return (
    <ReasonDialog title={say.recuseTitle} saveLabel={say.recuseDo} onSave={recuse} onClose={onClose}>
      <p>{say.recuseHelp}</p>
    </ReasonDialog>
  )
}
