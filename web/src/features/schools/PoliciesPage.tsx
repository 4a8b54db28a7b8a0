import { listClassDays, listPolicies, type Output, switchPolicy } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { defineWords, useLanguage, useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Segmented } from '../../ui/Choice.tsx'
import { Card, Page, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { inOrder } from './rule-order.ts'
import './schools.css'

const words = defineWords({
  zh: {
    title: '作业规定',
    lead: '同一天有几条规定时，以最严的为准。国家规定不能停用。',
    text: '规定',
    minutes: '上限',
    day: '适用日',
    dates: '施行',
    from: (day: string) => `${day}起`,
    range: (from: string, to: string) => `${from}至${to}`,
    use: '怎样使用',
    usageOf: (text: string) => `怎样使用：${text}`,
    off: '不用',
    warn: '提醒',
    block: '上限',
    source: (text: string) => `来源：${text}`,
  },
  en: {
    title: 'Homework rules',
    lead: 'Where several rules apply to a day, the strictest counts. National rules stay on.',
    text: 'Rule',
    minutes: 'Limit',
    day: 'Days',
    dates: 'In force',
    from: (day: string) => `from ${day}`,
    range: (from: string, to: string) => `${from} to ${to}`,
    use: 'Use',
    usageOf: (text: string) => `Use of: ${text}`,
    off: 'Off',
    warn: 'Advice',
    block: 'Limit',
    source: (text: string) => `Source: ${text}`,
  },
})

type Rule = Output<typeof listPolicies>[number]
type Use = 'off' | 'warn' | 'block'

const usageOf = ({ enabled, severity }: Rule): Use => (enabled ? severity : 'off')

/** Off, advice or limit. A national rule only says what it is. */
function RuleSwitch({ rule, canChange }: { readonly rule: Rule; readonly canChange: boolean }) {
  const say = useWords(words)
  const language = useLanguage()
  const change = useMutation({
    mutationFn: (use: Use) =>
      api(switchPolicy, {
        params: { rule_id: rule.id },
        body: { enabled: use !== 'off', severity: use === 'off' ? rule.severity : use },
      }),
    onSuccess: () => refresh(listPolicies, listClassDays),
  })
  const use = change.isPending ? change.variables : usageOf(rule)
  if (!canChange || rule.level === 'national')
    return <Chip tone={use === 'block' ? 'accent' : use === 'warn' ? 'plain' : 'quiet'}>{say[use]}</Chip>
  return (
    <>
      <Segmented
        label={say.usageOf(language === 'zh' ? rule.text_zh : rule.text_en)}
        hideLabel
        options={(['off', 'warn', 'block'] as const).map((value) => ({ value, label: say[value] }))}
        value={use}
        onChange={(next) => change.mutate(next)}
        isDisabled={change.isPending}
      />
      <Refusal error={change.error} />
    </>
  )
}

function RuleTable({
  rules,
  canChange,
  caption,
}: {
  readonly rules: readonly Rule[]
  readonly canChange: boolean
  readonly caption: string
}) {
  const say = useWords(words)
  const language = useLanguage()
  const names = useNames()
  const days = useDays()
  return (
    <Table
      caption={caption}
      hideCaption
      rows={inOrder(rules)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'text',
          title: say.text,
          isHeading: true,
          cell: ({ text_zh, text_en }) => <span className="rule-text">{language === 'zh' ? text_zh : text_en}</span>,
        },
        {
          key: 'minutes',
          title: say.minutes,
          end: true,
          cell: ({ minutes }) => <span className="nowrap">{names.minutes(minutes)}</span>,
        },
        {
          key: 'day',
          title: say.day,
          cell: ({ day_kind }) => <span className="nowrap">{names.dayKind[day_kind]}</span>,
        },
        {
          key: 'dates',
          title: say.dates,
          cell: ({ effective_from, effective_to }) => (
            <span className="nowrap">
              {effective_to === null
                ? say.from(days.fullDay(effective_from))
                : say.range(days.fullDay(effective_from), days.fullDay(effective_to))}
            </span>
          ),
        },
        { key: 'use', title: say.use, cell: (rule) => <RuleSwitch rule={rule} canChange={canChange} /> },
      ]}
    />
  )
}

/** Rules of one document stand together, in the order in which the server lists them. */
function byDocument(rules: readonly Rule[]): Rule[][] {
  const documents = new Map<string, Rule[]>()
  for (const rule of rules) {
    const key = `${rule.level} ${rule.title} ${rule.number}`
    documents.set(key, [...(documents.get(key) ?? []), rule])
  }
  return [...documents.values()]
}

/** Every rule that limits homework, with its document, dates and source; the bureau decides how local ones are used. */
export function PoliciesPage() {
  const say = useWords(words)
  const names = useNames()
  const me = useMe()
  const policies = useQuery(query(listPolicies, { querystring: {} }))
  const canChange = hasRole(me, 'admin', 'bureau')
  return (
    <Page title={say.title} lead={say.lead}>
      <Answer query={policies}>
        {(rules) =>
          byDocument(rules).map((document) => {
            const [first] = document
            if (first === undefined) return null
            const { id, level, title, number, clause, issuer, source } = first
            return (
              <Section key={id} title={title}>
                <p className="quiet">
                  {[names.policyLevel[level], number, clause, issuer]
                    .filter((part) => part !== null && part !== '')
                    .join(' · ')}
                  {source !== null && `（${say.source(source)}）`}
                </p>
                <Card>
                  <RuleTable rules={document} canChange={canChange} caption={title} />
                </Card>
              </Section>
            )
          })
        }
      </Answer>
    </Page>
  )
}
