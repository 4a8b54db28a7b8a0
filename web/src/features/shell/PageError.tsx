import { useRouteError } from 'react-router'
import { isProblem, messageOf } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { LonePage } from './LonePage.tsx'

const words = defineWords({
  zh: {
    error: '页面没有打开',
    notFound: '没有这个页面',
    explain: '地址可能写错了，或者内容已不在这里。',
    newVersion: '系统可能刚刚更新过。重新打开本页即可继续；已写的内容都在本机保留着。',
    again: '重新打开',
    home: '回首页',
  },
  en: {
    error: 'The page did not open',
    notFound: 'There is no such page',
    explain: 'The address may be wrong, or what was here has gone.',
    newVersion:
      'The system may just have been updated. Open the page again to go on; what you wrote is kept on this computer.',
    again: 'Open again',
    home: 'To the start',
  },
})

/** Last net below every page: says what happened and offers two ways on. */
export function PageError() {
  const say = useWords(words)
  const error = useRouteError()
  return (
    <LonePage title={say.error}>
      <Notice
        tone="refuse"
        actions={
          <>
            <Button kind="primary" onPress={() => location.reload()}>
              {say.again}
            </Button>
            <Button onPress={() => location.assign('/')}>{say.home}</Button>
          </>
        }
      >
        <p>{isProblem(error) ? messageOf(error) : say.newVersion}</p>
      </Notice>
    </LonePage>
  )
}

/** An address that leads nowhere, inside the frame. */
export function NotFound() {
  const say = useWords(words)
  return (
    <Page title={say.notFound} lead={say.explain}>
      <div>
        <LinkButton to="/" kind="primary">
          {say.home}
        </LinkButton>
      </div>
    </Page>
  )
}
