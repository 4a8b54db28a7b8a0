import { reopenScoreSheet } from '@lightwork/contract'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { TextArea } from '../../../ui/Field.tsx'
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
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  return (
    <FormDialog
      title={say.reopenTitle}
      saveLabel={say.reopen}
      isReady={() => {
        setMissing(reason.trim() === '')
        return reason.trim() !== ''
      }}
      onSave={async () => {
        const params = { competition_id: competitionId, sheet_id: sheetId }
        await api(reopenScoreSheet, { params, body: { reason: reason.trim() } })
        void refreshJudging()
        showToast({ text: say.reopened })
      }}
      onClose={onClose}
    >
      <p>{say.reopenHelp}</p>
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
