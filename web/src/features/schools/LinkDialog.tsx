import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { CopyLine } from './CopyLine.tsx'

const words = defineWords({
  zh: {
    title: (name: string) => `${name}的登录链接`,
    explain: '请把链接交给本人。链接只能用一次，只在这里显示一次；登录后可以自己设密码。',
    until: (moment: string) => `有效到 ${moment}`,
    done: '已交给本人',
    close: '关闭',
  },
  en: {
    title: (name: string) => `Sign-in link for ${name}`,
    explain: 'Hand it to the person. It works once and is shown only here; after signing in they can set a password.',
    until: (moment: string) => `Valid until ${moment}`,
    done: 'Done',
    close: 'Close',
  },
})

export interface FreshLink {
  readonly name: string
  readonly url: string
  readonly expires_at: string
}

/** The single-use link of a person, shown once. */
export function LinkDialog({
  link: { name, url, expires_at },
  onClose,
}: {
  readonly link: FreshLink
  readonly onClose: () => void
}) {
  const say = useWords(words)
  const days = useDays()
  return (
    <Dialog
      title={say.title(name)}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      mustAnswer
      actions={
        <Button kind="primary" onPress={onClose}>
          {say.done}
        </Button>
      }
    >
      <p>{say.explain}</p>
      <CopyLine text={url} />
      <p className="quiet">{say.until(days.moment(expires_at))}</p>
    </Dialog>
  )
}
