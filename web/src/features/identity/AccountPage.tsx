import { changePassword } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api, isProblem, messageOf } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { meQuery, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { queryClient } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Card, Page, Section } from '../../ui/Page.tsx'
import { PasswordField } from './PasswordField.tsx'

const words = defineWords({
  zh: {
    reports: '我报告的问题',
    toReports: '看我报告过的题目和答复',
    title: '账号与密码',
    account: (login: string) => `账号 ${login}`,
    roles: '身份',
    password: '修改密码',
    setPassword: '设置密码',
    noPassword: '您还没有密码。登录链接只能用一次，设好密码后可随时登录。',
    current: '当前密码',
    next: '新密码',
    nextHelp: '至少 10 位，长一点比复杂更好；修改后其他设备上的登录都会退出',
    save: '保存新密码',
    saved: '密码已保存，其他设备已退出登录。',
  },
  en: {
    reports: 'Problems I reported',
    toReports: 'See what I reported and the answers',
    title: 'Account and password',
    account: (login: string) => `Account ${login}`,
    roles: 'Roles',
    password: 'Change password',
    setPassword: 'Set a password',
    noPassword: 'You have no password yet. A sign-in link works once; with a password you can sign in at any time.',
    current: 'Present password',
    next: 'New password',
    nextHelp: 'At least 10 characters; long is better than complicated. Your other sessions will end.',
    save: 'Save the new password',
    saved: 'The password is saved; your other sessions have ended.',
  },
})

function PasswordForm({ hasPassword }: { readonly hasPassword: boolean }) {
  const say = useWords(words)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => api(changePassword, { body: { current: hasPassword ? current : null, next } }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      void queryClient.invalidateQueries(meQuery)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (next !== '' && (!hasPassword || current !== '')) change.mutate()
  }
  const wrong = isProblem(change.error, 'password-wrong') ? messageOf(change.error) : undefined
  const weak = isProblem(change.error, 'password-weak') ? messageOf(change.error) : undefined
  return (
    <form className="ui-form" onSubmit={submit}>
      {hasPassword && (
        <PasswordField
          label={say.current}
          error={wrong}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
        />
      )}
      <PasswordField
        label={say.next}
        help={say.nextHelp}
        error={weak}
        value={next}
        onChange={setNext}
        autoComplete="new-password"
      />
      {wrong === undefined && weak === undefined && <Refusal error={change.error} />}
      {change.isSuccess && next === '' && <Notice tone="done">{say.saved}</Notice>}
      <div>
        <Button kind="primary" type="submit" isPending={change.isPending}>
          {say.save}
        </Button>
      </div>
    </form>
  )
}

/** The own account: who I am here, and my password. */
export function AccountPage() {
  const say = useWords(words)
  const names = useNames()
  const me = useMe()
  return (
    <Page title={say.title} lead={`${me.name} · ${say.account(me.login)}`} width="narrow">
      <Section title={say.roles}>
        <ul>
          {me.memberships.map(({ organisation_id, organisation_name, role, subject, grade }) => (
            <li key={`${organisation_id} ${role} ${subject} ${grade}`}>
              {organisation_name} · {names.role[role]}
              {subject !== null && ` · ${names.subject(subject)}`}
              {grade !== null && ` · ${names.grade(grade)}`}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say.reports}>
        <p>
          <Link to="/account/reports">{say.toReports}</Link>
        </p>
      </Section>
      <Section title={me.has_password ? say.password : say.setPassword}>
        <Card>
          <div className="ui-form">
            {!me.has_password && <p className="quiet">{say.noPassword}</p>}
            <PasswordForm hasPassword={me.has_password} />
          </div>
        </Card>
      </Section>
    </Page>
  )
}
