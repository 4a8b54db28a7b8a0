import { listGaps, type Output } from '@lightwork/contract'
import { type Subject, subjects } from '@lightwork/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Busy, Empty } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { BankNav } from '../items/BankNav.tsx'
import { workWords } from './taxonomy-words.ts'
import './taxonomy.css'

type GapItem = Output<typeof listGaps>['items'][number]

function GapLine({ item }: { readonly item: GapItem }) {
  const say = useWords(workWords)
  const names = useNames()
  const days = useDays()
  const lackNames: Readonly<Record<string, string>> = {
    point_ids: say.lackPoint,
    competencies: say.lackCompetency,
    minutes: say.lackMinutes,
  }
  const lacks = item.gaps.map((gap) => lackNames[gap] ?? gap).join(say.list)
  return (
    <li className="label-line">
      <div>
        <span>{item.opening}</span>
        <p className="quiet">
          {item.grades.map((grade) => names.grade(grade)).join(say.list)} · {names.itemState[item.state]} ·{' '}
          {days.moment(item.moment)}
        </p>
        <p>{say.lacks(lacks)}</p>
        {item.waiting.length > 0 && <p className="quiet">{say.waitingLabels(item.waiting.join(say.list))}</p>}
      </div>
      <LinkButton to={`/bank/${item.item_id}/edit`} aria-label={`${say.fill}：${item.opening.slice(0, 20)}`}>
        {say.fill}
      </LinkButton>
    </li>
  )
}

/** Items that lack required tags, subject by subject. */
export function GapsPage() {
  const say = useWords(workWords)
  const names = useNames()
  const [address, setAddress] = useSearchParams()
  const asked = subjects.find((each) => each === address.get('subject'))
  const found = useInfiniteQuery({
    queryKey: [listGaps.url, asked],
    queryFn: ({ pageParam }) =>
      api(listGaps, {
        querystring: { ...(asked !== undefined && { subject: asked }), ...(pageParam !== '' && { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const counts = found.data?.pages[0]?.counts ?? {}
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const subject: Subject | null = asked ?? items[0]?.subject ?? null
  return (
    <Page title={say.gapsTitle} lead={say.gapsLead}>
      <BankNav />
      {found.data === undefined && found.error === null && <Busy>…</Busy>}
      <Refusal error={found.error} />
      {found.data !== undefined && Object.keys(counts).length === 0 && <Empty>{say.gapsNone}</Empty>}
      {Object.keys(counts).length > 0 && (
        <div className="term-subject">
          <Select
            label={say.subject}
            options={subjects.map((value) => ({
              value,
              label: `${names.subject(value)} ${say.all(counts[value] ?? 0)}`,
            }))}
            value={subject}
            onChange={(chosen) => setAddress({ subject: chosen }, { replace: true })}
          />
        </div>
      )}
      {Object.keys(counts).length > 0 && items.length === 0 && <Empty>{say.gapsEmpty}</Empty>}
      <ul className="label-list">
        {items.map((item) => (
          <GapLine key={item.item_id} item={item} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button onPress={() => void found.fetchNextPage()} isPending={found.isFetchingNextPage}>
          {say.more}
        </Button>
      )}
    </Page>
  )
}
