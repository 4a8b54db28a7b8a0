import { type Competition, type Entry, getEntry, listOwnEntries, submitEntry, withdrawEntry } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Refusal } from '../../../lib/Answer.tsx'
import { api, isProblem } from '../../../lib/api.ts'
import { useDays } from '../../../lib/days.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { enteringWords } from './entering-words.ts'
import { keepEntry } from './use-entry-saving.ts'

interface Props {
  readonly competition: Competition
  readonly entry: Entry
  readonly isUnsaved: boolean
}

const hasText = (document: unknown) => /"text":"[^"]*\S/.test(JSON.stringify(document))

/** One key for one attempt: pressed again after a lost answer, it is the same submission. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

function WithdrawDialog({ competition, entry, onClose }: Omit<Props, 'isUnsaved'> & { readonly onClose: () => void }) {
  const say = useWords(enteringWords)
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={say.withdraw}
      saveLabel={say.withdraw}
      isReady={() => reason.trim() !== ''}
      onClose={onClose}
      onSave={async () => {
        const params = { competition_id: competition.id, entry_id: entry.id }
        keepEntry(competition.id, await api(withdrawEntry, { params, body: { reason: reason.trim() } }))
        await refresh(listOwnEntries)
      }}
    >
      <TextField label={say.withdrawReason} value={reason} onChange={setReason} autoFocus />
    </FormDialog>
  )
}

/** Handing in, the receipts, and taking back. */
export function SubmitPart({ competition, entry, isUnsaved }: Props) {
  const say = useWords(enteringWords)
  const days = useDays()
  const key = useRef({ revision: 0, key: '' })
  const [isLeaving, setLeaving] = useState(false)
  const submit = useMutation({
    mutationFn: () => {
      if (key.current.revision !== entry.revision) key.current = { revision: entry.revision, key: newKey() }
      return api(submitEntry, {
        params: { competition_id: competition.id, entry_id: entry.id },
        headers: { 'idempotency-key': key.current.key },
        body: { revision: entry.revision },
      })
    },
    onSuccess: () => void refresh(getEntry, listOwnEntries),
  })
  const missing = [
    entry.works === 0 && say.missingWorks,
    !(hasText(entry.intent) && hasText(entry.aims)) && say.missingTexts,
    !entry.masks_confirmed && say.missingConfirm,
  ].filter((line) => line !== false)
  const canSubmit = competition.state === 'announced' && (entry.state === 'draft' || entry.state === 'submitted')
  return (
    <Section title={say.receipt}>
      {canSubmit && (
        <>
          {missing.length > 0 && (
            <Notice title={say.missing}>
              <p>{missing.join('；')}</p>
            </Notice>
          )}
          <div className="ui-button-row">
            <Button
              kind="primary"
              isDisabled={missing.length > 0 || isUnsaved}
              isPending={submit.isPending}
              onPress={() => submit.mutate()}
            >
              {entry.state === 'submitted' ? say.again : say.submit}
            </Button>
            <Button onPress={() => setLeaving(true)}>{say.withdraw}</Button>
          </div>
          {competition.enter_until !== null && (
            <p className="ui-help">{say.submitHelp(days.end(competition.enter_until))}</p>
          )}
        </>
      )}
      {isProblem(submit.error, 'quota-full') ? (
        <Notice tone="refuse">
          <p>
            {say.quotaOf(Number(submit.error.most), submit.error.quota === 'per_person' ? 'per_person' : 'per_group')}
          </p>
        </Notice>
      ) : (
        <Refusal error={submit.error} />
      )}
      {entry.changed_since && <Notice tone="warn" title={say.changed} />}
      <ul>
        {entry.receipts.map(({ receipt, begun_at, counts }) => (
          <li key={receipt}>
            {say.receiptLine(receipt, days.moment(begun_at))} · {counts ? say.counts : say.late}
          </li>
        ))}
      </ul>
      {isLeaving && <WithdrawDialog competition={competition} entry={entry} onClose={() => setLeaving(false)} />}
    </Section>
  )
}
