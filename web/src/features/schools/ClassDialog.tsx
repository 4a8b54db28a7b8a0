import {
  type Account,
  changeClass,
  createClass,
  listClasses,
  type Organisation,
  type SchoolClass,
} from '@lightwork/contract'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { refresh } from '../../lib/query.ts'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { commonWords } from './school-words.ts'
import { candidatesFor, rowsOf, type TeachingRow, teachingOf } from './teaching-rows.ts'
import './schools.css'

const words = defineWords({
  zh: {
    add: '添加班级',
    change: (name: string) => `修改${name}`,
    grade: '年级',
    name: '班级名称',
    nameOf: (grade: string) => `${grade}(1)班`,
    nameMissing: '请写班级名称',
    lead: '班主任',
    teaching: '任课教师',
    noPeople: '本校还没有人员。可以先保存班级，在“人员”里添加教师后再来安排。',
  },
  en: {
    add: 'Add a class',
    change: (name: string) => `Change ${name}`,
    grade: 'Grade',
    name: 'Name',
    nameOf: (grade: string) => `${grade} (1)`,
    nameMissing: 'Write the name of the class',
    lead: 'Class lead',
    teaching: 'Who teaches what',
    noPeople: 'The school has no people yet. Save the class, add teachers under “People”, then come back.',
  },
})

const NOBODY = 'nobody'

interface PersonSelectProps {
  readonly label: string
  readonly people: readonly Account[]
  readonly value: string | null
  readonly onChange: (accountId: string | null) => void
}

function PersonSelect({ label, people, value, onChange }: PersonSelectProps) {
  const common = useWords(commonWords)
  return (
    <Select
      label={label}
      options={[
        { value: NOBODY, label: common.none },
        ...people.map(({ account_id, name, login }) => ({ value: account_id, label: name, detail: login })),
      ]}
      value={value ?? NOBODY}
      onChange={(chosen) => onChange(chosen === NOBODY ? null : chosen)}
    />
  )
}

export interface ClassDialogProps {
  readonly school: Organisation
  readonly people: readonly Account[]
  /** Left out: a new class. */
  readonly of?: SchoolClass
  readonly onClose: () => void
}

/** A class: grade, name, lead, and who teaches what. */
export function ClassDialog({ school, people, of, onClose }: ClassDialogProps) {
  const say = useWords(words)
  const names = useNames()
  const grades = school.grades ?? []
  const [grade, setGrade] = useState(of?.grade ?? grades[0] ?? 1)
  const [typed, setTyped] = useState(of?.name ?? null)
  const [lead, setLead] = useState(of?.lead?.account_id ?? null)
  const [rows, setRows] = useState<readonly TeachingRow[]>(() => rowsOf(grade, of?.teaching ?? []))
  const [wasSent, setSent] = useState(false)
  const name = typed ?? say.nameOf(names.grade(grade))

  const changeGrade = (next: number) => {
    setGrade(next)
    setRows(
      rowsOf(
        next,
        teachingOf(rows).map((pair) => ({ ...pair, name: '' })),
      ),
    )
  }
  const save = async () => {
    const body = { grade, name: name.trim(), lead_account_id: lead, teaching: teachingOf(rows) }
    const params = { school_id: school.id }
    if (of === undefined) await api(createClass, { params, body })
    else
      await api(changeClass, {
        params: { ...params, class_id: of.id },
        body: { ...body, closed: of.closed_at !== null },
      })
    await refresh(listClasses)
  }
  return (
    <FormDialog
      title={of === undefined ? say.add : say.change(of.name)}
      width="wide"
      isReady={() => {
        setSent(true)
        return name.trim() !== ''
      }}
      onSave={save}
      onClose={onClose}
    >
      <div className="ui-form-row">
        <Select
          label={say.grade}
          options={grades.map((value) => ({ value: String(value), label: names.grade(value) }))}
          value={String(grade)}
          onChange={(value) => changeGrade(Number(value))}
        />
        <TextField
          label={say.name}
          value={name}
          onChange={setTyped}
          maxLength={30}
          error={wasSent && name.trim() === '' ? say.nameMissing : undefined}
        />
        <PersonSelect
          label={say.lead}
          people={people.filter(({ state }) => state === 'active')}
          value={lead}
          onChange={setLead}
        />
      </div>
      <fieldset className="class-teaching">
        <legend>{say.teaching}</legend>
        {people.length === 0 && <p className="quiet">{say.noPeople}</p>}
        <div className="ui-form-row">
          {rows.map((row, index) => (
            <PersonSelect
              // biome-ignore lint/suspicious/noArrayIndexKey: a subject may stand twice and lines never change places.
              key={`${row.subject} ${index}`}
              label={names.subject(row.subject)}
              people={candidatesFor(people, row.subject)}
              value={row.account_id}
              onChange={(account_id) =>
                setRows(rows.map((other, at) => (at === index ? { ...other, account_id } : other)))
              }
            />
          ))}
        </div>
      </fieldset>
    </FormDialog>
  )
}
