import { listOrganisations, type Organisation } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Page, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { CountyCalendar } from './CountyCalendar.tsx'
import { SchoolDialog } from './SchoolDialog.tsx'

const words = defineWords({
  zh: {
    title: '学校',
    tabs: '学校与校历',
    list: '学校',
    calendar: '全县校历',
    add: '添加学校',
    none: '还没有学校。添加学校后，为它添加班级和人员。',
    county: '县级单位',
    name: '名称',
    system: '学制',
    grades: '年级',
    kind: '类型',
    people: '人员',
    bureau: '教育局',
    training_school: '教师进修学校',
    range: (from: string, to: string) => `${from}至${to}`,
  },
  en: {
    title: 'Schools',
    tabs: 'Schools and calendar',
    list: 'Schools',
    calendar: 'County calendar',
    add: 'Add a school',
    none: 'No schools yet. Add one, then its classes and people.',
    county: 'County offices',
    name: 'Name',
    system: 'System',
    grades: 'Grades',
    kind: 'Kind',
    people: 'People',
    bureau: 'Education bureau',
    training_school: 'Teacher-training school',
    range: (from: string, to: string) => `${from} to ${to}`,
  },
})

function SchoolTable({ schools }: { readonly schools: readonly Organisation[] }) {
  const say = useWords(words)
  const names = useNames()
  const gradesOf = (grades: Organisation['grades']) => {
    if (grades === null || grades.length === 0) return ''
    const [low, high] = [Math.min(...grades), Math.max(...grades)]
    const isRun = grades.length === high - low + 1
    return isRun && low < high
      ? say.range(names.grade(low), names.grade(high))
      : [...grades].sort().map(names.grade).join(' ')
  }
  return (
    <Table
      caption={say.list}
      hideCaption
      rows={schools}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: say.name,
          isHeading: true,
          cell: ({ id, name }) => <Link to={`/schools/${id}`}>{name}</Link>,
        },
        { key: 'system', title: say.system, cell: ({ system }) => system !== null && names.system[system] },
        { key: 'grades', title: say.grades, cell: ({ grades }) => gradesOf(grades) },
      ]}
    />
  )
}

function Organisations({ all }: { readonly all: readonly Organisation[] }) {
  const say = useWords(words)
  const [isAdding, setAdding] = useState(false)
  const schools = all.filter(({ kind }) => kind === 'school')
  const offices = all.filter(({ kind }) => kind !== 'school')
  const add = (
    <Button kind="primary" onPress={() => setAdding(true)}>
      <PlusIcon />
      {say.add}
    </Button>
  )
  return (
    <div className="ui-section">
      <div>{add}</div>
      {schools.length === 0 ? (
        <Empty>{say.none}</Empty>
      ) : (
        <Card>
          <SchoolTable schools={schools} />
        </Card>
      )}
      {offices.length > 0 && (
        <Section title={say.county}>
          <Card>
            <Table
              caption={say.county}
              hideCaption
              rows={offices}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  title: say.name,
                  isHeading: true,
                  cell: ({ id, name }) => <Link to={`/schools/${id}`}>{name}</Link>,
                },
                {
                  key: 'kind',
                  title: say.kind,
                  cell: ({ kind }) => (kind === 'bureau' ? say.bureau : say.training_school),
                },
              ]}
            />
          </Card>
        </Section>
      )}
      {isAdding && <SchoolDialog onClose={() => setAdding(false)} />}
    </div>
  )
}

/** The county's schools and its calendar; for the bureau and the administrator. */
export function SchoolsPage() {
  const say = useWords(words)
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const organisations = useQuery(query(listOrganisations, {}))
  const tab = address.get('tab') === 'calendar' ? 'calendar' : 'list'
  return (
    <Page title={say.title}>
      <Tabs
        label={say.tabs}
        value={tab}
        onChange={(next) => setAddress(next === 'list' ? {} : { tab: next }, { replace: true })}
        tabs={[
          {
            value: 'list',
            label: say.list,
            content: <Answer query={organisations}>{(all) => <Organisations all={all} />}</Answer>,
          },
          {
            value: 'calendar',
            label: say.calendar,
            content: <CountyCalendar canChange={hasRole(me, 'admin', 'bureau')} />,
          },
        ]}
      />
    </Page>
  )
}
