import { changeSchool, createSchool, listOrganisations, type Organisation } from '@lightwork/contract'
import { type SchoolSystem, schoolSystems } from '@lightwork/domain'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { refresh } from '../../lib/query.ts'
import { CheckboxGroup, Segmented } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/Field.tsx'

const words = defineWords({
  zh: {
    add: '添加学校',
    change: '修改学校',
    name: '学校名称',
    nameMissing: '请写学校名称，至少两个字',
    system: '学制',
    systemHelp: '五四制学校的六年级按初中计时',
    grades: '开设年级',
    gradesMissing: '请至少选一个年级',
  },
  en: {
    add: 'Add a school',
    change: 'Change the school',
    name: 'Name',
    nameMissing: 'Write the name, two characters at least',
    system: 'System',
    systemHelp: 'In a 5+4 school grade 6 counts as junior',
    grades: 'Grades',
    gradesMissing: 'Choose one grade at least',
  },
})

const allGrades = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
type GradeText = (typeof allGrades)[number]

/** A new school, or another name, system or grades of one. */
export function SchoolDialog({ school, onClose }: { readonly school?: Organisation; readonly onClose: () => void }) {
  const say = useWords(words)
  const names = useNames()
  const [name, setName] = useState(school?.name ?? '')
  const [system, setSystem] = useState<SchoolSystem>(school?.system ?? '6+3')
  const [grades, setGrades] = useState<readonly GradeText[]>(
    allGrades.filter((grade) => school?.grades?.includes(Number(grade)) ?? Number(grade) <= 6),
  )
  const [wasSent, setSent] = useState(false)
  const nameMissing = name.trim().length < 2
  const save = async () => {
    const body = { name: name.trim(), system, grades: grades.map(Number) }
    if (school === undefined) await api(createSchool, { body })
    else await api(changeSchool, { params: { school_id: school.id }, body })
    await refresh(listOrganisations)
  }
  return (
    <FormDialog
      title={school === undefined ? say.add : say.change}
      isReady={() => {
        setSent(true)
        return !nameMissing && grades.length > 0
      }}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={say.name}
        value={name}
        onChange={setName}
        maxLength={100}
        autoFocus
        error={wasSent && nameMissing ? say.nameMissing : undefined}
      />
      <div>
        <Segmented
          label={say.system}
          options={schoolSystems.map((value) => ({ value, label: names.system[value] }))}
          value={system}
          onChange={setSystem}
        />
        <p className="ui-help">{say.systemHelp}</p>
      </div>
      <CheckboxGroup
        label={say.grades}
        options={allGrades.map((value) => ({ value, label: names.grade(Number(value)) }))}
        value={grades}
        onChange={setGrades}
        error={wasSent && grades.length === 0 ? say.gradesMissing : undefined}
      />
    </FormDialog>
  )
}
