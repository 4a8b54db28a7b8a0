import { type BulkAction, type BulkSelection, prepareBulkEdit } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Busy } from '../../ui/Notice.tsx'
import { BulkForm } from './BulkForm.tsx'
import { emptyForm, toChange } from './bulk-form.ts'

const words = defineWords({
  zh: {
    edit: '修改选中题目的标注',
    retire: '停用选中的题目',
    hand_in: '送审',
    take_back: '撤回送审',
    explain: '没有选的不动。下一步先看预览，不会马上改。',
    explainRetire: '停用后教师查不到，含有它们的作业也不能再布置；已布置的作业不变。下一步先看预览。',
    reason: '停用的原因',
    reasonHelp: '例如：数据过时；超出课程标准',
    preview: '看预览',
    preparing: '正在准备预览…',
    cancel: '取消',
    close: '关闭',
  },
  en: {
    edit: 'Change the tags of the marked items',
    retire: 'Retire the marked items',
    hand_in: 'Submit',
    take_back: 'Take back',
    explain: 'What you leave empty stays as it is. A preview comes first; nothing changes yet.',
    explainRetire:
      'Teachers no longer find them, and homework that holds them cannot be released again. Released homework stays. A preview comes first.',
    reason: 'Why they are retired',
    reasonHelp: 'e.g. the figures are out of date; beyond the standard',
    preview: 'Preview',
    preparing: 'Preparing the preview…',
    cancel: 'Cancel',
    close: 'Close',
  },
})

export interface BulkDialogProps {
  readonly kind: BulkAction['kind']
  readonly selection: BulkSelection
  /** Subject of the marked items, where they are of one. */
  readonly subject: Subject | undefined
  readonly onClose: () => void
}

/** Asks what is to be done with the marked items, then goes to its preview. */
export function BulkDialog({ kind, selection, subject, onClose }: BulkDialogProps) {
  const say = useWords(words)
  const navigate = useNavigate()
  const [form, setForm] = useState(emptyForm)
  const [reason, setReason] = useState('')
  const prepare = useMutation({
    mutationFn: (action: BulkAction) => api(prepareBulkEdit, { body: { selection, action } }),
    onSuccess: ({ edit_id }) => navigate(`/curation/bulk/${edit_id}`),
  })
  const isAsked = kind === 'edit' || kind === 'retire'
  const asked = useRef(isAsked)
  useEffect(() => {
    // What needs no answer is prepared at once; the effect may run twice, the request is made once.
    if (asked.current || kind === 'edit' || kind === 'retire') return
    asked.current = true
    prepare.mutate({ kind })
  })
  const change = toChange(form)
  // The contract's lists are writable, those of the rule are not; nobody writes to either.
  const action = (
    kind === 'edit'
      ? change && { kind, change }
      : kind === 'retire' && reason.trim() !== ''
        ? { kind, reason: reason.trim() }
        : null
  ) as BulkAction | null
  return (
    <Dialog
      title={say[kind]}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      width={kind === 'edit' ? 'wide' : 'normal'}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          {isAsked && (
            <Button
              kind="primary"
              isPending={prepare.isPending}
              isDisabled={action === null}
              onPress={() => action !== null && prepare.mutate(action)}
            >
              {say.preview}
            </Button>
          )}
        </>
      }
    >
      {kind === 'edit' && (
        <>
          <p>{say.explain}</p>
          <BulkForm form={form} subject={subject} onChange={(changed) => setForm({ ...form, ...changed })} />
        </>
      )}
      {kind === 'retire' && (
        <>
          <p>{say.explainRetire}</p>
          <TextArea label={say.reason} help={say.reasonHelp} value={reason} onChange={setReason} maxLength={500} />
        </>
      )}
      {!isAsked && prepare.error === null && <Busy>{say.preparing}</Busy>}
      <Refusal error={prepare.error} />
    </Dialog>
  )
}
