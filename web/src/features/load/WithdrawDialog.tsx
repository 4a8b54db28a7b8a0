import { listAssignments, listClassDays, withdrawRelease } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'

const words = defineWords({
  zh: {
    title: (name: string) => `撤回《${name}》`,
    explain: '撤回后，这次布置占用的时间退回给班级，公示页会写明已撤回。',
    reason: '撤回原因',
    help: '随撤回记录保存，供学校核查；公示页只写明已撤回',
    withdraw: '撤回',
    keep: '不撤回',
    done: (name: string) => `已撤回《${name}》，时间已退回`,
  },
  en: {
    title: (name: string) => `Withdraw ${name}`,
    explain: 'The minutes go back to the class, and the notice says that the homework was withdrawn.',
    reason: 'Reason',
    help: 'Kept with the record for the school; the notice only says that it was withdrawn',
    withdraw: 'Withdraw',
    keep: 'Keep it',
    done: (name: string) => `Withdrew ${name}; its minutes are free again`,
  },
})

export interface WithdrawDialogProps {
  readonly schoolId: string
  readonly release: { readonly id: string; readonly title: string }
  readonly onClose: () => void
}

/** A withdrawal cannot be undone silently: the notice keeps it. So it asks, and asks why. */
export function WithdrawDialog({ schoolId, release, onClose }: WithdrawDialogProps) {
  const say = useWords(words)
  const form = useId()
  const [reason, setReason] = useState('')
  const withdraw = useMutation({
    mutationFn: () =>
      api(withdrawRelease, {
        params: { school_id: schoolId, release_id: release.id },
        body: { reason: reason.trim() },
      }),
    onSuccess: () => {
      void refresh(listClassDays, listAssignments)
      showToast({ text: say.done(release.title) })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') withdraw.mutate()
  }
  return (
    <Dialog
      title={say.title(release.title)}
      isOpen
      onClose={onClose}
      closeLabel={say.keep}
      actions={
        <>
          <Button onPress={onClose}>{say.keep}</Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            isDisabled={reason.trim() === ''}
            isPending={withdraw.isPending}
          >
            {say.withdraw}
          </Button>
        </>
      }
    >
      <p>{say.explain}</p>
      <form id={form} onSubmit={submit}>
        <TextField label={say.reason} help={say.help} value={reason} onChange={setReason} maxLength={100} autoFocus />
      </form>
      <Refusal error={withdraw.error} />
    </Dialog>
  )
}
