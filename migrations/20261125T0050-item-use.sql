-- Which homework uses which item, and what people say of an item: in whose voice a remark is made, and how a report ends.

-- What the saved text of a homework pins. Put-away homework pins nothing. Items are named without a foreign key, here and
-- below: they are never deleted, and neither a save nor a release has to wait for whoever is changing an item.
create table assignment_item (
  school_id uuid not null,
  assignment_id uuid not null,
  version_id uuid not null,
  item_id uuid not null,
  primary key (school_id, assignment_id, version_id),
  foreign key (school_id, assignment_id) references assignment
);
create index assignment_item_item on assignment_item (item_id);

-- What a release that stands gave to its class; a release that is withdrawn has no rows.
create table release_item (
  school_id uuid not null,
  release_id uuid not null,
  version_id uuid not null,
  item_id uuid not null,
  assignment_id uuid not null,
  -- Last day the release is charged to.
  last_day date not null,
  primary key (school_id, release_id, version_id),
  foreign key (school_id, release_id) references release,
  foreign key (school_id, assignment_id) references assignment
);
create index release_item_item on release_item (item_id);

do $$
declare name text;
begin
  foreach name in array array['assignment_item', 'release_item'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy school on %I using (may_see_school(school_id)) with check (may_see_school(school_id))', name);
  end loop;
end $$;
revoke update on assignment_item, release_item from lightwork_app;

-- Times an item was given to a class, county-wide: one step with every release and every withdrawal. A table of its
-- own, so that counting rewrites no item.
create table item_use (
  item_id uuid primary key,
  classes int not null
);

insert into assignment_item (school_id, assignment_id, version_id, item_id)
select a.school_id, a.id, v.id, v.item_id
from assignment a
cross join lateral (select distinct (pin #>> '{}')::uuid as id from jsonb_path_query(a.document, 'strict $.**.item_version_id') pin) pinned
join item_version v on v.id = pinned.id
where a.deleted_at is null;

insert into release_item (school_id, release_id, version_id, item_id, assignment_id, last_day)
select r.school_id, r.id, v.id, v.item_id, r.assignment_id,
  coalesce((select max(e.day) from class_day_entry e where e.school_id = r.school_id and e.release_id = r.id and e.sign = 1), r.day)
from release r
join assignment_version av on av.school_id = r.school_id and av.id = r.version_id
cross join lateral (select distinct (pin #>> '{}')::uuid as id from jsonb_path_query(av.document, 'strict $.**.item_version_id') pin) pinned
join item_version v on v.id = pinned.id
where r.withdrawn_at is null;

insert into item_use (item_id, classes) select item_id, count(distinct release_id) from release_item group by item_id;

-- For those who keep the bank: how much each school uses an item. Numbers only; whose homework it is and what it says
-- stay with the school.
create function item_use_by_school(item uuid, today date)
returns table (school_id uuid, name text, homeworks int, ahead int, classes int, last_day date)
language sql stable security definer set search_path = public as $$
  with held as (
    select h.school_id, count(distinct h.assignment_id)::int as homeworks from assignment_item h where h.item_id = item group by h.school_id
  ),
  given as (
    select g.school_id, count(distinct g.release_id)::int as classes, max(g.last_day) as last_day,
      count(distinct g.assignment_id) filter (where g.last_day > today)::int as ahead
    from release_item g where g.item_id = item group by g.school_id
  )
  select o.id, o.name, coalesce(held.homeworks, 0), coalesce(given.ahead, 0), coalesce(given.classes, 0), given.last_day
  from held full join given on given.school_id = held.school_id
  join organisation o on o.id = coalesce(held.school_id, given.school_id)
  order by 5 desc, 3 desc, o.name
$$;

-- In whose voice a remark is made: its author's, a coordinator's, or a reviewer's, which other reviewers of the same
-- step see only once they have given their own opinion.
alter table item_comment add column voice text not null default 'reviewer' check (voice in ('author', 'coordinator', 'reviewer'));
alter table item_comment alter column voice drop default;
create index item_comment_item on item_comment (item_id, at);
create index item_comment_reply on item_comment (reply_to) where reply_to is not null;

-- One person's open report on an item is one row: what the person adds later is added to it.
alter table item_report add column kinds text[] check (cardinality(kinds) between 1 and 8 and kinds <@ array['wrong_answer',
  'wrong_text', 'figure', 'minutes', 'tier', 'beyond_standard', 'rights', 'other']);
update item_report set kinds = array[kind];
alter table item_report
  alter column kinds set not null,
  drop column kind,
  -- The version that mends it.
  add column mended_by_id uuid references item_version,
  add constraint item_report_mended check (coalesce(outcome = 'mended', false) = (mended_by_id is not null));
create unique index item_report_once on item_report (item_id, reported_by) where handled_at is null;
create index item_report_queue on item_report (reported_at, id) where handled_at is null;
create index item_report_mine on item_report (reported_by, reported_at, id);
