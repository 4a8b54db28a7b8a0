import { answerReport, listReports, type QueuedReport } from '@lightwork/contract'
import type { ReportOutcome } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { reportWords } from './report-words.ts'

interface AnswerProps {
  readonly report: QueuedReport
  readonly onClose: () => void
}

/** How a report ends. What is not yet true of the item cannot be chosen, and says what to do first. */
export function AnswerDialog({ report, onClose }: AnswerProps) {
  const say = useWords(reportWords)
  const { number, published_number, retired, reports_of_item } = report
  const isMended = published_number !== null && published_number > number
  const [outcome, setOutcome] = useState<ReportOutcome>(isMended ? 'mended' : retired ? 'retired' : 'unfounded')
  const [words, setWords] = useState('')
  const [isWhole, setWhole] = useState(false)
  const answer = useMutation({
    mutationFn: () =>
      api(answerReport, {
        params: { report_id: report.report_id },
        body: { outcome, answer: words.trim(), whole_item: isWhole },
      }),
    onSuccess: ({ answered }) => {
      void refresh(listReports)
      showToast({ text: say.answered(answered) })
      onClose()
    },
  })
  const hint = isMended || retired ? undefined : say.notYet
  return (
    <Dialog
      title={say.answerTitle}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <Button
          kind="primary"
          isPending={answer.isPending}
          isDisabled={outcome === 'unfounded' && words.trim() === ''}
          onPress={() => answer.mutate()}
        >
          {say.answerDo}
        </Button>
      }
    >
      <div className="ui-form">
        <RadioGroup
          label={say.outcome}
          help={hint}
          column
          options={[
            { value: 'mended', label: say.outcomeOf('mended'), isDisabled: !isMended },
            { value: 'retired', label: say.outcomeOf('retired'), isDisabled: !retired },
            { value: 'unfounded', label: say.outcomeOf('unfounded') },
          ]}
          value={outcome}
          onChange={setOutcome}
        />
        <TextArea label={say.answerText} help={say.answerHelp} value={words} onChange={setWords} maxLength={2000} />
        {reports_of_item > 1 && (
          <Checkbox isSelected={isWhole} onChange={setWhole}>
            {say.whole(reports_of_item)}
          </Checkbox>
        )}
      </div>
      <Refusal error={answer.error} />
    </Dialog>
  )
}
