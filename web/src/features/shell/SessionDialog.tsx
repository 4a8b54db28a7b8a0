import { getMe, type Me } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { meQuery, useMe } from '../../lib/me.ts'
import { queryClient } from '../../lib/query.ts'
import { sessionRenewed } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SignInForm } from '../identity/SignInForm.tsx'

const words = defineWords({
  zh: {
    title: '登录已过期，请重新登录',
    kept: '本页内容都还在。登录后接着做，未保存的会自动保存。',
    elsewhere: '我已在别的窗口登录',
    close: '关闭',
  },
  en: {
    title: 'Your session has ended; please sign in again',
    kept: 'Everything on this page is still here. After signing in you go on, and what is unsaved is saved.',
    elsewhere: 'I have signed in in another window',
    close: 'Close',
  },
})

/** Over whatever page is open when the session ends, so that nothing typed is lost (DESIGN 4.4). */
export function SessionDialog() {
  const say = useWords(words)
  const me = useMe()
  const goOn = (again: Me) => {
    // Another person must not go on with this one's page.
    if (again.account_id !== me.account_id) return location.assign('/')
    queryClient.setQueryData(meQuery.queryKey, again)
    sessionRenewed()
    void queryClient.invalidateQueries()
  }
  const look = useMutation({ mutationFn: () => api(getMe, {}), onSuccess: goOn })
  return (
    <Dialog title={say.title} isOpen onClose={() => undefined} closeLabel={say.close} mustAnswer>
      <p className="quiet">{say.kept}</p>
      <SignInForm login={me.login} onSignedIn={goOn} />
      <Button kind="quiet" onPress={() => look.mutate()} isPending={look.isPending}>
        {say.elsewhere}
      </Button>
      <Refusal error={look.error} />
    </Dialog>
  )
}
