import { getReview, type ReviewDesk } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { BackLink } from '../../ui/BackLink.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { ItemDuplicates } from '../duplicates/ItemDuplicates.tsx'
import { ItemPaper } from '../items/ItemPaper.tsx'
import { ItemTags } from '../items/ItemTags.tsx'
import { CommentedPaper } from '../remarks/CommentedPaper.tsx'
import { CommentPanel } from '../remarks/CommentPanel.tsx'
import { useComments } from '../remarks/use-comments.ts'
import { Assign } from './Assign.tsx'
import { CompareWithUsed } from './CompareWithUsed.tsx'
import { deskWords } from './desk-words.ts'
import { FastLane } from './FastLane.tsx'
import { OpinionForm } from './OpinionForm.tsx'
import { Opinions } from './Opinions.tsx'
import { ReviewRecord } from './ReviewRecord.tsx'
import { reviewWords } from './review-words.ts'
import './reviews.css'

function Standing({ desk }: { readonly desk: ReviewDesk }) {
  const say = useWords(deskWords)
  const names = useReviewNames()
  const days = useDays()
  const { outcome, closed_at, may, replaces_version_id } = desk
  const why: Record<NonNullable<typeof may.why_not>, string> = {
    'own-review': say.whyOwnReview,
    'not-competent': say.whyNotCompetent,
    'judged-before': say.whyJudgedBefore,
    'other-step': say.whyOtherStep,
    closed: say.whyClosed,
  }
  if (outcome !== null)
    return (
      <Notice tone={outcome === 'published' ? 'done' : 'info'}>
        <p>{say.ended(names.outcome[outcome], days.moment(closed_at ?? desk.step_since))}</p>
      </Notice>
    )
  return (
    <>
      {may.why_not !== null && (
        <Notice>
          <p>{why[may.why_not]}</p>
        </Notice>
      )}
      {replaces_version_id !== null && (
        <Notice>
          <p>{say.replaces}</p>
        </Notice>
      )}
    </>
  )
}

function Desk({ desk }: { readonly desk: ReviewDesk }) {
  const say = useWords(deskWords)
  const sayQueue = useWords(reviewWords)
  const names = useNames()
  const reviewNames = useReviewNames()
  const days = useDays()
  const { version } = desk
  const comments = useComments(version)
  const { search } = useLocation()
  return (
    <Page
      title={say.title(
        names.subject(version.subject),
        version.grades.map(names.grade).join(sayQueue.list),
        names.itemType[version.type],
      )}
      lead={
        <span className="review-lead">
          <Chip tone="accent">{reviewNames.step[desk.step]}</Chip>
          {say.handedIn(desk.handed_in_by.name, days.moment(desk.handed_in_at))}
        </span>
      }
      actions={<LinkButton to={`/bank/${desk.item_id}`}>{say.toItem}</LinkButton>}
    >
      <BackLink to={search === '' ? '/reviews' : `/reviews${search}`}>{say.toQueue}</BackLink>
      <FastLane desk={desk} />
      <Standing desk={desk} />
      <div className="review-desk">
        <div className="review-paper">
          {comments === null ? <ItemPaper version={version} isOpen /> : <CommentedPaper comments={comments} isOpen />}
          {desk.replaces_version_id !== null && desk.outcome === null && (
            <CompareWithUsed usedId={desk.replaces_version_id} version={version} />
          )}
          <Section title={say.tags}>
            <ItemTags version={version} />
          </Section>
        </div>
        <div className="review-side">
          {comments !== null && <CommentPanel comments={comments} />}
          {desk.may.judge && <OpinionForm key={desk.step} desk={desk} />}
          <ItemDuplicates itemId={desk.item_id} />
          <Opinions desk={desk} />
          {desk.may.coordinate && desk.outcome === null && desk.step !== 'duplicate_check' && <Assign desk={desk} />}
          <ReviewRecord desk={desk} />
        </div>
      </div>
    </Page>
  )
}

/** The review desk: the item as on paper, the list beside it, the opinion below. */
export function DeskPage() {
  const { reviewId = '' } = useParams()
  const desk = useQuery(query(getReview, { params: { review_id: reviewId } }))
  return <Answer query={desk}>{(found) => <Desk key={found.review_id} desk={found} />}</Answer>
}
