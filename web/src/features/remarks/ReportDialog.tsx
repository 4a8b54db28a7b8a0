import { listOwnReports, listReports, reportItem } from '@lightwork/contract'
import { type ReportKind, reportKinds } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { reportWords } from './report-words.ts'

interface ReportProps {
  readonly versionId: string
  readonly onClose: () => void
}

/** Says what is wrong with an item, from wherever it is seen. */
export function ReportDialog({ versionId, onClose }: ReportProps) {
  const say = useWords(reportWords)
  const [kind, setKind] = useState<ReportKind | null>(null)
  const [text, setText] = useState('')
  const report = useMutation({
    mutationFn: (chosen: ReportKind) =>
      api(reportItem, { params: { version_id: versionId }, body: { kind: chosen, text: text.trim() } }),
    onSuccess: ({ added }) => {
      void refresh(listOwnReports, listReports)
      showToast({ text: added ? say.added : say.sent })
      onClose()
    },
  })
  const lacksText = kind === 'other' && text.trim() === ''
  return (
    <Dialog
      title={say.report}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button
            kind="primary"
            isPending={report.isPending}
            isDisabled={kind === null || lacksText}
            onPress={() => kind !== null && report.mutate(kind)}
          >
            {say.send}
          </Button>
        </>
      }
    >
      <p className="quiet">{say.explain}</p>
      <div className="ui-form">
        <RadioGroup
          label={say.kind}
          column
          options={reportKinds.map((value) => ({ value, label: say.kindOf(value) }))}
          value={kind}
          onChange={setKind}
        />
        <TextArea label={say.text} help={say.textHelp} value={text} onChange={setText} maxLength={2000} />
      </div>
      <Refusal error={report.error} />
    </Dialog>
  )
}
