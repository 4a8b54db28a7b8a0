import {
  getItem,
  getReview,
  listGuidance,
  listItemReviews,
  listReviews,
  type ReviewDesk,
  searchItems,
} from '@lightwork/contract'
import { query, queryClient, refresh } from '../../lib/query.ts'

/** Puts what the server answered in place of what we knew; queues and the item follow. */
export function keepDesk(desk: ReviewDesk): void {
  queryClient.setQueryData(query(getReview, { params: { review_id: desk.review_id } }).queryKey, desk)
  void refresh(listReviews, listItemReviews, listGuidance, getItem, searchItems)
}
