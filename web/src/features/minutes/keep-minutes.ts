import {
  getItem,
  getItemMinutes,
  getItemVersions,
  type ItemMinutes,
  listDisagreements,
  searchItems,
} from '@lightwork/contract'
import { query, queryClient, refresh } from '../../lib/query.ts'

/** Puts what the server answered in place of what we knew; lists follow. */
export function keepMinutes(itemId: string, known: ItemMinutes): void {
  queryClient.setQueryData(query(getItemMinutes, { params: { item_id: itemId } }).queryKey, known)
  void refresh(getItem, getItemVersions, searchItems, listDisagreements)
}
