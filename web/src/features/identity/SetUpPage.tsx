import { setUp } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { meQuery } from '../../lib/me.ts'
import { queryClient } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LonePage } from '../shell/LonePage.tsx'
import { isLogin } from './login-rule.ts'
import { PasswordField } from './PasswordField.tsx'

const words = defineWords({
  zh: {
    title: '初始设置',
    lead: '建立本县的教育局和第一位系统管理员。学校和其他账号随后由管理员添加。',
    code: '设置码',
    codeHelp: '启动窗口里打印的一次性设置码',
    bureau: '教育局名称',
    login: '管理员账号',
    loginHelp: '小写字母、数字，可用 . _ -，2 到 64 位',
    loginWrong: '请改为小写字母或数字开头，只用小写字母、数字和 . _ -',
    name: '管理员姓名',
    password: '密码',
    passwordHelp: '至少 10 位，长一点比复杂更好',
    missing: '请填写全部内容',
    submit: '完成设置',
  },
  en: {
    title: 'Set-up',
    lead: 'Creates the county’s education bureau and its first administrator, who then adds schools and accounts.',
    code: 'Set-up code',
    codeHelp: 'The one-time code printed in the window that started the service',
    bureau: 'Name of the education bureau',
    login: 'Administrator’s account name',
    loginHelp: 'Lower-case letters, digits and . _ -, 2 to 64 characters',
    loginWrong: 'Begin with a lower-case letter or digit; use only lower-case letters, digits and . _ -',
    name: 'Administrator’s name',
    password: 'Password',
    passwordHelp: 'At least 10 characters; long is better than complicated',
    missing: 'Please fill in everything',
    submit: 'Finish set-up',
  },
})

const empty = { bureau_name: '', login: '', name: '', password: '' }

/** First start of a county in production; the code comes behind `#` and leaves the address at once. */
export function SetUpPage() {
  const say = useWords(words)
  const navigate = useNavigate()
  const { hash } = useLocation()
  const [code, setCode] = useState('')
  const [draft, setDraft] = useState(empty)
  const [wasSent, setSent] = useState(false)
  useEffect(() => {
    if (hash === '') return
    setCode(hash.slice(1))
    void navigate('/set-up', { replace: true })
  }, [hash, navigate])

  const attempt = useMutation({
    mutationFn: () =>
      api(setUp, { body: { code: code.trim(), ...draft, login: draft.login.trim(), name: draft.name.trim() } }),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me)
      void navigate('/', { replace: true })
    },
  })
  const isComplete = [code, ...Object.values(draft)].every((text) => text.trim() !== '')
  const loginIsWrong = wasSent && draft.login !== '' && !isLogin(draft.login.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (isComplete && isLogin(draft.login.trim())) attempt.mutate()
  }
  const field = (key: keyof typeof empty) => ({
    value: draft[key],
    onChange: (text: string) => setDraft({ ...draft, [key]: text }),
  })

  return (
    <LonePage title={say.title}>
      <p className="quiet">{say.lead}</p>
      <form className="ui-form" onSubmit={submit}>
        <TextField label={say.code} help={say.codeHelp} value={code} onChange={setCode} autoComplete="one-time-code" />
        <TextField label={say.bureau} {...field('bureau_name')} autoFocus />
        <TextField
          label={say.login}
          help={say.loginHelp}
          error={loginIsWrong ? say.loginWrong : undefined}
          {...field('login')}
          autoComplete="username"
        />
        <TextField label={say.name} {...field('name')} autoComplete="name" />
        <PasswordField
          label={say.password}
          help={say.passwordHelp}
          {...field('password')}
          autoComplete="new-password"
        />
        {wasSent && !isComplete && <Notice tone="warn">{say.missing}</Notice>}
        <Refusal error={attempt.error} />
        <Button kind="primary" size="large" type="submit" isPending={attempt.isPending}>
          {say.submit}
        </Button>
      </form>
    </LonePage>
  )
}
