-- How much new text may wait outside the search indexes is each connection's own matter: little beside requests, which
-- read all that waits; more in a bulk load, which then sorts it in in large parts.
alter index item_search_published reset (gin_pending_list_limit);
alter index item_search_working reset (gin_pending_list_limit);

-- Sorts in what waits; answers how many pages that were. Only the owner of an index may.
create function settle_search() returns bigint language sql security definer set search_path = public as $$
  select gin_clean_pending_list('item_search_published') + gin_clean_pending_list('item_search_working')
$$;
revoke execute on function settle_search() from public;
grant execute on function settle_search() to lightwork_app;
