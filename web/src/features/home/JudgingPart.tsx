import { listJudgings } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { ChevronRightIcon } from '../../ui/icons.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import './home.css'

const words = defineWords({
  zh: { title: '等您评审的作品', open: (n: number) => `还有 ${n} 件` },
  en: { title: 'Works for you to judge', open: (n: number) => `${n} to go` },
})

/** Competitions with works that wait for this judge; nothing for everybody else. */
export function JudgingPart() {
  const say = useWords(words)
  const judgings = useQuery(query(listJudgings, {}))
  const waiting = (judgings.data ?? []).filter(({ open }) => open > 0)
  if (waiting.length === 0) return null
  return (
    <Section title={say.title}>
      <Card>
        <ul className="home-links">
          {waiting.map(({ competition: { id, title }, open }) => (
            <li key={id}>
              <Link to={`/competitions/${id}/judging`}>
                {title}
                <span>
                  {say.open(open)} <ChevronRightIcon size={14} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
