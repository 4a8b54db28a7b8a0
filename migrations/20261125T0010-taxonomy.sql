-- The closed lists of tags: knowledge points as a tree per subject with merges, aliases and owners; textbooks by publisher
-- and edition year down to the lesson; what imports and curators propose; and which items still lack required tags.

-- One row per subject: whoever changes its terms or textbooks holds it, so that two curators change them in turn.
create table taxonomy (
  subject text primary key,
  revision int not null default 0
);
insert into taxonomy (subject)
select unnest(array['morality', 'chinese', 'math', 'english', 'history', 'geography', 'science', 'physics', 'chemistry', 'biology', 'it',
  'pe', 'art', 'labour']);

-- Curators who decide about a subject's terms; while it has none, every curator does.
create table taxonomy_owner (
  subject text not null references taxonomy,
  account_id uuid not null references account,
  appointed_by uuid references account,
  appointed_at timestamptz not null,
  primary key (subject, account_id)
);

-- What makes two spellings one name. The same rule as `termKey` in packages/domain.
create function term_key(name text) returns text language sql immutable parallel safe
  return lower(regexp_replace(normalize(name, nfkc), E'[ \t\n\r\f\v]', '', 'g') collate "C");

alter table knowledge_point
  drop constraint knowledge_point_key,
  add column parent_id uuid references knowledge_point,
  -- Ids from the root down to the term itself.
  add column path uuid[] not null default '{}',
  -- A merged term stays as a row: `merged_into` is what was decided, `stands_for` the living term at the end (else itself).
  add column merged_into uuid references knowledge_point,
  add column stands_for uuid references knowledge_point,
  add column retired_at timestamptz;

-- The strands of the flat list become the roots of the tree.
insert into knowledge_point (id, subject, strand, name, position)
select gen_random_uuid(), subject, '', strand, min(position) from knowledge_point where strand <> '' group by subject, strand;
update knowledge_point p set parent_id = root.id
from knowledge_point root where root.subject = p.subject and root.strand = '' and root.name = p.strand and p.strand <> '';
update knowledge_point set stands_for = id, path = case when parent_id is null then array[id] else array[parent_id, id] end;

alter table knowledge_point
  drop column strand,
  alter column stands_for set not null,
  add column depth smallint generated always as (cardinality(path)) stored,
  add column name_key text generated always as (term_key(name)) stored,
  add constraint knowledge_point_named check (length(name) between 1 and 100 and name_key <> ''),
  add constraint knowledge_point_depth check (depth between 1 and 8),
  add constraint knowledge_point_merged check ((merged_into is null) = (stands_for = id));
create unique index knowledge_point_sibling on knowledge_point (subject, parent_id, name_key) nulls not distinct where merged_into is null;
create index knowledge_point_parent on knowledge_point (parent_id);
create index knowledge_point_stands_for on knowledge_point (stands_for);
create index knowledge_point_name on knowledge_point (subject, name_key);

create function knowledge_point_placed() returns trigger language plpgsql as $$
begin
  new.path := coalesce((select path from knowledge_point where id = new.parent_id), '{}') || new.id;
  return new;
end $$;
create trigger knowledge_point_placed before insert on knowledge_point for each row execute function knowledge_point_placed();

create table term_alias (
  subject text not null references taxonomy,
  name_key text generated always as (term_key(name)) stored,
  name text not null check (length(name) between 1 and 100),
  point_id uuid not null references knowledge_point,
  added_by uuid references account,
  added_at timestamptz not null,
  primary key (subject, name_key)
);
create index term_alias_point on term_alias (point_id);

-- What a name means: its alias, else the one living term that has it or took it over by a merge. Names of two terms mean neither.
create view term_name as
select a.subject, a.name_key, t.id as point_id
from term_alias a join knowledge_point p on p.id = a.point_id join knowledge_point t on t.id = p.stands_for
where t.retired_at is null
union all
select p.subject, p.name_key, (array_agg(p.stands_for))[1]
from knowledge_point p join knowledge_point t on t.id = p.stands_for
where t.retired_at is null and not exists (select from term_alias a where a.subject = p.subject and a.name_key = p.name_key)
group by p.subject, p.name_key having count(distinct p.stands_for) = 1;

