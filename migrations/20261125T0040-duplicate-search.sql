-- What is needed to find items that are alike: a signature of every text that can be met, what an import still has to
-- have compared, and the sweeps over the whole bank.

create table item_signature (
  version_id uuid primary key references item_version on delete cascade,
  item_id uuid not null references item,
  -- Of stem, options and answer: a decision on a pair holds as long as neither changes.
  hash text not null,
  -- Equal for items that are the same whatever the order of their options; also among the keys.
  exact int not null,
  keys int[] not null
);
create index item_signature_item on item_signature (item_id);
create index item_signature_keys on item_signature using gin (keys) with (fastupdate = off);

-- Texts that share keys with one, best first. A key that more than 64 hold says nothing and is not read further. The
-- limit makes the planner believe that reading the table from its start is cheap: hence the setting.
create function alike_signatures(wanted int[], wanted_exact int)
returns table (version_id uuid, shared int) language sql stable rows 50 set enable_seqscan = off as $$
  with hit as (
    select key, array(select s.version_id from item_signature s where s.keys @> array[key] limit 65) as ids
    from unnest(wanted) as key
  ),
  shares as (
    select id, count(*)::int as shared, bool_or(key = wanted_exact) as is_exact
    from hit, unnest(ids) as id where cardinality(ids) <= 64 or key = wanted_exact group by id
  )
  select s.version_id, shares.shared from shares join item_signature s on s.version_id = shares.id
  where is_exact or shared >= 3 or shared >= 0.2 * least(cardinality(wanted), cardinality(s.keys))
  order by is_exact desc, shared desc limit 50
$$;

-- Items of an import; those not compared yet are compared in the background once it is over.
create table import_item (
  run_id uuid not null references import_run,
  item_id uuid not null references item,
  compared boolean not null default false,
  primary key (run_id, item_id)
);
create index import_item_waiting on import_item (run_id, item_id) where not compared;

create table duplicate_sweep (
  id uuid primary key,
  started_by uuid not null references account,
  started_at timestamptz not null,
  -- Texts to read and to compare.
  total int not null default 0,
  texts_read int not null default 0,
  compared int not null default 0,
  -- Everything up to this item is compared: where a sweep whose process ended goes on.
  compared_to uuid,
  pairs int not null default 0,
  progress_at timestamptz not null,
  finished_at timestamptz,
  stopped_by uuid references account,
  error text check (length(error) <= 500)
);
create unique index duplicate_sweep_one on duplicate_sweep ((true)) where finished_at is null;
create index duplicate_sweep_newest on duplicate_sweep (started_at desc);

alter table duplicate_pair
  -- Of the item that was compared last: whose queue it stands in.
  add column subject text not null default '',
  -- The import whose items brought it up.
  add column run_id uuid references import_run,
  -- `same`: the item that stays. `adapted`: the original.
  add column kept_id uuid references item,
  drop constraint duplicate_pair_kind_check,
  add constraint duplicate_pair_kind_check check (kind in ('same', 'reordered', 'edited', 'adapted', 'extended', 'reworded')),
  add constraint duplicate_pair_kept check (kept_id is null or (kept_id in (item_a, item_b) and decision in ('same', 'adapted')));
alter table duplicate_pair alter column subject drop default;
create index duplicate_pair_queue on duplicate_pair (subject, kind, found_at, item_a, item_b) where decision is null;
create index duplicate_pair_kind on duplicate_pair (kind, found_at, item_a, item_b) where decision is null;
create index duplicate_pair_run on duplicate_pair (run_id, found_at, item_a, item_b) where run_id is not null;

-- Why a review was returned by something else than opinions.
alter table review add column note text check (length(note) <= 1000);

revoke delete on duplicate_sweep, import_item from lightwork_app;
