import { type Item, listItemReviews } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { Section } from '../../ui/Page.tsx'
import './item.css'

const words = defineWords({
  zh: {
    title: '审核记录',
    handedIn: (number: number, name: string, moment: string) => `第 ${number} 版，${name} ${moment}送审`,
    running: (step: string) => `正在${step}`,
  },
  en: {
    title: 'Reviews',
    handedIn: (number: number, name: string, moment: string) => `Version ${number}, handed in by ${name}, ${moment}`,
    running: (step: string) => `at: ${step}`,
  },
})

/** Who handed the item in, who judged it and what they wrote; nothing for people who may not see it. */
export function ItemReviews({ item }: { readonly item: Item }) {
  const say = useWords(words)
  const names = useReviewNames()
  const days = useDays()
  const reviews = useQuery(query(listItemReviews, { params: { item_id: item.current.item_id } }))
  return (
    <Answer query={reviews}>
      {(listed) =>
        listed.length > 0 && (
          <Section title={say.title}>
            <ul className="item-reviews">
              {listed.map(({ review_id, number, handed_in_by, handed_in_at, outcome, step, notes }) => (
                <li key={review_id}>
                  <Link to={`/reviews/${review_id}`}>
                    {say.handedIn(number, handed_in_by.name, days.moment(handed_in_at))}
                  </Link>
                  <span className="quiet">
                    {outcome === null ? say.running(names.step[step]) : names.outcome[outcome]}
                  </span>
                  {notes
                    .filter(({ note }) => note !== '')
                    .map(({ account, note, at }) => (
                      <p key={`${account.id} ${at}`} className="item-review-note">
                        {account.name}：{note}
                      </p>
                    ))}
                </li>
              ))}
            </ul>
          </Section>
        )
      }
    </Answer>
  )
}
