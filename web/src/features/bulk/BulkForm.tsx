import {
  educations,
  gradesOfSubject,
  itemTypes,
  modes,
  origins,
  places,
  type Subject,
  subjects,
  tiers,
} from '@lightwork/domain'
import { useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { CheckboxGroup } from '../../ui/Choice.tsx'
import { NumberField, TextField } from '../../ui/Field.tsx'
import { type ListOption, Select } from '../../ui/Select.tsx'
import { useTaxonomy } from '../items/FilterPanel.tsx'
import { PickMany } from '../items/PickMany.tsx'
import { unitOption } from '../items/unit-names.ts'
import type { BulkForm as Form, ListName, ListOp, MinutesOp } from './bulk-form.ts'
import { bulkFormWords } from './bulk-form-words.ts'
import { tagWords } from './tag-lines.ts'
import '../items/item-edit.css'
import './bulk.css'

interface FormProps {
  readonly form: Form
  readonly onChange: (change: Partial<Form>) => void
}

interface ListRowProps extends FormProps {
  readonly name: ListName
  readonly options: readonly ListOption<string>[]
}

/** So many are shown at once; of more, one is found by typing. */
const FEW = 16
const listOps: readonly ListOp[] = ['keep', 'add', 'remove', 'replace']

/** How a list of tags is changed, and by which of them. */
function ListRow({ name, options, form, onChange }: ListRowProps) {
  const say = useWords(bulkFormWords)
  const titles = useWords(tagWords)
  const { op, values } = form[name]
  const put = (change: Partial<Form[ListName]>) => onChange({ [name]: { op, values, ...change } })
  return (
    <fieldset className="bulk-row" aria-label={titles[name]}>
      <Select
        label={titles[name]}
        options={listOps.map((value) => ({ value, label: say[value] }))}
        value={op}
        onChange={(next) => put({ op: next })}
      />
      {op !== 'keep' &&
        (options.length <= FEW ? (
          <CheckboxGroup
            label={say.which(titles[name])}
            options={options}
            value={values}
            onChange={(chosen) => put({ values: chosen })}
          />
        ) : (
          <PickMany
            label={say.which(titles[name])}
            options={options}
            values={values}
            onChange={(chosen) => put({ values: chosen })}
            placeholder={say.find}
            empty={say.none}
            removeWord={say.removeOne}
          />
        ))}
    </fieldset>
  )
}

function SubjectRows({ form, onChange, subject: first }: FormProps & { readonly subject: Subject | undefined }) {
  const say = useWords(bulkFormWords)
  const names = useNames()
  const [subject, setSubject] = useState(first)
  const taxonomy = useTaxonomy(subject).data
  const [from, to] = subject === undefined ? [1, 9] : gradesOfSubject[subject]
  const grades = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const rows: Record<ListName, readonly ListOption<string>[]> = {
    point_ids: (taxonomy?.points ?? []).map(({ id, name, strand }) => ({ value: id, label: name, detail: strand })),
    unit_ids: (taxonomy?.units ?? []).map((unit) => unitOption(unit, names)),
    grades: grades.map((grade) => ({ value: String(grade), label: names.grade(grade) })),
    competencies: (taxonomy?.competencies ?? []).map((value) => ({ value, label: value })),
  }
  const shown: readonly ListName[] =
    subject === undefined ? ['grades'] : ['point_ids', 'unit_ids', 'grades', 'competencies']
  return (
    <>
      <Select
        label={say.subject}
        help={say.subjectHelp}
        placeholder={say.chooseSubject}
        options={subjects.map((value) => ({ value, label: names.subject(value) }))}
        value={subject ?? null}
        onChange={setSubject}
      />
      {shown.map((name) => (
        <ListRow key={name} name={name} options={rows[name]} form={form} onChange={onChange} />
      ))}
    </>
  )
}

function MinutesRow({ form, onChange }: FormProps) {
  const say = useWords(bulkFormWords)
  const titles = useWords(tagWords)
  const { op, value } = form.minutes
  const options: { value: MinutesOp; label: string }[] = [
    { value: 'keep', label: say.minutesKeep },
    { value: 'set', label: say.set },
    { value: 'add', label: say.plus },
    { value: 'subtract', label: say.minus },
    { value: 'percent', label: say.percent },
  ]
  return (
    <fieldset className="bulk-row" aria-label={titles.minutes}>
      <Select
        label={titles.minutes}
        options={options}
        value={op}
        onChange={(next) => onChange({ minutes: { op: next, value } })}
      />
      {op !== 'keep' && (
        <NumberField
          label={op === 'percent' ? say.percents : say.minutes}
          unit={op === 'percent' ? '%' : say.unit}
          min={1}
          max={600}
          value={value}
          onChange={(next) => onChange({ minutes: { op, value: next } })}
        />
      )}
    </fieldset>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly values: readonly V[]
  readonly names: Readonly<Record<V, string>>
  readonly value: V | ''
  readonly onChange: (value: V | '') => void
}

function Choice<V extends string>({ label, values, names, value, onChange }: ChoiceProps<V>) {
  const say = useWords(bulkFormWords)
  const options: { value: V | ''; label: string }[] = [
    { value: '', label: say.keep },
    ...values.map((code) => ({ value: code, label: names[code] })),
  ]
  return <Select label={label} options={options} value={value} onChange={onChange} />
}

/** Everything that can be changed for many items; whatever is left alone stays. */
export function BulkForm({ form, onChange, subject }: FormProps & { readonly subject: Subject | undefined }) {
  const say = useWords(bulkFormWords)
  const titles = useWords(tagWords)
  const names = useNames()
  return (
    <div className="ui-form">
      <SubjectRows form={form} onChange={onChange} subject={subject} />
      <MinutesRow form={form} onChange={onChange} />
      <div className="bulk-choices">
        <Choice
          label={titles.tier}
          values={tiers}
          names={names.tier}
          value={form.tier}
          onChange={(tier) => onChange({ tier })}
        />
        <Choice
          label={titles.mode}
          values={modes}
          names={names.mode}
          value={form.mode}
          onChange={(mode) => onChange({ mode })}
        />
        <Choice
          label={titles.place}
          values={places}
          names={names.place}
          value={form.place}
          onChange={(place) => onChange({ place })}
        />
        <Choice
          label={titles.type}
          values={itemTypes}
          names={names.itemType}
          value={form.type}
          onChange={(type) => onChange({ type })}
        />
        <Choice
          label={titles.education}
          values={educations}
          names={names.education}
          value={form.education}
          onChange={(education) => onChange({ education })}
        />
        <Choice
          label={titles.origin}
          values={origins}
          names={names.origin}
          value={form.origin}
          onChange={(origin) => onChange({ origin })}
        />
        <TextField
          label={titles.citation}
          help={say.citationHelp}
          value={form.citation}
          onChange={(citation) => onChange({ citation })}
          maxLength={300}
        />
        <TextField
          label={titles.licence}
          help={say.licenceHelp}
          value={form.licence}
          onChange={(licence) => onChange({ licence })}
          maxLength={60}
        />
      </div>
    </div>
  )
}
