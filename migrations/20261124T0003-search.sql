-- The search projection of the bank: county-wide, no row-level security (every hit is loaded again from the tables
-- under the rules of who may see it). Written in the item's own transaction; can be rebuilt at any time.

-- An item stands here at most twice: as published, and as its newest version where that is another one.
create table item_search (
  item_id uuid not null references item on delete cascade,
  published boolean not null,
  version_id uuid not null,
  state text not null,
  -- State of the item's newest version where this row is not it: who sees both is shown the newest.
  newer_state text,
  subject text not null,
  grades smallint[] not null,
  type text not null,
  tier text not null,
  mode text not null,
  minutes smallint not null,
  -- When it was published, else written: what «newest first» goes by.
  moment timestamptz not null,
  -- n with probability 2^-n: the rows of level >= n are a fair sample of all.
  level smallint not null,
  tokens tsvector not null,
  -- Normalised, without spaces: whether a whole phrase stands in it.
  text text not null,
  -- Grows with every change of the row (microseconds of the clock).
  rev bigint not null,
  hash text not null,
  primary key (item_id, published)
);
-- A short pending list: imports are twice as fast, and a search reads 32 pages more at most.
create index item_search_published on item_search using gin (tokens) with (gin_pending_list_limit = 256) where published;
create index item_search_working on item_search using gin (tokens) with (gin_pending_list_limit = 256) where not published;
create index item_search_published_moment on item_search (moment desc, item_id desc) where published;
create index item_search_working_moment on item_search (moment desc, item_id desc) where not published;
create index item_search_published_minutes on item_search (minutes, moment desc) where published;
create index item_search_working_minutes on item_search (minutes, moment desc) where not published;
-- The drift sweep goes round by the last byte of the id.
create index item_search_bucket on item_search ((get_byte(uuid_send(item_id), 15)), item_id);

-- One row: by which rules of tokens the projection was made, how far a rebuild came, and the counts of the empty question.
create table item_search_status (
  one boolean primary key default true check (one),
  token_rules int not null default 0,
  rebuilding_rules int,
  rebuilt_to uuid,
  counted_at timestamptz not null default '-infinity',
  -- The table's own tally of changes at that time: nothing is counted again while it stands still.
  counted_changes bigint not null default -1,
  counts jsonb not null default '[]'
);
insert into item_search_status default values;

-- A search engine beside Postgres. The holder of the lease feeds it; `fence` grows with every new holder.
create table search_instance (
  url text primary key,
  active_index text,
  holder uuid,
  fence bigint not null default 0,
  leased_until timestamptz not null default '-infinity',
  failures int not null default 0,
  retry_at timestamptz not null default '-infinity',
  error text,
  swept_bucket smallint not null default -1,
  swept_at timestamptz not null default '-infinity'
);

-- An index of an instance and how far it has taken in the marks below. Filled from the projection first, then used.
create table search_index (
  url text not null references search_instance on delete cascade,
  uid text not null check (uid ~ '^[a-z0-9_]{1,60}$'),
  settings_hash text not null,
  cursor_xid xid8 not null,
  cursor_item uuid not null default '00000000-0000-0000-0000-000000000000',
  filled_to uuid,
  filled boolean not null default false,
  -- A batch that was sent and not yet seen to succeed.
  task_uid bigint,
  task_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (url, uid)
);

-- «This item changed.» The transaction's number makes it safe to go on from where a cursor stands: what is below the
-- oldest running transaction is complete. Written only while an engine is fed; removed when all have passed it.
create table search_mark (
  xid xid8 not null default pg_current_xact_id(),
  item_id uuid not null,
  primary key (xid, item_id)
);

-- Documents an engine refuses: left out until the item changes again.
create table search_quarantine (
  url text not null references search_instance on delete cascade,
  item_id uuid not null,
  reason text not null,
  at timestamptz not null default now(),
  primary key (url, item_id)
);
