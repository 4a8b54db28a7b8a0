-- Newest first over many hits: the moment stands in the index beside the tokens, so that only the hits after a moment
-- are read, however many older ones there are.
create extension if not exists btree_gin;
drop index item_search_published;
drop index item_search_working;
create index item_search_published on item_search using gin (tokens, moment) with (gin_pending_list_limit = 256) where published;
create index item_search_working on item_search using gin (tokens, moment) with (gin_pending_list_limit = 256) where not published;
