import { getSetUp, type Me, signInByCode } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { meQuery } from '../../lib/me.ts'
import { query, queryClient } from '../../lib/query.ts'
import { sessionRenewed } from '../../lib/session.ts'
import { Busy, Notice } from '../../ui/Notice.tsx'
import { LonePage } from '../shell/LonePage.tsx'
import { SignInForm } from './SignInForm.tsx'

const words = defineWords({
  zh: {
    title: '登录',
    byCode: '正在用链接登录…',
    forgotten: '忘记密码或还没有账号，请找学校管理员要一个登录链接。',
    needsSetUp: '本县还没有初始设置。请打开启动窗口里打印的设置链接。',
  },
  en: {
    title: 'Sign in',
    byCode: 'Signing in with the link…',
    forgotten: 'No password or no account? Ask your school’s administrator for a sign-in link.',
    needsSetUp: 'This county is not set up yet. Open the set-up link printed in the window that started it.',
  },
})

/** A code is spent by its first use, so an effect that runs again must not send it again. */
let spent = ''

/** Where the person wanted to go before being asked to sign in; only a path of this site. */
function wantedPath(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined
  return typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/'
}

/** Signs in with a password, or at once with the single-use code behind `#` of a link; the code leaves the address first. */
export function SignInPage() {
  const say = useWords(words)
  const navigate = useNavigate()
  const { hash, state } = useLocation()
  const setUp = useQuery(query(getSetUp, {}))
  const enter = (me: Me) => {
    queryClient.clear()
    queryClient.setQueryData(meQuery.queryKey, me)
    sessionRenewed()
    void navigate(wantedPath(state), { replace: true })
  }
  const byCode = useMutation({ mutationFn: (code: string) => api(signInByCode, { body: { code } }), onSuccess: enter })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the code in the address is the only reason to run.
  useEffect(() => {
    const code = hash.slice(1)
    if (code === '' || code === spent) return
    spent = code
    void navigate('/sign-in', { replace: true, state })
    byCode.mutate(code)
  }, [hash])

  return (
    <LonePage title={say.title}>
      {byCode.isPending || byCode.isSuccess ? (
        <Busy>{say.byCode}</Busy>
      ) : (
        <>
          <Refusal error={byCode.error} />
          {setUp.data?.needed === true && <Notice>{say.needsSetUp}</Notice>}
          <SignInForm onSignedIn={enter} />
          <p className="quiet small">{say.forgotten}</p>
        </>
      )}
    </LonePage>
  )
}
