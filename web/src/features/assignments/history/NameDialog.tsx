import { type HomeworkVersion, listHomeworkVersions, nameHomeworkVersion } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Refusal } from '../../../lib/Answer.tsx'
import { api } from '../../../lib/api.ts'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { historyWords } from './history-words.ts'

export interface NameDialogProps {
  readonly of: { readonly school_id: string; readonly assignment_id: string }
  readonly version: Pick<HomeworkVersion, 'revision' | 'name'>
  readonly onClose: () => void
}

/** Gives a version a name, with which it stays for good. */
export function NameDialog({ of, version: { revision, name }, onClose }: NameDialogProps) {
  const say = useWords(historyWords)
  const form = useId()
  const [text, setText] = useState(name ?? '')
  const save = useMutation({
    mutationFn: () =>
      api(nameHomeworkVersion, {
        params: { ...of, revision },
        body: { name: text.trim() === '' ? null : text.trim() },
      }),
    onSuccess: async () => {
      await refresh(listHomeworkVersions)
      onClose()
    },
  })
  return (
    <Dialog
      title={say.nameTitle}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      holdsForm
      actions={
        <Button kind="primary" type="submit" form={form} isPending={save.isPending}>
          {say.save}
        </Button>
      }
    >
      <form
        id={form}
        className="ui-form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextField label={say.nameLabel} help={say.nameHint} value={text} onChange={setText} maxLength={50} autoFocus />
      </form>
      <Refusal error={save.error} />
    </Dialog>
  )
}
