import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from './Answer.tsx'
import { defineWords, useWords } from './language.ts'

const words = defineWords({
  zh: { save: '保存', cancel: '取消', close: '关闭' },
  en: { save: 'Save', cancel: 'Cancel', close: 'Close' },
})

export interface FormDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly width?: 'normal' | 'wide'
  readonly saveLabel?: string
  /** False: something is missing, and the fields say what. Called at the moment of saving. */
  readonly isReady?: () => boolean
  readonly onSave: () => Promise<unknown>
  readonly onClose: () => void
}

/** A form in a dialog that stays open, with the refusal in sight, until it is saved. Enter saves it. */
export function FormDialog({
  title,
  children,
  width = 'normal',
  saveLabel,
  isReady = () => true,
  onSave,
  onClose,
}: FormDialogProps) {
  const say = useWords(words)
  const form = useId()
  const save = useMutation({ mutationFn: onSave, onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady() && !save.isPending) save.mutate()
  }
  return (
    <Dialog
      title={title}
      isOpen
      holdsForm
      onClose={onClose}
      closeLabel={say.close}
      width={width}
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button kind="primary" type="submit" form={form} isPending={save.isPending}>
            {saveLabel ?? say.save}
          </Button>
        </>
      }
    >
      <form id={form} className="ui-form" onSubmit={submit}>
        {children}
      </form>
      <Refusal error={save.error} />
    </Dialog>
  )
}
