import {
  getItem,
  getItemVersions,
  type Item,
  listItemComments,
  listItemReviews,
  searchItems,
} from '@lightwork/contract'
import { query, queryClient, refresh } from '../../lib/query.ts'

/** Puts what the server answered in place of what we knew. */
export function keepItem(item: Item): void {
  queryClient.setQueryData(query(getItem, { params: { item_id: item.current.item_id } }).queryKey, item)
  void refresh(searchItems, getItemVersions, listItemReviews, listItemComments)
}
