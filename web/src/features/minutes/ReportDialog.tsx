import { addClassReport } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { keepMinutes } from './keep-minutes.ts'
import { minutesWords } from './minutes-words.ts'

export interface ReportProps {
  readonly itemId: string
  readonly onClose: () => void
}

/** What a class needed: a typical figure and a rough count, nothing about any pupil. */
export function ReportDialog({ itemId, onClose }: ReportProps) {
  const say = useWords(minutesWords)
  const [minutes, setMinutes] = useState<number | null>(null)
  const [pupils, setPupils] = useState<number | null>(40)
  const report = useMutation({
    mutationFn: (body: { minutes: number; pupils: number }) =>
      api(addClassReport, { params: { item_id: itemId }, body }),
    onSuccess: (known) => {
      keepMinutes(itemId, known)
      showToast({ text: say.reportSaved })
      onClose()
    },
  })
  return (
    <Dialog
      title={say.reportTitle}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button
            kind="primary"
            isPending={report.isPending}
            isDisabled={minutes === null || pupils === null}
            onPress={() => minutes !== null && pupils !== null && report.mutate({ minutes, pupils })}
          >
            {say.reportSave}
          </Button>
        </>
      }
    >
      <p>{say.reportHelp}</p>
      <div className="ui-form">
        <NumberField label={say.typical} value={minutes} onChange={setMinutes} min={1} max={600} unit={say.unit} />
        <NumberField label={say.pupils} value={pupils} onChange={setPupils} min={1} max={200} unit={say.people} />
      </div>
      <Refusal error={report.error} />
    </Dialog>
  )
}
