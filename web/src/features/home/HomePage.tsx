import { Link } from 'react-router'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { NewHomework } from '../assignments/NewHomework.tsx'
import { CountyPart } from './CountyPart.tsx'
import { CuratorPart } from './CuratorPart.tsx'
import { HeadPart } from './HeadPart.tsx'
import { JudgingPart } from './JudgingPart.tsx'
import { LeadPart } from './LeadPart.tsx'
import { ReviewPart } from './ReviewPart.tsx'
import { TeacherPart } from './TeacherPart.tsx'

const words = defineWords({
  zh: {
    title: '首页',
    hello: (name: string, day: string) => `${name}，您好。今天是${day}。`,
    password: '您还没有密码，登录链接只能用一次。',
    setPassword: '设置密码',
  },
  en: {
    title: 'Home',
    hello: (name: string, day: string) => `Hello ${name}. Today is ${day}.`,
    password: 'You have no password yet, and a sign-in link works once.',
    setPassword: 'Set a password',
  },
})

/** Each role's next piece of work; a person of several roles sees them in the order of the day. */
export function HomePage() {
  const say = useWords(words)
  const days = useDays()
  const me = useMe()
  const headed = me.memberships.filter(({ role }) => role === 'head')
  // To a class lead the week of the class comes before the own subject.
  const leadsFirst = hasRole(me, 'class_lead')
  return (
    <Page
      title={say.title}
      lead={say.hello(me.name, days.dayAndWeekday(me.today))}
      actions={<NewHomework size="large" />}
    >
      {!me.has_password && (
        <Notice>
          <p>
            {say.password} <Link to="/account">{say.setPassword}</Link>
          </p>
        </Notice>
      )}
      {leadsFirst && <LeadPart />}
      {(me.teaching.length > 0 || hasRole(me, 'teacher')) && <TeacherPart />}
      {!leadsFirst && <LeadPart />}
      <JudgingPart />
      {me.reviews.length > 0 && <ReviewPart view="open" />}
      {hasRole(me, 'curator') && <CuratorPart />}
      {headed.map((membership) => (
        <HeadPart key={membership.organisation_id} of={membership} today={me.today} />
      ))}
      {hasRole(me, 'admin', 'bureau') && <CountyPart />}
    </Page>
  )
}
