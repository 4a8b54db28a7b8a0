import {
  type AssignmentSummary,
  changeTemplate,
  createTemplate,
  type HomeworkTemplate,
  listTemplates,
} from '@lightwork/contract'
import { type TemplateReach, templateReaches } from '@lightwork/domain'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { useWords } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { RadioGroup } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/Field.tsx'
import { showToast } from '../../ui/Toast.tsx'
import type { HomeworkSaver } from '../assignments/saving/homework-text.ts'
import { templateWords } from './template-words.ts'

interface Filled {
  readonly name: string
  readonly reach: TemplateReach
}

interface FormProps {
  readonly title: string
  readonly first: Filled
  readonly hint?: string
  readonly onSave: (filled: Filled) => Promise<unknown>
  readonly onClose: () => void
}

function TemplateForm({ title, first, hint, onSave, onClose }: FormProps) {
  const say = useWords(templateWords)
  const [name, setName] = useState(first.name)
  const [reach, setReach] = useState(first.reach)
  const save = async () => {
    await onSave({ name: name.trim(), reach })
    await refresh(listTemplates)
  }
  return (
    <FormDialog title={title} isReady={() => name.trim() !== ''} onSave={save} onClose={onClose}>
      <TextField label={say.name} value={name} onChange={setName} maxLength={100} autoFocus />
      <RadioGroup
        label={say.reach}
        column
        options={templateReaches.map((value) => ({ value, label: say[value] }))}
        value={reach}
        onChange={setReach}
      />
      {hint !== undefined && <p className="quiet small">{hint}</p>}
    </FormDialog>
  )
}

export interface NewTemplateDialogProps {
  readonly of: Pick<AssignmentSummary, 'school_id' | 'id' | 'title'>
  /** Where the homework is open: what is on the paper is saved first. */
  readonly saver?: HomeworkSaver
  readonly onClose: () => void
}

/** Makes a template of a homework. */
export function NewTemplateDialog({ of: { school_id, id, title }, saver, onClose }: NewTemplateDialogProps) {
  const say = useWords(templateWords)
  const make = async (filled: Filled) => {
    await saver?.settle()
    await api(createTemplate, { params: { school_id }, body: { ...filled, assignment_id: id } })
    showToast({ text: say.made(filled.name) })
  }
  return (
    <TemplateForm
      title={say.make}
      first={{ name: title, reach: 'own' }}
      hint={say.hint}
      onSave={make}
      onClose={onClose}
    />
  )
}

export interface ChangeTemplateDialogProps {
  readonly template: HomeworkTemplate
  readonly onClose: () => void
}

/** Renames a template or changes who finds it. */
export function ChangeTemplateDialog({ template, onClose }: ChangeTemplateDialogProps) {
  const say = useWords(templateWords)
  const { school_id, id } = template
  const change = (body: Filled) => api(changeTemplate, { params: { school_id, template_id: id }, body })
  return <TemplateForm title={say.change} first={template} onSave={change} onClose={onClose} />
}
