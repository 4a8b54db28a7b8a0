import { type ReactNode, useState } from 'react'
import { TextArea } from '../ui/Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import { defineWords, useWords } from './language.ts'

const words = defineWords({
  zh: { reason: '原因', missing: '请写明原因' },
  en: { reason: 'Reason', missing: 'Please give the reason' },
})

interface ReasonDialogProps {
  readonly title: string
  readonly saveLabel: string
  /** What follows from it. */
  readonly children: ReactNode
  readonly onSave: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks for the reason of an act that goes on record, and does not let it happen without one. */
export function ReasonDialog({ title, saveLabel, children, onSave, onClose }: ReasonDialogProps) {
  const say = useWords(words)
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  return (
    <FormDialog
      title={title}
      saveLabel={saveLabel}
      isReady={() => {
        setMissing(reason.trim() === '')
        return reason.trim() !== ''
      }}
      onSave={() => onSave(reason.trim())}
      onClose={onClose}
    >
      {children}
      <TextArea
        label={say.reason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={isMissing ? say.missing : undefined}
        autoFocus
      />
    </FormDialog>
  )
}
