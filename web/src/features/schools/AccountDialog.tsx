import {
  type Account,
  changeAccount,
  createAccount,
  listAccounts,
  listClasses,
  type Organisation,
} from '@lightwork/contract'
import type { Role } from '@lightwork/domain'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { refresh } from '../../lib/query.ts'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { isLogin } from '../identity/login-rule.ts'
import type { FreshLink } from './LinkDialog.tsx'
import { isComplete, type RoleRow, RolesEditor } from './RolesEditor.tsx'

const words = defineWords({
  zh: {
    add: '添加人员',
    change: (name: string) => `修改${name}`,
    name: '姓名',
    nameMissing: '请写姓名',
    login: '账号',
    loginHelp: '小写字母、数字，可用 . _ -，如 zhang.hua；以后不能修改',
    loginWrong: '请以小写字母或数字开头，只用小写字母、数字和 . _ -，2 到 64 位',
    subjectMissing: '教师要选学科',
    addAndLink: '添加并取得登录链接',
  },
  en: {
    add: 'Add a person',
    change: (name: string) => `Change ${name}`,
    name: 'Name',
    nameMissing: 'Write the name',
    login: 'Account name',
    loginHelp: 'Lower-case letters, digits and . _ -, such as zhang.hua; it stays as it is',
    loginWrong: 'Begin with a lower-case letter or digit; use only those and . _ -, 2 to 64 characters',
    subjectMissing: 'A teacher needs a subject',
    addAndLink: 'Add and get a sign-in link',
  },
})

/** Roles that exist in a kind of organisation; county roles are the administrator's to give. */
const rolesOf: Record<Organisation['kind'], readonly Role[]> = {
  school: ['teacher', 'class_lead', 'head'],
  training_school: ['curator'],
  bureau: ['bureau', 'admin'],
}

export interface AccountDialogProps {
  readonly organisation: Organisation
  /** Left out: a new account. */
  readonly of?: Account
  readonly onClose: () => void
  /** A new account comes with a link to hand over. */
  readonly onLink: (link: FreshLink) => void
}

/** A person's account: name and what they are here. */
export function AccountDialog({ organisation, of, onClose, onLink }: AccountDialogProps) {
  const say = useWords(words)
  const me = useMe()
  const allowed = hasRole(me, 'admin') ? rolesOf[organisation.kind] : rolesOf.school
  const [name, setName] = useState(of?.name ?? '')
  const [login, setLogin] = useState('')
  const [roles, setRoles] = useState<readonly RoleRow[]>(
    of?.memberships ?? [{ role: allowed[0] ?? 'teacher', subject: null, grade: null }],
  )
  const [wasSent, setSent] = useState(false)
  const loginIsWrong = of === undefined && !isLogin(login.trim())
  const subjectMissing = !roles.every(isComplete)

  const save = async () => {
    const params = { organisation_id: organisation.id }
    const body = { name: name.trim(), memberships: roles.map(({ role, subject, grade }) => ({ role, subject, grade })) }
    if (of === undefined) {
      const { account, link } = await api(createAccount, { params, body: { ...body, login: login.trim() } })
      onLink({ name: account.name, ...link })
    } else {
      await api(changeAccount, { params: { ...params, account_id: of.account_id }, body: { ...body, state: of.state } })
    }
    await refresh(listAccounts, listClasses)
  }
  return (
    <FormDialog
      title={of === undefined ? say.add : say.change(of.name)}
      {...(of === undefined && { saveLabel: say.addAndLink })}
      isReady={() => {
        setSent(true)
        return name.trim() !== '' && !loginIsWrong && !subjectMissing
      }}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={say.name}
        value={name}
        onChange={setName}
        maxLength={50}
        autoFocus
        error={wasSent && name.trim() === '' ? say.nameMissing : undefined}
      />
      {of === undefined && (
        <TextField
          label={say.login}
          help={say.loginHelp}
          value={login}
          onChange={setLogin}
          maxLength={64}
          spellCheck="false"
          autoComplete="off"
          error={wasSent && loginIsWrong ? say.loginWrong : undefined}
        />
      )}
      <RolesEditor roles={allowed} value={roles} onChange={setRoles} />
      {wasSent && subjectMissing && <Notice tone="warn">{say.subjectMissing}</Notice>}
    </FormDialog>
  )
}
