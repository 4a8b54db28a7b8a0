import { searchItems } from '@lightwork/contract'
import { subjects } from '@lightwork/domain'
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
  zh: {
    queue: (count: number) => `待审核 ${count} 题`,
    none: '没有待审核的题目。',
    all: '全部待审核',
    count: (count: number) => `${count} 题`,
    write: '写新题',
    bring: '导入题目',
    more: '题库工作',
  },
  en: {
    queue: (count: number) => (count === 1 ? '1 item in review' : `${count} items in review`),
    none: 'No items are waiting for review.',
    all: 'All in review',
    count: (count: number) => (count === 1 ? '1 item' : `${count} items`),
    write: 'Write an item',
    bring: 'Import items',
    more: 'Work on the bank',
  },
})

/** A curator's queue, by subject. */
export function CuratorPart() {
  const say = useWords(words)
  const names = useNames()
  const queue = useQuery(query(searchItems, { querystring: { state: 'in_review', page_size: 1 } }))
  return (
    <>
      <Answer query={queue}>
        {({ total, facets }) => (
          <Section title={say.queue(total)} actions={total > 0 && <Link to="/bank?state=in_review">{say.all}</Link>}>
            {total === 0 ? (
              <Empty>{say.none}</Empty>
            ) : (
              <Card>
                <ul className="home-links">
                  {subjects
                    .filter((subject) => (facets.subject[subject] ?? 0) > 0)
                    .map((subject) => (
                      <li key={subject}>
                        <Link to={`/bank?state=in_review&subject=${subject}`}>
                          {names.subject(subject)}
                          <span>
                            {say.count(facets.subject[subject] ?? 0)} <ChevronRightIcon size={14} />
                          </span>
                        </Link>
                      </li>
                    ))}
                </ul>
              </Card>
            )}
          </Section>
        )}
      </Answer>
      <Section title={say.more}>
        <div className="ui-button-row">
          <LinkButton to="/bank/new">{say.write}</LinkButton>
          <LinkButton to="/bank/imports">{say.bring}</LinkButton>
        </div>
      </Section>
    </>
  )
}
