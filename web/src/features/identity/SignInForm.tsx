import { type Me, signIn } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { PasswordField } from './PasswordField.tsx'

const words = defineWords({
  zh: { login: '账号', password: '密码', signIn: '登录' },
  en: { login: 'Account', password: 'Password', signIn: 'Sign in' },
})

export interface SignInFormProps {
  /** Filled in already when the person is known. */
  readonly login?: string
  readonly onSignedIn: (me: Me) => void
}

/** Account and password. A wrong pair keeps what was typed. */
export function SignInForm({ login: known = '', onSignedIn }: SignInFormProps) {
  const say = useWords(words)
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const attempt = useMutation({
    mutationFn: () => api(signIn, { body: { login: login.trim().toLowerCase(), password } }),
    onSuccess: onSignedIn,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (login.trim() !== '' && password !== '' && !attempt.isPending) attempt.mutate()
  }
  return (
    <form className="ui-form" onSubmit={submit}>
      <TextField
        label={say.login}
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoFocus={known === ''}
        spellCheck="false"
      />
      <PasswordField
        label={say.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus={known !== ''}
      />
      <Refusal error={attempt.error} />
      <Button kind="primary" size="large" type="submit" isPending={attempt.isPending}>
        {say.signIn}
      </Button>
    </form>
  )
}
