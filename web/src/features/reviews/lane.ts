import { listReviews, type ReviewDesk } from '@lightwork/contract'
import { opinionSteps, subjects } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { query } from '../../lib/query.ts'

const views = ['open', 'mine', 'all'] as const

export interface Neighbours {
  readonly previous: string | null
  readonly next: string | null
}

/**
 * Who stands before and after in a queue; after the last comes the first. Who has left it is followed by whoever stood
 * behind when it was last seen there.
 */
export function neighboursIn(queue: readonly string[], current: string, seen: readonly string[]): Neighbours {
  const at = queue.indexOf(current)
  const [first = null] = queue.filter((id) => id !== current)
  if (at === -1) {
    const behind = seen.slice(seen.indexOf(current) + 1).find((id) => queue.includes(id))
    return { previous: null, next: behind ?? first }
  }
  return { previous: queue[at - 1] ?? null, next: queue[at + 1] ?? first }
}

/** The queue this review was opened from, which its address names; without one, all that this person may judge. */
export function useLane({ review_id, step, version }: ReviewDesk): Neighbours {
  const [address] = useSearchParams()
  const view = views.find((each) => each === address.get('view')) ?? 'open'
  const ofStep = address.has('view') ? opinionSteps.find((each) => each === address.get('step')) : step
  const ofSubject = address.has('view') ? subjects.find((each) => each === address.get('subject')) : version.subject
  const queue = useQuery(
    query(listReviews, {
      querystring: {
        view,
        ...(ofStep !== undefined && { step: ofStep }),
        ...(ofSubject !== undefined && { subject: ofSubject }),
      },
    }),
  )
  // The duplicate check asks nobody's opinion: it is no stop in the lane.
  const waiting = (queue.data?.reviews ?? []).filter((review) => review.step !== 'duplicate_check')
  const ids = waiting.map((review) => review.review_id)
  const seen = useRef<readonly string[]>([])
  if (ids.includes(review_id)) seen.current = ids
  const { previous, next } = neighboursIn(ids, review_id, seen.current)
  const search = address.size === 0 ? '' : `?${address}`
  const addressOf = (id: string | null) => (id === null ? null : `/reviews/${id}${search}`)
  return { previous: addressOf(previous), next: addressOf(next) }
}
