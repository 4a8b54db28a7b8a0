import type { Document } from '@lightwork/content'
import type { Competition, Entry } from '@lightwork/contract'
import { admitsSchool, type EntryLicence, entryLicences } from '@lightwork/domain'
import { useState } from 'react'
import { useWords } from '../../../lib/language.ts'
import { RadioGroup, Switch } from '../../../ui/Choice.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextPart } from '../../items/TextPart.tsx'
import { enteringWords } from './entering-words.ts'
import { authorsOf, type EntryForm } from './entry-form.ts'

interface TextsProps {
  readonly competition: Competition
  readonly school: Entry['school']
  readonly form: EntryForm
  readonly onChange: (part: Partial<EntryForm>) => void
}

const licenceWord = { 'CC-BY-4.0': 'by', 'CC-BY-NC-4.0': 'byNc', 'county-only': 'county' } as const satisfies Record<
  EntryLicence,
  string
>

/** What the author says about the work, and how it may be used. */
export function TextsPart({ competition: { groups, terms }, school, form, onChange }: TextsProps) {
  const say = useWords(enteringWords)
  const open = groups.filter(({ id, session }) => id === form.group_id || admitsSchool(terms, session, school.id))
  const [authors, setAuthors] = useState(form.authors.map(({ name }) => name).join('、'))
  return (
    <Section title={say.texts}>
      <div className="ui-form">
        <TextField label={say.name} value={form.title} onChange={(title) => onChange({ title })} />
        {open.length > 1 && (
          <Select
            label={say.group}
            options={open.map(({ id, name }) => ({ value: id, label: name }))}
            value={form.group_id}
            onChange={(group_id) => onChange({ group_id })}
          />
        )}
        <TextPart label={say.aims} document={form.aims} onChange={(aims: Document) => onChange({ aims })} />
        <TextPart label={say.intent} document={form.intent} onChange={(intent: Document) => onChange({ intent })} />
        <TextField
          label={say.author}
          value={authors}
          onChange={(text) => {
            setAuthors(text)
            onChange({ authors: authorsOf(text, form.authors) })
          }}
        />
        <RadioGroup
          label={say.licence}
          options={entryLicences.map((value) => ({ value, label: say[licenceWord[value]] }))}
          value={form.licence}
          onChange={(licence) => onChange({ licence })}
        />
        <Switch isSelected={form.may_exhibit} onChange={(may_exhibit) => onChange({ may_exhibit })}>
          {say.exhibit}
        </Switch>
      </div>
    </Section>
  )
}
