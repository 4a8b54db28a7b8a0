import { listReviews, type QueuedReview } from '@lightwork/contract'
import { opinionSteps, type ReviewStep, type Subject, subjects } from '@lightwork/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { SubjectSelect } from '../../lib/SubjectSelect.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/Button.tsx'
import { Chip, SubjectDot } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { Select } from '../../ui/Select.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { BankNav } from '../items/BankNav.tsx'
import { reviewWords } from './review-words.ts'
import './reviews.css'

type View = 'open' | 'mine' | 'all'
const views: readonly View[] = ['open', 'mine', 'all']
const steps: readonly ReviewStep[] = ['duplicate_check', ...opinionSteps]
const DAY_MS = 86_400_000

interface Asked {
  readonly view: View
  readonly step: ReviewStep | null
  readonly subject: Subject | null
}

const useQueue = ({ view, step, subject }: Asked) =>
  useInfiniteQuery({
    queryKey: [listReviews.url, { view, step, subject }],
    queryFn: ({ pageParam }) =>
      api(listReviews, {
        querystring: {
          view,
          ...(step !== null && { step }),
          ...(subject !== null && { subject }),
          ...(pageParam !== null && { after: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })

function ItemCell({ review, lane }: { readonly review: QueuedReview; readonly lane: string }) {
  const say = useWords(reviewWords)
  const names = useNames()
  return (
    <>
      <Link className="review-opening" to={`/reviews/${review.review_id}?${lane}`}>
        {review.opening.content === undefined ? say.noWords : <Rendered content={review.opening} />}
      </Link>
      <span className="review-line">
        {names.itemType[review.type]} · {names.tier[review.tier]} · {names.minutes(review.minutes)}
      </span>
    </>
  )
}

interface QueueTableProps {
  readonly reviews: readonly QueuedReview[]
  readonly caption: string
  /** The queue as the address of a review names it. */
  readonly lane: string
}

function QueueTable({ reviews, caption, lane }: QueueTableProps) {
  const say = useWords(reviewWords)
  const names = useNames()
  const reviewNames = useReviewNames()
  return (
    <Table
      caption={caption}
      hideCaption
      rows={reviews}
      rowKey={({ review_id }) => review_id}
      columns={[
        { key: 'item', title: say.item, isHeading: true, cell: (review) => <ItemCell review={review} lane={lane} /> },
        {
          key: 'tags',
          title: say.tags,
          cell: ({ subject, grades }) => (
            <>
              <SubjectDot subject={subject} /> {names.subject(subject)}{' '}
              <span className="quiet">{grades.map(names.grade).join(say.list)}</span>
            </>
          ),
        },
        { key: 'step', title: say.step, cell: ({ step }) => reviewNames.step[step] },
        {
          key: 'waiting',
          title: say.waiting,
          cell: ({ step_since }) => say.days((Date.now() - Date.parse(step_since)) / DAY_MS),
        },
        {
          key: 'opinions',
          title: say.opinions,
          cell: ({ step, opinions, missing, disputed }) =>
            step !== 'duplicate_check' && (
              <>
                {say.opinionsOf(opinions, missing)} {disputed && <Chip>{say.disputed}</Chip>}
              </>
            ),
        },
        {
          key: 'people',
          title: say.people,
          cell: ({ seats }) =>
            seats.length === 0 ? (
              <span className="quiet">{say.nobody}</span>
            ) : (
              seats.map(({ account }) => account.name).join(say.list)
            ),
        },
      ]}
    />
  )
}

const laneOf = ({ view, step, subject }: Asked) =>
  new URLSearchParams({ view, ...(step !== null && { step }), ...(subject !== null && { subject }) }).toString()

function Queue({ asked }: { readonly asked: Asked }) {
  const say = useWords(reviewWords)
  const reviewNames = useReviewNames()
  const queue = useQueue(asked)
  const empty = { open: say.emptyOpen, mine: say.emptyMine, all: say.emptyAll }[asked.view]
  return (
    <Answer query={queue}>
      {({ pages }) => {
        const reviews = pages.flatMap((page) => page.reviews)
        return (
          <div className={queue.isPlaceholderData ? 'review-queue ui-dim' : 'review-queue'}>
            <p className="quiet">
              {(pages[0]?.counts ?? [])
                .map(({ step, n }) => say.count(reviewNames.step[step], n, pages[0]?.counted_to ?? n))
                .join(' · ')}
            </p>
            {reviews.length === 0 ? (
              <Empty>{empty}</Empty>
            ) : (
              <QueueTable reviews={reviews} caption={say.title} lane={laneOf(asked)} />
            )}
            {queue.hasNextPage && (
              <Button onPress={() => void queue.fetchNextPage()} isPending={queue.isFetchingNextPage}>
                {say.more}
              </Button>
            )}
          </div>
        )
      }}
    </Answer>
  )
}

/** The queues of the review, oldest first. The address says which one. */
export function ReviewsPage() {
  const say = useWords(reviewWords)
  const reviewNames = useReviewNames()
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const isCoordinator = hasRole(me, 'curator')
  const offered = views.filter((view) => view !== 'all' || isCoordinator)
  const first: View = me.reviews.length > 0 || !isCoordinator ? 'open' : 'all'
  const view = offered.find((each) => each === address.get('view')) ?? first
  const step = steps.find((each) => each === address.get('step')) ?? null
  const subject = subjects.find((each) => each === address.get('subject')) ?? null
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(address)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setAddress(next, { replace: true })
  }
  return (
    <Page
      title={say.title}
      actions={
        isCoordinator && (
          <ButtonRow>
            <LinkButton to="/reviews/group">{say.group}</LinkButton>
            <LinkButton to="/reviews/rules">{say.rules}</LinkButton>
          </ButtonRow>
        )
      }
    >
      <BankNav />
      <div className="review-filters">
        <Select
          label={say.step}
          options={[
            { value: '', label: say.everyStep },
            ...steps.map((value) => ({ value, label: reviewNames.step[value] })),
          ]}
          value={step ?? ''}
          onChange={(value) => change('step', value)}
        />
        <SubjectSelect value={subject} onChange={(chosen) => change('subject', chosen ?? '')} />
      </div>
      <Tabs
        label={say.views}
        value={view}
        onChange={(value) => change('view', value)}
        tabs={offered.map((value) => ({
          value,
          label: say[value],
          content: <Queue asked={{ view: value, step, subject }} />,
        }))}
      />
    </Page>
  )
}
