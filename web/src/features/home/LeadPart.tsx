import { listClassDays, type Me } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import { WeekChart } from '../load/WeekChart.tsx'
import { toWeek, weekOf } from '../load/week.ts'

const words = defineWords({
  zh: {
    week: (name: string) => `${name}这一周`,
    open: '打开班级周',
    none: '您还不是哪个班的班主任。请学校管理员在“学校”里为您安排班级。',
  },
  en: {
    week: (name: string) => `This week in ${name}`,
    open: 'Open the class week',
    none: 'You lead no class yet. Your school’s administrator can give you one.',
  },
})

function LedClass({
  of: { school_id, class_id, class_name },
  today,
}: {
  readonly of: Me['leads'][number]
  readonly today: string
}) {
  const say = useWords(words)
  const { from, to } = weekOf(today)
  const days = useQuery(query(listClassDays, { params: { school_id }, querystring: { class_ids: class_id, from, to } }))
  return (
    <Section title={say.week(class_name)} actions={<Link to={`/week?class=${class_id}`}>{say.open}</Link>}>
      <Card>
        <Answer query={days}>{(answer) => <WeekChart week={toWeek(answer)} />}</Answer>
      </Card>
    </Section>
  )
}

/** A class lead's week: where the minutes of the class stand across subjects. */
export function LeadPart() {
  const say = useWords(words)
  const me = useMe()
  if (me.leads.length === 0 && hasRole(me, 'class_lead')) return <Empty>{say.none}</Empty>
  return me.leads.map((led) => <LedClass key={led.class_id} of={led} today={me.today} />)
}
