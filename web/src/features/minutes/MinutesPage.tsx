import { listDisagreements, type Output } from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { SubjectSelect } from '../../lib/SubjectSelect.tsx'
import { Button } from '../../ui/Button.tsx'
import { SubjectDot } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { Table } from '../../ui/Table.tsx'
import { BankNav } from '../items/BankNav.tsx'
import { FactorsPart } from './FactorsPart.tsx'
import { minutesWords } from './minutes-words.ts'
import './minutes.css'

type Item = Output<typeof listDisagreements>['items'][number]

function Items({ items }: { readonly items: readonly Item[] }) {
  const say = useWords(minutesWords)
  const names = useNames()
  const days = useDays()
  return (
    <Table
      caption={say.pageTitle}
      hideCaption
      rows={items}
      rowKey={({ item_id }) => item_id}
      columns={[
        {
          key: 'item',
          title: say.item,
          isHeading: true,
          cell: ({ item_id, opening }) => (
            <Link className="minutes-opening" to={`/bank/${item_id}`}>
              <Rendered content={opening} />
            </Link>
          ),
        },
        {
          key: 'tags',
          title: say.tags,
          cell: ({ subject, grades }) => (
            <>
              <SubjectDot subject={subject} /> {names.subject(subject)}{' '}
              <span className="quiet">{grades.map(names.grade).join(say.join)}</span>
            </>
          ),
        },
        { key: 'estimate', title: say.estimate, end: true, cell: ({ estimate }) => names.minutes(estimate) },
        {
          key: 'calibrated',
          title: say.calibrated,
          cell: ({ calibrated }) => (
            <>
              <strong>{names.minutes(calibrated.minutes)}</strong>{' '}
              <span className="quiet small">
                {say.spread(calibrated.low, calibrated.high)} ·{' '}
                {say.samples(calibrated.samples, days.moment(calibrated.at))}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}

/** Where evidence and estimate disagree, and by which factors trials count. */
export function MinutesPage() {
  const say = useWords(minutesWords)
  const [subject, setSubject] = useState<Subject | null>(null)
  const list = useInfiniteQuery({
    queryKey: [listDisagreements.url, { subject }],
    queryFn: ({ pageParam }) =>
      api(listDisagreements, {
        querystring: { ...(subject !== null && { subject }), ...(pageParam !== null && { after: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })
  return (
    <Page title={say.pageTitle} lead={say.pageLead}>
      <BankNav />
      <div className="minutes-filter">
        <SubjectSelect value={subject} onChange={setSubject} />
      </div>
      <Answer query={list}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          return items.length === 0 ? <Empty>{say.empty}</Empty> : <Items items={items} />
        }}
      </Answer>
      {list.hasNextPage && (
        <Button onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage}>
          {say.more}
        </Button>
      )}
      <Section title={say.factors}>
        <FactorsPart />
      </Section>
    </Page>
  )
}
