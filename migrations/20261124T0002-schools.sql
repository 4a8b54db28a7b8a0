-- What a school owns: school_id first in every key (the county can later be spread by it), row-level security behind
-- the explicit predicates. The transaction says whose rows it may see: app.schools is '*' or a list of school ids.

create function may_see_school(school uuid) returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('app.schools', true), '') = '*'
    or school::text = any (string_to_array(coalesce(current_setting('app.schools', true), ''), ','))
$$;

create table class (
  school_id uuid not null references organisation,
  id uuid not null,
  grade smallint not null check (grade between 1 and 9),
  name text not null check (length(name) between 1 and 30),
  lead_account_id uuid references account,
  -- 128 random bits; who has the address may read the notices. Renewing it closes the old one.
  notice_token text not null check (notice_token ~ '^[A-Za-z0-9_-]{22}$'),
  closed_at timestamptz,
  primary key (school_id, id),
  constraint class_name_key unique (school_id, name),
  constraint class_notice_token_key unique (notice_token, school_id)
);
create index class_notice_token on class (notice_token);

create table teaching (
  school_id uuid not null,
  class_id uuid not null,
  account_id uuid not null references account,
  subject text not null,
  primary key (school_id, class_id, account_id, subject),
  foreign key (school_id, class_id) references class
);
create index teaching_account on teaching (account_id);

create table school_calendar (
  school_id uuid not null references organisation,
  day date not null,
  kind text not null check (kind in ('rest', 'make_up', 'no_homework')),
  note text not null default '',
  primary key (school_id, day)
);

-- A school's own limit: stricter than the policies above it, never looser (checked when it is set, and the strictest wins anyway).
create table school_limit (
  school_id uuid not null references organisation,
  id uuid not null,
  band text not null check (band in ('lower', 'upper', 'junior')),
  quantity text not null check (quantity in ('written', 'written_home', 'home_total')),
  day_kind text not null check (day_kind in ('school_day', 'rest_day')),
  minutes smallint not null check (minutes between 0 and 600),
  effective_from date not null,
  effective_to date,
  note text not null default '',
  set_by uuid not null references account,
  set_at timestamptz not null default now(),
  primary key (school_id, id)
);

create table assignment (
  school_id uuid not null references organisation,
  id uuid not null,
  owner_id uuid not null references account,
  subject text not null,
  grade smallint not null check (grade between 1 and 9),
  title text not null check (length(title) between 1 and 100),
  document jsonb not null,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (school_id, id)
);
create index assignment_owner on assignment (school_id, owner_id, saved_at desc);

-- The text of a conflict's losing side is kept, never thrown away.
create table assignment_conflict (
  school_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  account_id uuid not null references account,
  base_revision int not null,
  document jsonb not null,
  at timestamptz not null default now(),
  primary key (school_id, id),
  foreign key (school_id, assignment_id) references assignment
);

create table assignment_version (
  school_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  revision int not null,
  title text not null,
  document jsonb not null,
  load jsonb not null,
  created_by uuid not null references account,
  created_at timestamptz not null default now(),
  primary key (school_id, id),
  constraint assignment_version_revision_key unique (school_id, assignment_id, revision),
  foreign key (school_id, assignment_id) references assignment
);

-- One row holds a class's minutes of one day: the row every release must pass (limits.md 3.2).
create table class_day (
  school_id uuid not null,
  class_id uuid not null,
  day date not null,
  -- Minutes by subject and tier; the counters below are its day figure.
  loads jsonb not null default '{}',
  written int not null default 0 check (written >= 0),
  written_home int not null default 0 check (written_home >= 0),
  home_total int not null default 0 check (home_total >= 0),
  optional int not null default 0 check (optional >= 0),
  -- Blocking limits in force at the last change; null where no rule gives one.
  written_limit smallint,
  written_home_limit smallint,
  home_total_limit smallint,
  -- Dense: one step a ledger row.
  version bigint not null default 0,
  primary key (school_id, class_id, day),
  foreign key (school_id, class_id) references class,
  constraint class_day_written check (written <= written_limit),
  constraint class_day_written_home check (written_home <= written_home_limit),
  constraint class_day_home_total check (home_total <= home_total_limit)
);

create table release (
  school_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  version_id uuid not null,
  class_id uuid not null,
  subject text not null,
  -- First day charged; the ledger names them all.
  day date not null,
  days smallint not null check (days between 1 and 30),
  load jsonb not null,
  -- What the notice says, frozen: title, lines, minutes. No answers, no tiers.
  notice jsonb not null,
  released_by uuid not null references account,
  released_at timestamptz not null,
  withdrawn_by uuid references account,
  withdrawn_at timestamptz,
  withdraw_reason text,
  primary key (school_id, id),
  foreign key (school_id, assignment_id) references assignment,
  foreign key (school_id, version_id) references assignment_version,
  foreign key (school_id, class_id) references class,
  constraint release_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index release_class_day on release (school_id, class_id, day);
create index release_assignment on release (school_id, assignment_id);
create unique index release_once on release (school_id, version_id, class_id, day) where withdrawn_at is null;

create table class_day_entry (
  school_id uuid not null,
  class_id uuid not null,
  day date not null,
  version bigint not null check (version >= 1),
  release_id uuid not null,
  subject text not null,
  -- +1 charges the load, -1 gives it back.
  sign smallint not null check (sign in (1, -1)),
  load jsonb not null,
  written_after int not null,
  written_home_after int not null,
  home_total_after int not null,
  account_id uuid not null references account,
  at timestamptz not null,
  primary key (school_id, class_id, day, version),
  foreign key (school_id, class_id, day) references class_day,
  foreign key (school_id, release_id) references release
);
create index class_day_entry_release on class_day_entry (school_id, release_id);

-- Stored with the release itself: the same key answers the same, another body under it is refused.
create table idempotency_key (
  account_id uuid not null references account,
  key text not null check (length(key) between 8 and 100),
  fingerprint text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (account_id, key)
);

-- Which class a notice address belongs to. The one question that is asked before a school is known.
create function class_of_notice_token(token text) returns table (school_id uuid, class_id uuid)
language sql stable security definer set search_path = public as $$
  select school_id, id from class where notice_token = token and closed_at is null
$$;

do $$
declare name text;
begin
  foreach name in array array['class', 'teaching', 'school_calendar', 'school_limit', 'assignment', 'assignment_conflict',
    'assignment_version', 'class_day', 'release', 'class_day_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy school on %I using (may_see_school(school_id)) with check (may_see_school(school_id))', name);
  end loop;
end $$;

-- What is written stays: no change, no deletion for the application.
revoke update, delete on assignment_version, class_day_entry, assignment_conflict from lightwork_app;
revoke delete on class_day, release, class, assignment from lightwork_app;
