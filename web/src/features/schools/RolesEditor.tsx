import type { Account } from '@lightwork/contract'
import { type Role, type Subject, subjects } from '@lightwork/domain'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { CloseIcon, PlusIcon } from '../../ui/icons.tsx'
import { Select } from '../../ui/Select.tsx'
import './schools.css'

const words = defineWords({
  zh: {
    role: '身份',
    subject: '学科',
    all: '全部学科',
    choose: '请选学科',
    add: '再加一个身份',
    remove: '去掉这个身份',
  },
  en: {
    role: 'Role',
    subject: 'Subject',
    all: 'All subjects',
    choose: 'Choose',
    add: 'Add a role',
    remove: 'Remove this role',
  },
})

export type RoleRow = Account['memberships'][number]

/** A teacher is a teacher of something; a curator may be of one subject or of all. */
const hasSubject = (role: Role) => role === 'teacher' || role === 'curator'
export const isComplete = ({ role, subject }: RoleRow): boolean => role !== 'teacher' || subject !== null

const ALL = 'all'

export interface RolesEditorProps {
  readonly roles: readonly Role[]
  readonly value: readonly RoleRow[]
  readonly onChange: (value: RoleRow[]) => void
}

/** What a person is in an organisation: one line per role and subject. */
export function RolesEditor({ roles, value, onChange }: RolesEditorProps) {
  const say = useWords(words)
  const names = useNames()
  const put = (index: number, row: RoleRow) => onChange(value.map((other, at) => (at === index ? row : other)))
  return (
    <>
      {value.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and keep their places.
        <div key={index} className="role-row">
          <Select
            label={say.role}
            options={roles.map((role) => ({ value: role, label: names.role[role] }))}
            value={row.role}
            onChange={(role) => put(index, { ...row, role, subject: hasSubject(role) ? row.subject : null })}
          />
          {hasSubject(row.role) && (
            <Select<Subject | typeof ALL>
              label={say.subject}
              placeholder={say.choose}
              options={[
                ...(row.role === 'teacher' ? [] : [{ value: ALL as typeof ALL, label: say.all }]),
                ...subjects.map((subject) => ({ value: subject, label: names.subject(subject) })),
              ]}
              value={row.subject ?? (row.role === 'teacher' ? null : ALL)}
              onChange={(subject) => put(index, { ...row, subject: subject === ALL ? null : subject })}
            />
          )}
          {value.length > 1 && (
            <IconButton
              label={say.remove}
              icon={<CloseIcon />}
              onPress={() => onChange(value.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          kind="quiet"
          onPress={() => onChange([...value, { role: roles[0] ?? 'teacher', subject: null, grade: null }])}
        >
          <PlusIcon />
          {say.add}
        </Button>
      </div>
    </>
  )
}
