import type { CommentVoice } from '@lightwork/domain'
import { type SqlBool, sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'
import { canReadReview, isCompetent } from '../reviews/reviews.policy.ts'

/** A version as its commentators find it, with the latest review of it and this person's part in that. */
export interface CommentStanding {
  readonly version_id: string
  readonly item_id: string
  readonly number: number
  readonly state: string
  readonly is_current: boolean
  readonly body: object
  readonly answer: { readonly body: object }
  readonly explanation: object
  /** Theirs are words in it, or they handed it in. */
  readonly is_author: boolean
  readonly competent: boolean
  readonly seated: boolean
  /** Since when reviewers do not read each other; null when no review runs. */
  readonly blind_since: string | null
  /** This person's opinion on the running step is given. */
  readonly decided: boolean
}

const ownSeat = ({ accountId }: Actor) =>
  sql<SqlBool>`exists (select from review_seat s where s.review_id = review.id and s.account_id = ${accountId})`

const hasDecided = ({ accountId }: Actor) =>
  sql<SqlBool>`exists (select from review_seat s where s.review_id = review.id and s.step = review.step
    and s.account_id = ${accountId} and s.decided_at is not null)`

/** The version, if this person may read what is said about it: author, curators, and reviewers of this very version. */
export async function findStanding(reader: Reader, actor: Actor, versionId: string): Promise<CommentStanding> {
  const { accountId } = actor
  const isAuthor = sql<boolean>`coalesce(item.created_by = ${accountId} or ${accountId} = any (item_version.edited_by)
    or ${accountId} = any (review.barred), false)`
  const row = await reader
    .selectFrom('item_version')
    .innerJoin('item', 'item.id', 'item_version.item_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('review')
          .whereRef('review.version_id', '=', 'item_version.id')
          .orderBy('review.handed_in_at', 'desc')
          .limit(1)
          .selectAll()
          .as('review'),
      (join) => join.onTrue(),
    )
    .where('item_version.id', '=', versionId)
    .where((eb) =>
      eb.or([
        sql<SqlBool>`${isCurator(actor)}::boolean`,
        sql<SqlBool>`item.created_by = ${accountId}`,
        eb.and([eb('review.id', 'is not', null), canReadReview(actor)]),
      ]),
    )
    .select(['item_version.id as version_id', 'item_version.item_id', 'item_version.number', 'item_version.state'])
    .select(['item_version.body', 'item_version.answer', 'item_version.explanation', isAuthor.as('is_author')])
    .select(sql<boolean>`item.current_version_id = item_version.id`.as('is_current'))
    .select(sql<boolean>`(review.id is not null and ${isCompetent(accountId)})`.as('competent'))
    .select([ownSeat(actor).as('seated'), hasDecided(actor).as('decided')])
    .select(
      // At the second review the opinions of the first are known; before it nothing is.
      sql<string | null>`case when review.id is null or review.closed_at is not null then null
        when review.step = 'second_review' then review.step_since else review.handed_in_at end`.as('blind_since'),
    )
    .$castTo<CommentStanding>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

/** In what role this person speaks. A curator who could judge the item is a reviewer of it. */
export function voiceOf(actor: Actor, { is_author, competent, seated }: CommentStanding): CommentVoice {
  if (is_author) return 'author'
  if (competent || seated) return 'reviewer'
  return isCurator(actor) ? 'coordinator' : 'reviewer'
}

/** Drafts and versions in review are talked about; one whose competence was withdrawn only reads. */
export function mayComment(actor: Actor, standing: CommentStanding): boolean {
  const isOpen = standing.is_current && (standing.state === 'draft' || standing.state === 'in_review')
  return isOpen && (standing.is_author || standing.competent || isCurator(actor))
}

interface Remark {
  readonly account: { readonly id: string }
  readonly voice: CommentVoice
  readonly at: string
}

/** The rule of opinions: what another reviewer says while a step runs shows once the own opinion on it is given. */
export function isHidden(actor: Actor, standing: CommentStanding, { account, voice, at }: Remark): boolean {
  const { blind_since, decided } = standing
  if (blind_since === null || decided || voiceOf(actor, standing) !== 'reviewer') return false
  return voice === 'reviewer' && account.id !== actor.accountId && Date.parse(at) >= Date.parse(blind_since)
}
