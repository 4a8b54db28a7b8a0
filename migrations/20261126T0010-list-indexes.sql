-- Every list and queue costs the same in a large bank as in a small one (docs/performance.md).

-- Open reviews in the order of each way to ask for them; `review_queue` serves step and subject together.
create index review_open_order on review (step_since, id) where closed_at is null;
create index review_open_step on review (step, step_since, id) where closed_at is null;
create index review_open_subject on review (subject, step_since, id) where closed_at is null;
-- The places of the whole guidance group that wait, from the index alone.
drop index review_seat_waiting;
create index review_seat_waiting on review_seat (account_id, taken_at) include (review_id, step) where decided_at is null and given_up_at is null;
create index review_version on review (version_id, handed_in_at desc);

-- A person's own drafts, items in review and retired items, counted and paged from the index alone.
alter table item_search add column created_by uuid;
update item_search s set created_by = i.created_by from item i where i.id = s.item_id and i.created_by is not null;
create index item_search_own on item_search (created_by, state, moment desc, item_id desc) include (subject, grades, type, tier, mode, minutes)
  where not published and created_by is not null;

-- What disagrees, of the whole bank and of a subject, both furthest first.
alter table item_minutes add column subject text;
update item_minutes m set subject = v.subject from item i join item_version v on v.id = coalesce(i.published_version_id, i.current_version_id)
  where i.id = m.item_id;
alter table item_minutes alter column subject set not null;
drop index item_minutes_disagrees;
create index item_minutes_disagrees on item_minutes (disagreement desc, item_id desc) where disagrees;
create index item_minutes_disagrees_subject on item_minutes (subject, disagreement desc, item_id desc) where disagrees;

-- A reviewer's queue of pairs: those of a subject that stand at one of the stages, as both items were when it was found.
alter table duplicate_pair add column stages text[] not null default '{primary,junior}';
update duplicate_pair p set stages = array(
  select distinct case when grade <= 6 then 'primary' else 'junior' end
  from item i join item_version v on v.id = i.current_version_id, unnest(v.grades) grade where i.id in (p.item_a, p.item_b));
alter table duplicate_pair alter column stages drop default;
drop index duplicate_pair_queue;
create index duplicate_pair_queue on duplicate_pair (subject, kind, found_at, item_a, item_b) include (stages) where decision is null;
create index duplicate_pair_subject on duplicate_pair (subject, found_at, item_a, item_b) include (stages) where decision is null;

-- Where an item is used, from the index alone.
drop index assignment_item_item;
create index assignment_item_item on assignment_item (item_id) include (school_id, assignment_id);
drop index release_item_item;
create index release_item_item on release_item (item_id) include (school_id, assignment_id, release_id, last_day);

-- Which versions bear a term, each once, from the index alone.
drop index item_version_point_point;
create index item_version_point_point on item_version_point (point_id, version_id);

create index import_run_newest on import_run (started_at desc, id desc);
