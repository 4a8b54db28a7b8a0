import { endSchoolLimit, listClassDays, listPolicies, type Organisation, type Output } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { api, messageOf } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { defineWords, useLanguage, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { LimitDialog } from './LimitDialog.tsx'
import { RulesAbove } from './RulesAbove.tsx'
import { commonWords } from './school-words.ts'

const words = defineWords({
  zh: {
    own: '本校更严的上限',
    add: '添加上限',
    none: '本校没有另定上限，按国家和本地规定执行。学校的上限只能更严，不能放宽。',
    band: '学段',
    what: '限制',
    day: '适用日',
    minutes: '上限',
    dates: '起止',
    note: '说明',
    from: (day: string) => `${day}起`,
    range: (from: string, to: string) => `${from}至${to}`,
    end: '今天起停止',
    endOf: (text: string) => `今天起停止：${text}`,
    ended: '已停止',
    over: '已结束',
    above: '上级规定',
  },
  en: {
    own: 'Stricter limits of this school',
    add: 'Add a limit',
    none: 'The school has no limits of its own; the national and local rules apply. A school may be stricter, never looser.',
    band: 'Grades',
    what: 'What',
    day: 'Days',
    minutes: 'Limit',
    dates: 'When',
    note: 'Note',
    from: (day: string) => `from ${day}`,
    range: (from: string, to: string) => `${from} to ${to}`,
    end: 'End today',
    endOf: (text: string) => `End today: ${text}`,
    ended: 'Ended',
    over: 'Over',
    above: 'Rules above the school',
  },
})

export type Rule = Output<typeof listPolicies>[number]

/** The server names a school's limit `school-<id>` among the rules. */
const limitId = ({ id }: Rule) => id.replace(/^school-/, '')

async function end(schoolId: string, rule: Rule, done: string): Promise<void> {
  try {
    await api(endSchoolLimit, { params: { school_id: schoolId, limit_id: limitId(rule) } })
    await refresh(listPolicies, listClassDays)
    showToast({ text: done })
  } catch (error) {
    showToast({ text: messageOf(error) })
  }
}

function OwnLimits({
  schoolId,
  rules,
  canChange,
}: {
  readonly schoolId: string
  readonly rules: readonly Rule[]
  readonly canChange: boolean
}) {
  const say = useWords(words)
  const common = useWords(commonWords)
  const language = useLanguage()
  const names = useNames()
  const days = useDays()
  const { today } = useMe()
  const isOver = ({ effective_to }: Rule) => effective_to !== null && effective_to < today
  const text = ({ text_zh, text_en }: Rule) => (language === 'zh' ? text_zh : text_en)
  return (
    <Table
      caption={say.own}
      hideCaption
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        { key: 'band', title: say.band, isHeading: true, cell: ({ band }) => names.band[band] },
        { key: 'what', title: say.what, cell: ({ quantity }) => names.quantity[quantity] },
        { key: 'day', title: say.day, cell: ({ day_kind }) => names.dayKind[day_kind] },
        {
          key: 'minutes',
          title: say.minutes,
          end: true,
          cell: ({ minutes }) => <span className="nowrap">{names.minutes(minutes)}</span>,
        },
        {
          key: 'dates',
          title: say.dates,
          cell: ({ effective_from, effective_to }) =>
            effective_to === null
              ? say.from(days.fullDay(effective_from))
              : say.range(days.fullDay(effective_from), days.fullDay(effective_to)),
        },
        { key: 'note', title: say.note, cell: text },
        {
          key: 'actions',
          title: common.actions,
          hideTitle: true,
          end: true,
          cell: (rule) =>
            isOver(rule) ? (
              <span className="quiet nowrap">{say.over}</span>
            ) : (
              canChange && (
                <Button
                  kind="quiet"
                  aria-label={say.endOf(text(rule))}
                  onPress={() => void end(schoolId, rule, say.ended)}
                >
                  {say.end}
                </Button>
              )
            ),
        },
      ]}
    />
  )
}

/** What limits the school's days: its own stricter limits, and the rules they may not loosen. */
export function LimitsPart({ school, canChange }: { readonly school: Organisation; readonly canChange: boolean }) {
  const say = useWords(words)
  const [isAdding, setAdding] = useState(false)
  const policies = useQuery(query(listPolicies, { querystring: { school_id: school.id } }))
  return (
    <Answer query={policies}>
      {(rules) => {
        const own = rules.filter(({ level }) => level === 'school')
        const above = rules.filter(({ level, enabled }) => level !== 'school' && enabled)
        return (
          <div className="ui-section">
            {canChange && (
              <div>
                <Button kind="primary" onPress={() => setAdding(true)}>
                  <PlusIcon />
                  {say.add}
                </Button>
              </div>
            )}
            <Section title={say.own}>
              {own.length === 0 ? (
                <Empty>{say.none}</Empty>
              ) : (
                <Card>
                  <OwnLimits schoolId={school.id} rules={own} canChange={canChange} />
                </Card>
              )}
            </Section>
            <Section title={say.above}>
              <Card>
                <RulesAbove rules={above} />
              </Card>
            </Section>
            {isAdding && <LimitDialog school={school} rules={rules} onClose={() => setAdding(false)} />}
          </div>
        )
      }}
    </Answer>
  )
}
