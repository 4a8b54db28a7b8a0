import type { ReviewDesk } from '@lightwork/contract'
import { opinionSteps } from '@lightwork/domain'
import { useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { Card, Section } from '../../ui/Page.tsx'
import { deskWords } from './desk-words.ts'

type Seat = ReviewDesk['seats'][number]

function Given({ seat: { account, opinion, decided_at } }: { readonly seat: Seat }) {
  const say = useWords(deskWords)
  const names = useNames()
  const reviewNames = useReviewNames()
  if (opinion === null)
    return (
      <li>
        <strong>{account.name}</strong>{' '}
        <span className="quiet">{decided_at === null ? say.noOpinion : say.hidden}</span>
      </li>
    )
  const { verdict, score, minutes, note } = opinion
  return (
    <li>
      <strong>{account.name}</strong> {reviewNames.verdict[verdict]} · {say.scoreOf(score)}
      {minutes !== null && ` · ${names.minutes(minutes)}`}
      {note !== '' && <p className="review-note">{note}</p>}
    </li>
  )
}

/** What others said, as far as it may be seen, and what is still missing. */
export function Opinions({ desk }: { readonly desk: ReviewDesk }) {
  const say = useWords(deskWords)
  const reviewNames = useReviewNames()
  const me = useMe()
  const seats = desk.seats.filter(({ account, decided_at }) => decided_at !== null || account.id !== me.account_id)
  const { outcome, missing, disputed } = desk.standing
  const isWaiting = desk.outcome === null && outcome === 'waiting' && missing > 0
  if (seats.length === 0 && !isWaiting) return null
  return (
    <Section title={say.others}>
      <Card>
        {opinionSteps.map((step) => {
          const given = seats.filter((seat) => seat.step === step)
          if (given.length === 0) return null
          return (
            <div key={step}>
              <h3 className="review-step">{reviewNames.step[step]}</h3>
              <ul className="review-opinions">
                {given.map((seat) => (
                  <Given key={seat.account.id} seat={seat} />
                ))}
              </ul>
            </div>
          )
        })}
        {isWaiting && (
          <p className="quiet">
            {say.waitingFor(missing)} {disputed && say.disputed}
          </p>
        )}
      </Card>
    </Section>
  )
}
