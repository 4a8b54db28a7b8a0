import { makeResult } from '@lightwork/contract'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { TextArea } from '../../../ui/Field.tsx'
import { afterWords } from './after-words.ts'
import { refreshResults } from './refresh-results.ts'
import { useBlindIds } from './use-blind-ids.ts'

interface CorrectDialogProps {
  readonly competitionId: string
  readonly onClose: () => void
}

/** A corrected version says why, and may leave works out. */
export function CorrectDialog({ competitionId, onClose }: CorrectDialogProps) {
  const say = useWords(afterWords)
  const [reason, setReason] = useState('')
  const [codes, setCodes] = useState('')
  const [isTried, setIsTried] = useState(false)
  const blindIds = useBlindIds(competitionId)
  const wanted = codes.split(/\s+/).filter((code) => code !== '')
  const unknown = wanted.find((code) => !blindIds.has(code))
  return (
    <FormDialog
      title={say.correctTitle}
      saveLabel={say.correct}
      onClose={onClose}
      isReady={() => {
        setIsTried(true)
        return reason.trim() !== '' && unknown === undefined
      }}
      onSave={async () => {
        await api(makeResult, {
          params: { competition_id: competitionId },
          body: { reason, without_sheets: [], without_works: wanted.flatMap((code) => blindIds.get(code) ?? []) },
        })
        await refreshResults()
      }}
    >
      <TextArea
        label={say.reason}
        help={say.reasonHelp}
        error={isTried && reason.trim() === '' ? say.reasonMissing : undefined}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        rows={4}
      />
      <TextArea
        label={say.withoutWorks}
        help={say.withoutWorksHelp}
        error={isTried && unknown !== undefined ? say.unknownCode(unknown) : undefined}
        value={codes}
        onChange={setCodes}
        rows={2}
      />
    </FormDialog>
  )
}
