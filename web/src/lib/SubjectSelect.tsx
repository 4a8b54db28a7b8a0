import { type Subject, subjects } from '@lightwork/domain'
import { Select } from '../ui/Select.tsx'
import { defineWords, useWords } from './language.ts'
import { useNames } from './names.ts'

const words = defineWords({
  zh: { subject: '学科', every: '全部学科' },
  en: { subject: 'Subject', every: 'Every subject' },
})

export interface SubjectSelectProps {
  /** Null: every subject. */
  readonly value: Subject | null
  readonly onChange: (subject: Subject | null) => void
}

/** Narrows a queue to one subject. */
export function SubjectSelect({ value, onChange }: SubjectSelectProps) {
  const say = useWords(words)
  const names = useNames()
  return (
    <Select
      label={say.subject}
      options={[
        { value: '' as Subject | '', label: say.every },
        ...subjects.map((subject) => ({ value: subject, label: names.subject(subject) })),
      ]}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
    />
  )
}
