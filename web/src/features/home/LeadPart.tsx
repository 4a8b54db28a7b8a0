import { listClassDays, type Me } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { Card, Section } from '../../ui/Page.tsx'
import { WeekChart } from '../load/WeekChart.tsx'
import { toWeek, weekOf } from '../load/week.ts'

const words = defineWords({
  zh: { week: (name: string) => `${name}这一周`, open: '打开班级周' },
  en: { week: (name: string) => `This week in ${name}`, open: 'Open the class week' },
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
  const me = useMe()
  return me.leads.map((led) => <LedClass key={led.class_id} of={led} today={me.today} />)
}
