import { listReviews } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { ChevronRightIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card, Section } from '../../ui/Page.tsx'
import './home.css'

const words = defineWords({
  zh: {
    open: '等您审的题',
    all: '在审的题',
    none: '现在没有等着审的题。',
    toQueue: '审核队列',
    count: (n: number, since: string) => `${n >= 1000 ? '1000 题以上' : `${n} 题`}，最早 ${since}`,
  },
  en: {
    open: 'For you to judge',
    all: 'Under review',
    none: 'Nothing waits for review now.',
    toQueue: 'The queues',
    count: (n: number, since: string) =>
      `${n >= 1000 ? '1000 items or more' : n === 1 ? '1 item' : `${n} items`}, oldest ${since}`,
  },
})

/** How much waits at each step; `open` is what this person may judge. */
export function ReviewPart({ view }: { readonly view: 'open' | 'all' }) {
  const say = useWords(words)
  const names = useReviewNames()
  const days = useDays()
  const queue = useQuery(query(listReviews, { querystring: { view } }))
  return (
    <Section title={say[view]} actions={<Link to={`/reviews?view=${view}`}>{say.toQueue}</Link>}>
      <Answer query={queue}>
        {({ counts }) =>
          counts.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Card>
              <ul className="home-links">
                {counts.map(({ step, n, oldest }) => (
                  <li key={step}>
                    <Link to={`/reviews?view=${view}&step=${step}`}>
                      {names.step[step]}
                      <span>
                        {say.count(n, days.moment(oldest))} <ChevronRightIcon size={14} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Answer>
    </Section>
  )
}
