import { minutesOfParts } from '@lightwork/content/structure'
import type { getTaxonomy, Output } from '@lightwork/contract'
import {
  competenciesOf,
  educations,
  gradesOfSubject,
  itemTypes,
  modes,
  origins,
  places,
  subjects,
  tiers,
} from '@lightwork/domain'
import type { ReactNode } from 'react'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { CheckboxGroup, Segmented } from '../../ui/Choice.tsx'
import { NumberField, TextField } from '../../ui/Field.tsx'
import { ComboBox, Select } from '../../ui/Select.tsx'
import { editWords } from './edit-words.ts'
import { useTaxonomy } from './FilterPanel.tsx'
import type { FieldErrors, FieldName } from './field-errors.ts'
import type { ItemForm } from './item-form.ts'
import { PickMany } from './PickMany.tsx'
import { unitOption } from './unit-names.ts'

export interface ItemTagsFormProps {
  readonly form: ItemForm
  readonly errors: FieldErrors
  readonly onChange: (change: Partial<ItemForm>) => void
}

/** Marks where a field stands, so that the page can bring a person to what has to be mended. */
export function Field({ name, children }: { readonly name: FieldName; readonly children: ReactNode }) {
  return <div data-field={name}>{children}</div>
}

const named = <V extends string>(values: readonly V[], names: Readonly<Record<V, string>>) =>
  values.map((value) => ({ value, label: names[value] }))

type PartProps = ItemTagsFormProps & { readonly taxonomy: Output<typeof getTaxonomy> | undefined }

/** Where in the curriculum the item belongs. */
function PlaceTags({ form, errors, onChange, taxonomy }: PartProps) {
  const say = useWords(editWords)
  const names = useNames()
  const [first, last] = gradesOfSubject[form.subject]
  const grades = Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
  const units = (taxonomy?.units ?? []).filter(
    ({ id, grade }) => form.grades.includes(grade) || form.unit_ids.includes(id),
  )
  const pick = { placeholder: say.add, empty: say.none, removeWord: say.remove }
  return (
    <>
      <Field name="subject">
        <Select
          label={say.subject}
          error={errors.subject}
          options={subjects.map((value) => ({ value, label: names.subject(value) }))}
          value={form.subject}
          onChange={(subject) => onChange({ subject })}
        />
      </Field>
      <Field name="grades">
        <CheckboxGroup
          label={say.grades}
          error={errors.grades}
          options={grades.map((value) => ({ value, label: names.grade(Number(value)) }))}
          value={form.grades.map(String)}
          onChange={(chosen) => onChange({ grades: chosen.map(Number) })}
        />
      </Field>
      <Field name="unit_ids">
        <PickMany
          {...pick}
          label={say.units}
          help={say.unitsHelp}
          error={errors.unit_ids}
          options={units.map((unit) => unitOption(unit, names))}
          values={form.unit_ids}
          onChange={(unit_ids) => onChange({ unit_ids })}
        />
      </Field>
      <Field name="point_ids">
        <PickMany
          {...pick}
          label={say.points}
          help={say.pointsHelp}
          error={errors.point_ids}
          options={(taxonomy?.points ?? []).map(({ id, name, strand }) => ({ value: id, label: name, detail: strand }))}
          values={form.point_ids}
          onChange={(point_ids) => onChange({ point_ids })}
        />
      </Field>
    </>
  )
}

/** What kind of work it is and how long it takes. */
function WorkTags({ form, errors, onChange }: ItemTagsFormProps) {
  const say = useWords(editWords)
  const names = useNames()
  const parts = minutesOfParts(form.stem)
  const isGiven = parts !== null && 'exactly' in parts
  const isWrittenAtHome = form.mode === 'written' && form.place === 'home' && form.grades.some((grade) => grade <= 2)
  return (
    <>
      <Field name="type">
        <ComboBox
          label={say.type}
          error={errors.type}
          empty={say.none}
          options={named(itemTypes, names.itemType)}
          value={form.type}
          onChange={(type) => onChange({ type })}
        />
      </Field>
      <Segmented
        label={say.tier}
        options={named(tiers, names.tier)}
        value={form.tier}
        onChange={(tier) => onChange({ tier })}
      />
      <Field name="mode">
        <Select
          label={say.mode}
          error={errors.mode}
          options={named(modes, names.mode)}
          value={form.mode}
          onChange={(mode) => onChange({ mode })}
        />
      </Field>
      <Segmented
        label={say.place}
        options={named(places, names.place)}
        value={form.place}
        onChange={(place) => onChange({ place })}
      />
      {isWrittenAtHome && <p className="item-advice">{say.lowerGrades}</p>}
      <Field name="minutes">
        <NumberField
          label={say.minutes}
          help={isGiven ? say.minutesGiven : parts === null ? say.minutesHelp : say.minutesOfGroup(parts.atLeast)}
          isDisabled={isGiven}
          error={errors.minutes}
          value={form.minutes}
          onChange={(minutes) => onChange({ minutes })}
          min={1}
          max={600}
          unit={say.minuteUnit}
        />
      </Field>
      <Field name="minutes_note">
        <TextField
          label={say.minutesNote}
          help={say.minutesNoteHelp}
          error={errors.minutes_note}
          value={form.minutes_note}
          onChange={(minutes_note) => onChange({ minutes_note })}
          maxLength={200}
        />
      </Field>
      <Field name="score_rate">
        <NumberField
          label={say.scoreRate}
          help={say.scoreRateHelp}
          error={errors.score_rate}
          value={form.score_percent}
          onChange={(score_percent) => onChange({ score_percent })}
          max={100}
          unit="%"
        />
      </Field>
    </>
  )
}

/** What it is for and where it comes from. */
function OriginTags({ form, errors, onChange }: ItemTagsFormProps) {
  const say = useWords(editWords)
  const names = useNames()
  const competencies = [...new Set([...competenciesOf(form.subject, form.grades), ...form.competencies])]
  return (
    <>
      <Field name="competencies">
        <CheckboxGroup
          label={say.competencies}
          error={errors.competencies}
          options={competencies.map((value) => ({ value, label: value }))}
          value={form.competencies}
          onChange={(chosen) => onChange({ competencies: chosen })}
        />
      </Field>
      <Select
        label={say.education}
        options={named(educations, names.education)}
        value={form.education}
        onChange={(education) => onChange({ education })}
      />
      <Segmented
        label={say.origin}
        options={named(origins, names.origin)}
        value={form.origin}
        onChange={(origin) => onChange({ origin })}
      />
      {(form.origin !== 'original' || form.citation !== '') && (
        <Field name="citation">
          <TextField
            label={say.citation}
            help={say.citationHelp}
            error={errors.citation}
            value={form.citation}
            onChange={(citation) => onChange({ citation })}
            maxLength={300}
          />
        </Field>
      )}
      <Field name="licence">
        <TextField
          label={say.licence}
          help={say.licenceHelp}
          error={errors.licence}
          value={form.licence}
          onChange={(licence) => onChange({ licence })}
          maxLength={60}
        />
      </Field>
    </>
  )
}

/** All tags of an item, in the order one thinks of them; nothing is asked that has a good default. */
export function ItemTagsForm(props: ItemTagsFormProps) {
  const taxonomy = useTaxonomy(props.form.subject).data
  return (
    <div className="ui-form">
      <PlaceTags {...props} taxonomy={taxonomy} />
      <WorkTags {...props} />
      <OriginTags {...props} />
    </div>
  )
}
