import { getItemUse, listReports } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { Section } from '../../ui/Page.tsx'
import { isCurator } from './item-roles.ts'

const words = defineWords({
  zh: {
    title: '使用情况',
    county: (homeworks: number, classes: number) => `全县 ${homeworks} 份作业里有这道题，已布置给 ${classes} 个班次。`,
    ahead: (n: number) => `其中 ${n} 份布置在今天以后。`,
    unused: '还没有作业用这道题。',
    school: (homeworks: number, classes: number) => `${homeworks} 份作业，${classes} 个班次`,
    last: (day: string) => `，最近 ${day}`,
    own: '在您的作业里：',
    reports: (n: number) => `${n} 条报告待处理`,
  },
  en: {
    title: 'Used in',
    county: (homeworks: number, classes: number) =>
      `${homeworks} homeworks of the county hold it; it was released to ${classes} classes.`,
    ahead: (n: number) => `${n} of them are released for a day after today.`,
    unused: 'No homework uses this item yet.',
    school: (homeworks: number, classes: number) => `${homeworks} homeworks, ${classes} classes`,
    last: (day: string) => `, last ${day}`,
    own: 'In your homework:',
    reports: (n: number) => `${n} reports waiting`,
  },
})

/** The same in one line, for where two items are weighed against each other. */
export function ItemUseLine({ itemId }: { readonly itemId: string }) {
  const say = useWords(words)
  const { county } = useQuery(query(getItemUse, { params: { item_id: itemId } })).data ?? { county: null }
  if (county === null) return null
  const { homeworks, classes, ahead } = county
  if (homeworks + classes === 0) return <p className="quiet">{say.unused}</p>
  return (
    <p className="quiet">
      {say.county(homeworks, classes)}
      {ahead > 0 && say.ahead(ahead)}
    </p>
  )
}

/** Who uses the item: curators read numbers by school, teachers find their own homework. */
export function ItemUsePart({ itemId }: { readonly itemId: string }) {
  const say = useWords(words)
  const days = useDays()
  const me = useMe()
  const use = useQuery(query(getItemUse, { params: { item_id: itemId } })).data
  const reports = useQuery({
    ...query(listReports, { querystring: { item_id: itemId } }),
    enabled: isCurator(me),
  }).data
  if (use === undefined || (use.county === null && use.own.length === 0)) return null
  const { county, own } = use
  return (
    <Section title={say.title}>
      {reports !== undefined && reports.waiting > 0 && (
        <p>
          <Link to={`/curation/reports?item=${itemId}`}>{say.reports(reports.waiting)}</Link>
        </p>
      )}
      {county !== null &&
        (county.homeworks + county.classes === 0 ? (
          <p className="quiet">{say.unused}</p>
        ) : (
          <>
            <p>
              {say.county(county.homeworks, county.classes)}
              {county.ahead > 0 && say.ahead(county.ahead)}
            </p>
            <ul className="item-plain-list">
              {county.schools.map(({ school_id, name, homeworks, classes, last_day }) => (
                <li key={school_id}>
                  {name}{' '}
                  <span className="quiet small">
                    {say.school(homeworks, classes)}
                    {last_day !== null && say.last(days.day(last_day))}
                  </span>
                </li>
              ))}
            </ul>
          </>
        ))}
      {own.length > 0 && (
        <>
          <p className="quiet">{say.own}</p>
          <ul className="item-plain-list">
            {own.map(({ assignment_id, school_id, title, last_day }) => (
              <li key={assignment_id}>
                <Link to={`/homework/${school_id}/${assignment_id}`}>{title}</Link>{' '}
                {last_day !== null && <span className="quiet small">{days.day(last_day)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
