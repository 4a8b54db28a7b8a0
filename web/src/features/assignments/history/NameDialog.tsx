import { type HomeworkVersion, listHomeworkVersions, nameHomeworkVersion } from '@lightwork/contract'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { useWords } from '../../../lib/language.ts'
import { refresh } from '../../../lib/query.ts'
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
  const [text, setText] = useState(name ?? '')
  const save = async () => {
    const body = { name: text.trim() === '' ? null : text.trim() }
    await api(nameHomeworkVersion, { params: { ...of, revision }, body })
    await refresh(listHomeworkVersions)
  }
  return (
    <FormDialog title={say.nameTitle} onSave={save} onClose={onClose}>
      <TextField label={say.nameLabel} help={say.nameHint} value={text} onChange={setText} maxLength={50} autoFocus />
    </FormDialog>
  )
}
