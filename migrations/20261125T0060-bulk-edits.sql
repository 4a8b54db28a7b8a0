-- One change of many items: chosen, previewed, then applied in batches that each stand for themselves; and taken back
-- as a whole as long as nobody changed the items since.

create table bulk_edit (
  id uuid primary key,
  kind text not null check (kind in ('edit', 'undo', 'hand_in', 'take_back', 'retire')),
  -- What is done: the change of the tags, the ticks of the self-check, the reason.
  action jsonb not null,
  -- How the items were chosen.
  selection jsonb not null,
  undoes uuid references bulk_edit,
  prepared_by uuid not null references account,
  prepared_at timestamptz not null,
  started_at timestamptz,
  progress_at timestamptz,
  finished_at timestamptz,
  total int not null,
  changed int not null default 0,
  unchanged int not null default 0,
  refused int not null default 0,
  constraint bulk_edit_undo check ((kind = 'undo') = (undoes is not null)),
  constraint bulk_edit_order check (started_at is not null or (progress_at is null and finished_at is null))
);
create index bulk_edit_started on bulk_edit (started_at desc, id desc) where started_at is not null;
create unique index bulk_edit_undone on bulk_edit (undoes) where started_at is not null;
create index bulk_edit_prepared on bulk_edit (prepared_at) where started_at is null;

-- An item of it. Without an outcome it still waits; the revision is the one that was previewed.
create table bulk_edit_item (
  edit_id uuid not null references bulk_edit on delete cascade,
  item_id uuid not null references item,
  revision int not null,
  outcome text check (outcome in ('changed', 'unchanged', 'refused')),
  reason text,
  detail text check (length(detail) <= 1000),
  -- The tags that change, as they were and as they became.
  before jsonb,
  after jsonb,
  starts_version boolean not null default false,
  after_revision int,
  primary key (edit_id, item_id),
  constraint bulk_edit_item_refused check ((outcome is not distinct from 'refused') = (reason is not null)),
  constraint bulk_edit_item_changed check ((outcome is not distinct from 'changed') = (after_revision is not null))
);
create index bulk_edit_item_outcome on bulk_edit_item (edit_id, outcome, item_id);

-- The import that brought an item last, so that it can be found by it.
alter table item add column import_run_id uuid references import_run;
