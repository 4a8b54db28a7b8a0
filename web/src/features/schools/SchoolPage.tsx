import { listOrganisations, type Organisation } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { PencilIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { type TabOf, Tabs } from '../../ui/Tabs.tsx'
import { NotFound } from '../shell/PageError.tsx'
import { ClassesPart } from './ClassesPart.tsx'
import { LimitsPart } from './LimitsPart.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import { SchoolCalendar } from './SchoolCalendar.tsx'
import { SchoolDialog } from './SchoolDialog.tsx'
import { TierNamesPart } from './TierNamesPart.tsx'

const words = defineWords({
  zh: {
    tabs: '学校管理',
    classes: '班级',
    people: '人员',
    calendar: '校历',
    limits: '时间上限',
    tiers: '层次叫法',
    all: '全部学校',
    change: '修改学校',
    notYours: '这里的人员由系统管理员管理，需要改动请与系统管理员联系。',
  },
  en: {
    tabs: 'School',
    classes: 'Classes',
    people: 'People',
    calendar: 'Calendar',
    limits: 'Limits',
    tiers: 'Tiers',
    all: 'All schools',
    change: 'Change the school',
    notYours: 'Its people are managed by the administrator; ask the administrator for any change.',
  },
})

const parts = ['classes', 'people', 'calendar', 'limits', 'tiers'] as const
type Part = (typeof parts)[number]

function SchoolParts({ school }: { readonly school: Organisation }) {
  const say = useWords(words)
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const manages =
    hasRole(me, 'admin') ||
    me.memberships.some(({ role, organisation_id }) => role === 'head' && organisation_id === school.id)
  const isSchool = school.kind === 'school'
  const tabs: (TabOf<Part> | false)[] = [
    isSchool && { value: 'classes', label: say.classes, content: <ClassesPart school={school} canChange={manages} /> },
    manages && { value: 'people', label: say.people, content: <PeoplePart organisation={school} /> },
    isSchool && {
      value: 'calendar',
      label: say.calendar,
      content: <SchoolCalendar schoolId={school.id} canChange={manages} />,
    },
    isSchool && { value: 'limits', label: say.limits, content: <LimitsPart school={school} canChange={manages} /> },
    isSchool && { value: 'tiers', label: say.tiers, content: <TierNamesPart school={school} canChange={manages} /> },
  ]
  const shown = tabs.filter((tab) => tab !== false)
  const chosen = shown.find(({ value }) => value === address.get('tab')) ?? shown[0]
  if (chosen === undefined) return <Empty>{say.notYours}</Empty>
  return (
    <Tabs
      label={say.tabs}
      tabs={shown}
      value={chosen.value}
      onChange={(tab) => setAddress({ tab }, { replace: true })}
    />
  )
}

function Found({ school }: { readonly school: Organisation }) {
  const say = useWords(words)
  const names = useNames()
  const me = useMe()
  const [isChanging, setChanging] = useState(false)
  const oversees = hasRole(me, 'admin', 'bureau')
  return (
    <Page
      title={school.name}
      lead={
        <>
          {school.system !== null && names.system[school.system]} {oversees && <Link to="/schools">{say.all}</Link>}
        </>
      }
      actions={
        oversees &&
        school.kind === 'school' && (
          <Button onPress={() => setChanging(true)}>
            <PencilIcon />
            {say.change}
          </Button>
        )
      }
    >
      <SchoolParts key={school.id} school={school} />
      {isChanging && <SchoolDialog school={school} onClose={() => setChanging(false)} />}
    </Page>
  )
}

/** One school, or a county office of which only the people are kept. The chosen part stands in the address. */
export function SchoolPage() {
  const { schoolId } = useParams()
  const organisations = useQuery(query(listOrganisations, {}))
  return (
    <Answer query={organisations}>
      {(all) => {
        const school = all.find(({ id }) => id === schoolId)
        return school === undefined ? <NotFound /> : <Found school={school} />
      }}
    </Answer>
  )
}
