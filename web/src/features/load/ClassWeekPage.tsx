import { listClassDays } from '@lightwork/contract'
import { addDays, isDay } from '@lightwork/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ChevronLeftIcon, ChevronRightIcon, QrIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Page, Section } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { NoticeAddressDialog } from '../schools/NoticeAddressDialog.tsx'
import { useVisibleClasses, type WeekClass } from './my-classes.ts'
import { Rules } from './Rules.tsx'
import { WeekChart } from './WeekChart.tsx'
import { WeekReleases } from './WeekReleases.tsx'
import { WeekTable } from './WeekTable.tsx'
import { toWeek, weekOf } from './week.ts'

const words = defineWords({
  zh: {
    title: '班级周',
    class: '班级',
    previous: '上一周',
    next: '下一周',
    thisWeek: '本周',
    range: (from: string, to: string) => `${from} – ${to}`,
    data: '数据表',
    releases: '每天的作业',
    rules: '依据',
    notice: '公示地址',
    none: '您还没有任教或带的班级。请学校管理员在“学校”里为您安排班级。',
  },
  en: {
    title: 'Class week',
    class: 'Class',
    previous: 'Previous week',
    next: 'Next week',
    thisWeek: 'This week',
    range: (from: string, to: string) => `${from} – ${to}`,
    data: 'Table of figures',
    releases: 'Homework of each day',
    rules: 'By what rule',
    notice: 'Notice address',
    none: 'You neither teach nor lead a class yet. Your school’s administrator can add you to one.',
  },
})

function Week({
  of: { school_id, class_id },
  from,
  to,
}: {
  readonly of: WeekClass
  readonly from: string
  readonly to: string
}) {
  const say = useWords(words)
  const answer = useQuery({
    ...query(listClassDays, { params: { school_id }, querystring: { class_ids: class_id, from, to } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Answer query={answer}>
      {(days) => {
        const week = toWeek(days)
        return (
          <div className={answer.isPlaceholderData ? 'ui-section ui-dim' : 'ui-section'}>
            <Card>
              <WeekChart week={week} />
              <details className="week-data">
                <summary>{say.data}</summary>
                <WeekTable week={week} />
              </details>
            </Card>
            <Section title={say.releases}>
              <WeekReleases schoolId={school_id} classId={class_id} week={week} />
            </Section>
            <Section title={say.rules}>
              <Rules days={days} />
            </Section>
          </div>
        )
      }}
    </Answer>
  )
}

/** Where the class's notices are read; for those who teach or lead it and for its head. */
function NoticeAddress({ of: { school_id, class_id, class_name } }: { readonly of: WeekClass }) {
  const say = useWords(words)
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const leads = me.leads.some((led) => led.class_id === class_id)
  const heads = me.memberships.some(({ role, organisation_id }) => role === 'head' && organisation_id === school_id)
  const teaches = me.teaching.some((taught) => taught.class_id === class_id)
  if (!leads && !heads && !teaches) return null
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        <QrIcon />
        {say.notice}
      </Button>
      {isOpen && (
        <NoticeAddressDialog
          schoolId={school_id}
          classId={class_id}
          className={class_name}
          canRenew={leads || heads}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Monday to Sunday of one class: minutes by day and subject against the limit. Class and week stand in the address. */
export function ClassWeekPage() {
  const say = useWords(words)
  const me = useMe()
  const days = useDays()
  const [address, setAddress] = useSearchParams()
  const { classes, isPending } = useVisibleClasses(me, address.get('school'))
  const chosen = classes.find(({ class_id }) => class_id === address.get('class')) ?? classes[0]
  const asked = address.get('week') ?? ''
  const { from, to } = weekOf(isDay(asked) ? asked : me.today)

  const change = (name: 'class' | 'week', value: string) =>
    setAddress((now) => {
      const next = new URLSearchParams(now)
      next.set(name, value)
      return next
    })

  return (
    <Page title={say.title}>
      {chosen === undefined && !isPending && <Empty>{say.none}</Empty>}
      {chosen !== undefined && (
        <>
          <div className="week-tools">
            {classes.length > 1 && (
              <div className="class">
                <Select
                  label={say.class}
                  hideLabel
                  options={classes.map(({ class_id, class_name }) => ({ value: class_id, label: class_name }))}
                  value={chosen.class_id}
                  onChange={(id) => change('class', id)}
                />
              </div>
            )}
            {classes.length === 1 && <strong>{chosen.class_name}</strong>}
            <div className="week-turn">
              <IconButton
                label={say.previous}
                icon={<ChevronLeftIcon />}
                onPress={() => change('week', addDays(from, -7))}
              />
              <span className="days" aria-live="polite">
                {say.range(days.day(from), days.day(to))}
              </span>
              <IconButton
                label={say.next}
                icon={<ChevronRightIcon />}
                onPress={() => change('week', addDays(from, 7))}
              />
              {from !== weekOf(me.today).from && (
                <Button kind="quiet" onPress={() => change('week', me.today)}>
                  {say.thisWeek}
                </Button>
              )}
            </div>
            <NoticeAddress of={chosen} />
          </div>
          <Week key={chosen.class_id} of={chosen} from={from} to={to} />
        </>
      )}
    </Page>
  )
}
