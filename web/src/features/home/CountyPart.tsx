import { listOrganisations } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { ChevronRightIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import './home.css'

const words = defineWords({
  zh: { schools: '全县学校', manage: '学校与校历', policies: '作业规定', none: '还没有学校。', add: '添加学校' },
  en: {
    schools: 'Schools of the county',
    manage: 'Schools and calendar',
    policies: 'Homework rules',
    none: 'No schools yet.',
    add: 'Add a school',
  },
})

/** The county's people begin with its schools. */
export function CountyPart() {
  const say = useWords(words)
  const names = useNames()
  const organisations = useQuery(query(listOrganisations, {}))
  return (
    <Section title={say.schools} actions={<Link to="/policies">{say.policies}</Link>}>
      <Answer query={organisations}>
        {(all) => {
          const schools = all.filter(({ kind }) => kind === 'school')
          if (schools.length === 0)
            return <Empty action={<LinkButton to="/schools">{say.add}</LinkButton>}>{say.none}</Empty>
          return (
            <Card>
              <ul className="home-links">
                {schools.map(({ id, name, system }) => (
                  <li key={id}>
                    <Link to={`/schools/${id}`}>
                      {name}
                      <span className="quiet">
                        {system !== null && names.system[system]} <ChevronRightIcon size={14} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }}
      </Answer>
    </Section>
  )
}