create table textbook (
  id uuid primary key,
  subject text not null references taxonomy,
  publisher text not null check (length(publisher) between 1 and 60),
  -- Old and new editions of one publisher are in use side by side.
  year smallint not null check (year between 1990 and 2100),
  grade smallint not null check (grade between 1 and 9),
  volume text not null check (volume in ('上', '下', '全')),
  retired_at timestamptz,
  constraint textbook_key unique (subject, publisher, year, grade, volume)
);

-- A unit, or a lesson of the unit that is its parent.
alter table textbook_unit
  add column textbook_id uuid references textbook,
  add column parent_id uuid references textbook_unit;
insert into textbook (id, subject, publisher, year, grade, volume)
select gen_random_uuid(), subject, edition, 2024, grade, volume from textbook_unit group by subject, edition, grade, volume;
update textbook_unit u set textbook_id = b.id
from textbook b where b.subject = u.subject and b.publisher = u.edition and b.grade = u.grade and b.volume = u.volume;
alter table textbook_unit
  alter column textbook_id set not null,
  drop column edition, drop column subject, drop column grade, drop column volume,
  add constraint textbook_unit_title check (length(title) between 1 and 100);
create unique index textbook_unit_sibling on textbook_unit (textbook_id, parent_id, title) nulls not distinct;

-- Labels that imports met and the lists do not know, coalesced; a curator decides, then all waiting items get the tag.
create table term_proposal (
  id uuid primary key,
  subject text not null references taxonomy,
  name_key text generated always as (term_key(name)) stored,
  name text not null check (length(name) between 1 and 100),
  -- Where the source places it.
  route text not null default '' check (length(route) <= 300),
  first_at timestamptz not null,
  -- Waiting items, counted when an import ends.
  uses int not null default 0,
  outcome text check (outcome in ('accepted', 'mapped', 'refused')),
  point_id uuid references knowledge_point,
  decided_by uuid references account,
  decided_at timestamptz,
  constraint term_proposal_key unique (subject, name_key),
  constraint term_proposal_decided check ((outcome is null) = (decided_at is null) and (outcome in ('accepted', 'mapped')) is not distinct from
    (case when outcome is not null then point_id is not null end))
);
create index term_proposal_open on term_proposal (subject, uses desc, id) where outcome is null;
create table term_proposal_item (
  proposal_id uuid not null references term_proposal on delete cascade,
  item_id uuid not null references item on delete cascade,
  primary key (proposal_id, item_id)
);
create index term_proposal_item_item on term_proposal_item (item_id);

-- Changes of terms, done or proposed by curators who are not the owners; `undo` is what takes one back.
create table term_change (
  id uuid primary key,
  subject text not null references taxonomy,
  change jsonb not null,
  undo jsonb,
  note text not null default '' check (length(note) <= 300),
  state text not null check (state in ('proposed', 'done', 'refused', 'undone')),
  proposed_by uuid references account,
  proposed_at timestamptz not null,
  decided_by uuid references account,
  decided_at timestamptz,
  constraint term_change_decided check ((state = 'proposed') = (decided_at is null))
);
create index term_change_proposed on term_change (subject, id) where state = 'proposed';
create index term_change_log on term_change (subject, id desc) where state in ('done', 'undone');

-- Items whose search row is out of date because a term changed; emptied after each change and by every process now and then.
create table search_stale (
  item_id uuid primary key references item on delete cascade
);

-- Which required tags an item lacks (packages/domain, `tagGaps`); the queue of items to be completed reads the index.
alter table item_search add column gaps text[] not null default '{}';
update item_search s set gaps = array_remove(array[
  case when v.minutes = 0 then 'minutes' end,
  case when not exists (select from item_version_point vp where vp.version_id = v.id) then 'point_ids' end,
  case when v.competencies = '{}' then 'competencies' end], null)
from item_version v where v.id = s.version_id;
create index item_search_gaps on item_search (subject, moment desc, item_id desc)
  where gaps <> '{}' and newer_state is null and state <> 'retired';

revoke delete on term_change, term_proposal, knowledge_point, textbook from lightwork_app;
