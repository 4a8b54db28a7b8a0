import { useQuery } from '@tanstack/react-query'
import { Navigate, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { isProblem } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { meQuery, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { Toasts } from '../../ui/Toast.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Mark } from './Mark.tsx'
import { placesOf, placeWords } from './navigation.ts'
import { Person } from './Person.tsx'
import { SessionGuard } from './SessionGuard.tsx'
import './shell.css'

const words = defineWords({
  zh: { skip: '跳到正文', places: '主导航', messages: '提示', close: '关闭' },
  en: { skip: 'Skip to content', places: 'Main', messages: 'Messages', close: 'Close' },
})

function Rail() {
  const say = useWords(placeWords)
  const { places } = useWords(words)
  const me = useMe()
  return (
    <nav className="shell-rail" aria-label={places}>
      <span className="shell-mark">
        <Mark />
      </span>
      <ul>
        {placesOf(me).map(({ key, to, icon: Icon }) => (
          <li key={key}>
            <NavLink to={to} end={to === '/'}>
              <Icon size={22} />
              {say[key]}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TopLine() {
  const me = useMe()
  const days = useDays()
  const names = useNames()
  const [first] = me.memberships
  return (
    <header className="shell-top">
      <p className="shell-place">
        <strong>{first?.organisation_name}</strong>{' '}
        <span className="more">
          {first !== undefined && names.role[first.role]} · {days.dayAndWeekday(me.today)}
        </span>
      </p>
      <div className="shell-person">
        <LanguageSwitch />
        <Person />
      </div>
    </header>
  )
}

/** The frame around every page of a signed-in person. Anybody else is asked to sign in and brought back. */
export function Shell() {
  const say = useWords(words)
  const location = useLocation()
  const me = useQuery(meQuery)
  if (me.data === undefined && isProblem(me.error, 'sign-in-needed')) {
    return <Navigate to="/sign-in" replace state={{ from: `${location.pathname}${location.search}` }} />
  }
  return (
    <Answer query={me}>
      {() => (
        <div className="shell">
          <a className="shell-skip" href="#main">
            {say.skip}
          </a>
          <Rail />
          <TopLine />
          <main id="main" className="shell-main" tabIndex={-1}>
            <Outlet />
          </main>
          <Toasts label={say.messages} closeLabel={say.close} />
          <SessionGuard />
          <ScrollRestoration />
        </div>
      )}
    </Answer>
  )
}
