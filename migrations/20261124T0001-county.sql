-- The county: organisations, accounts, taxonomy, bank, policies. Shared by all schools; no row-level security here.

do $$ begin
  if not exists (select from pg_roles where rolname = 'lightwork_app') then
    create role lightwork_app login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;
grant usage on schema public to lightwork_app;
alter default privileges in schema public grant select, insert, update, delete on tables to lightwork_app;
alter default privileges in schema public grant execute on functions to lightwork_app;

create table organisation (
  id uuid primary key,
  kind text not null check (kind in ('bureau', 'training_school', 'school')),
  name text not null check (length(name) between 1 and 100),
  -- Only schools have these two; grade 6 of a 5+4 school is junior.
  system text check (system in ('6+3', '5+4')),
  grades smallint[],
  created_at timestamptz not null default now(),
  constraint organisation_name_key unique (name),
  constraint organisation_school check ((kind = 'school') = (system is not null and grades is not null))
);

create table account (
  id uuid primary key,
  login text not null check (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  name text not null check (length(name) between 1 and 50),
  password_hash text,
  state text not null default 'active' check (state in ('active', 'disabled')),
  created_at timestamptz not null default now(),
  constraint account_login_key unique (login)
);

create table membership (
  id uuid primary key,
  account_id uuid not null references account,
  organisation_id uuid not null references organisation,
  role text not null check (role in ('admin', 'bureau', 'curator', 'head', 'class_lead', 'teacher')),
  subject text,
  grade smallint check (grade between 1 and 9),
  constraint membership_key unique nulls not distinct (account_id, organisation_id, role, subject, grade)
);
create index membership_organisation on membership (organisation_id);

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);

-- Single-use codes: demo sign-in links and the set-up code of a new production county.
create table one_time_code (
  code_hash bytea primary key,
  kind text not null check (kind in ('sign_in', 'set_up')),
  account_id uuid references account,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_code_account check ((kind = 'sign_in') = (account_id is not null))
);

-- Failed sign-ins of the last minutes, by what was tried and from where (both hashed).
create table sign_in_failure (
  id uuid primary key,
  login_hash bytea not null,
  origin_hash bytea not null,
  at timestamptz not null
);
create index sign_in_failure_login on sign_in_failure (login_hash, at);

create table knowledge_point (
  id uuid primary key,
  subject text not null,
  strand text not null,
  name text not null,
  position int not null,
  constraint knowledge_point_key unique (subject, name)
);

create table textbook_unit (
  id uuid primary key,
  edition text not null,
  subject text not null,
  grade smallint not null check (grade between 1 and 9),
  volume text not null check (volume in ('上', '下')),
  position smallint not null,
  title text not null,
  constraint textbook_unit_key unique (edition, subject, grade, volume, title)
);

create table media (
  -- First 32 hex digits of the SHA-256 of the bytes: the same file is stored once.
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  content_type text not null check (content_type in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null check (length(bytes) <= 2097152),
  created_at timestamptz not null default now()
);

create table item (
  id uuid primary key,
  -- Where it came from, for imports that run twice: the set and its own id there.
  source text,
  source_id text,
  current_version_id uuid not null,
  published_version_id uuid,
  created_by uuid references account,
  created_at timestamptz not null default now(),
  constraint item_source_key unique (source, source_id),
  constraint item_source_whole check ((source is null) = (source_id is null))
);

create table item_version (
  id uuid primary key,
  item_id uuid not null references item deferrable initially deferred,
  number int not null check (number >= 1),
  revision int not null default 1,
  state text not null check (state in ('draft', 'in_review', 'published', 'retired')),
  subject text not null,
  grades smallint[] not null check (cardinality(grades) between 1 and 9 and 1 <= all (grades) and 9 >= all (grades)),
  type text not null,
  tier text not null check (tier in ('base', 'raise', 'extend')),
  mode text not null,
  place text not null check (place in ('home', 'after_school', 'school')),
  minutes smallint not null check (minutes between 0 and 600),
  minutes_evidence jsonb not null,
  score_rate real check (score_rate between 0 and 1),
  competencies text[] not null default '{}',
  education text not null,
  origin text not null check (origin in ('original', 'adapted', 'selected')),
  citation text,
  licence text not null,
  lang text not null default 'zh' check (lang in ('zh', 'en')),
  body jsonb not null,
  -- {"key": positions | boolean | null, "body": document}; the right choice is never in `body` above.
  answer jsonb not null,
  explanation jsonb not null,
  content_hash text not null,
  created_by uuid references account,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  constraint item_version_number_key unique (item_id, number),
  constraint item_version_cited check (origin = 'original' or citation is not null)
);
alter table item add constraint item_current_version foreign key (current_version_id) references item_version deferrable initially deferred;
alter table item add constraint item_published_version foreign key (published_version_id) references item_version deferrable initially deferred;
create index item_version_state on item_version (state, item_id) where state in ('draft', 'in_review');

create table item_version_point (
  version_id uuid not null references item_version on delete cascade,
  point_id uuid not null references knowledge_point,
  primary key (version_id, point_id)
);
create index item_version_point_point on item_version_point (point_id);

create table item_version_unit (
  version_id uuid not null references item_version on delete cascade,
  unit_id uuid not null references textbook_unit,
  primary key (version_id, unit_id)
);
create index item_version_unit_unit on item_version_unit (unit_id);

-- A used version never changes: once it left draft, only its state moves.
create function item_version_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft'
    and (to_jsonb(new) - array['state', 'published_at', 'revision']) is distinct from (to_jsonb(old) - array['state', 'published_at', 'revision']) then
    raise exception 'item version % is frozen', old.id using errcode = 'check_violation', constraint = 'item_version_frozen';
  end if;
  return new;
end $$;
create trigger item_version_frozen before update on item_version for each row execute function item_version_frozen();

create table policy_rule (
  id text primary key,
  level text not null check (level in ('national', 'province', 'county')),
  title text not null,
  number text,
  clause text,
  issuer text not null,
  text_zh text not null,
  text_en text not null,
  source text,
  band text not null check (band in ('lower', 'upper', 'junior')),
  quantity text not null check (quantity in ('written', 'written_home', 'home_total')),
  day_kind text not null check (day_kind in ('school_day', 'rest_day', 'no_homework_day')),
  minutes smallint not null check (minutes between 0 and 600),
  severity text not null check (severity in ('block', 'warn')),
  effective_from date not null,
  effective_to date,
  enabled boolean not null
);

create table county_calendar (
  day date primary key,
  kind text not null check (kind in ('rest', 'make_up', 'no_homework')),
  note text not null default ''
);

-- Reports of imports: how far, how many, which lines were refused and why.
create table import_run (
  id uuid primary key,
  file_name text not null,
  started_by uuid references account,
  started_at timestamptz not null,
  finished_at timestamptz,
  lines int not null default 0,
  added int not null default 0,
  unchanged int not null default 0,
  refused int not null default 0,
  warned int not null default 0,
  error text
);
create table import_refusal (
  run_id uuid not null references import_run on delete cascade,
  line int not null,
  code text not null,
  detail text not null,
  excerpt text not null,
  primary key (run_id, line)
);
