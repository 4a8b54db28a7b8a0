import { signOut } from '@lightwork/contract'
import { NavLink } from 'react-router'
import { api, messageOf } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { IconButton } from '../../ui/Button.tsx'
import { PersonIcon, SignOutIcon } from '../../ui/icons.tsx'
import { showToast } from '../../ui/Toast.tsx'

const words = defineWords({
  zh: { signOut: '退出登录' },
  en: { signOut: 'Sign out' },
})

/** Who is signed in, leading to their account, and the way out. */
export function Person() {
  const say = useWords(words)
  const me = useMe()
  const leave = async () => {
    try {
      await api(signOut, {})
      // A new document: nothing of this person stays in memory on a shared computer.
      location.assign('/sign-in')
    } catch (error) {
      showToast({ text: messageOf(error) })
    }
  }
  return (
    <>
      <NavLink to="/account" className="ui-button quiet shell-name">
        <PersonIcon />
        <span>{me.name}</span>
      </NavLink>
      <IconButton label={say.signOut} icon={<SignOutIcon />} onPress={() => void leave()} />
    </>
  )
}
