import { getJudgingDesk, type JudgedSheet, recuseScoreSheet } from '@lightwork/contract'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { TextArea } from '../../../ui/Field.tsx'
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
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const recuse = async () => {
    const params = { competition_id: sheet.competition.id, sheet_id: sheet.sheet_id }
    await api(recuseScoreSheet, { params, body: { reason: reason.trim() } })
    void refresh(getJudgingDesk)
    showToast({ text: say.recuseDone })
    await navigate(`/competitions/${sheet.competition.id}/judging`)
  }
  return (
    <FormDialog
      title={say.recuseTitle}
      saveLabel={say.recuseDo}
      isReady={() => {
        setMissing(reason.trim() === '')
        return reason.trim() !== ''
      }}
      onSave={recuse}
      onClose={onClose}
    >
      <p>{say.recuseHelp}</p>
      <TextArea
        label={say.reason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={isMissing ? say.reasonMissing : undefined}
        autoFocus
      />
    </FormDialog>
  )
}
