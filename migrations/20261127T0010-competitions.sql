-- Design competitions (作业设计评比). Two halves that no judge's question joins: who entered (entry and what hangs on it)
-- and what is judged (blind_entry and what hangs on that). Their one bridge, entry_mask, and the whole first half are
-- out of sight while app.blind is on: whatever a judge asks is asked so.

create function sees_identities() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('app.blind', true), '') <> 'on'
$$;

create table competition (
  id uuid primary key,
  -- Of one school (校级初赛), or of the county (null).
  round_school_id uuid references organisation,
  -- The county competition that this school's best works go on to.
  feeds_id uuid references competition,
  kind text not null check (kind in ('lesson', 'unit', 'holiday', 'onsite')),
  title text not null check (length(title) between 1 and 100),
  semester text not null check (semester ~ '^\d{4}-\d{4}-[12]$'),
  state text not null default 'draft' check (state in ('draft', 'announced', 'judging', 'published', 'archived', 'cancelled')),
  -- Raised by every change of the row or its terms; who saves names the one read before.
  revision int not null default 1,
  organiser_id uuid not null references account,
  created_at timestamptz not null
);
create index competition_newest on competition (created_at desc, id);

-- What holds in a competition. Rows are never changed: an entry and a score sheet pin the one they were made under.
create table competition_terms (
  competition_id uuid not null references competition,
  version int not null check (version >= 1),
  -- {phases, rubric, rules, quotas}; shapes in packages/domain/src/competition.
  terms jsonb not null,
  reason text not null default '' check (length(reason) <= 500),
  set_by uuid not null references account,
  set_at timestamptz not null,
  primary key (competition_id, version)
);

-- 组别: subjects of one stage, perhaps only town or village schools.
create table competition_group (
  competition_id uuid not null references competition,
  id uuid not null,
  name text not null check (length(name) between 1 and 50),
  subjects text[] not null check (cardinality(subjects) >= 1),
  stage text not null check (stage in ('primary', 'junior')),
  session text not null default 'all' check (session in ('all', 'town', 'village')),
  position smallint not null,
  primary key (competition_id, id)
);

create table competition_person (
  competition_id uuid not null references competition,
  account_id uuid not null references account,
  -- Who handles objections (申诉) may not have judged.
  part text not null check (part in ('judge', 'appeals')),
  group_ids uuid[] not null,
  -- 0 knows the field, 1 teaches it, 2 is an expert of it.
  expertise smallint not null default 1 check (expertise between 0 and 2),
  -- Most entries this judge takes; null is as many as fall to them.
  most smallint check (most between 1 and 500),
  invited_by uuid not null references account,
  invited_at timestamptz not null,
  left_at timestamptz,
  leave_reason text check (length(leave_reason) between 1 and 500),
  primary key (competition_id, account_id, part),
  constraint competition_person_left check ((left_at is null) = (leave_reason is null))
);
create index competition_person_account on competition_person (account_id);

-- Declared before anything is assigned: works of that school, or of that person, this judge may not score. The own
-- schools of a judge are barred without being declared.
create table judge_conflict (
  competition_id uuid not null references competition,
  id uuid not null,
  judge_id uuid not null references account,
  kind text not null check (kind in ('relative', 'coached', 'colleague', 'other')),
  about_school_id uuid references organisation,
  about_account_id uuid references account,
  note text not null default '' check (length(note) <= 200),
  declared_by uuid not null references account,
  at timestamptz not null,
  primary key (competition_id, id),
  constraint judge_conflict_about check (num_nonnulls(about_school_id, about_account_id) = 1)
);

-- Who entered. ------------------------------------------------------------------------------------------------------

create table entry (
  competition_id uuid not null references competition,
  id uuid not null,
  group_id uuid not null,
  -- The school it is entered for.
  entrant_school_id uuid not null references organisation,
  owner_id uuid not null references account,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'withdrawn', 'refused')),
  revision int not null default 1,
  title text not null check (length(title) between 1 and 100),
  -- 设计意图 and 目标, as content documents.
  intent jsonb not null,
  aims jsonb not null,
  -- [{name, account_id | null}], in the order of the certificate.
  authors jsonb not null,
  licence text not null check (licence in ('CC-BY-4.0', 'CC-BY-NC-4.0', 'county-only')),
  -- May be shown with its authors' names when it wins.
  may_exhibit boolean not null,
  -- 作业属性表, worked out from the pinned works; null until there is one.
  attributes jsonb,
  terms_version int not null,
  -- Words that judges must not read: [{text, kind, on, reason}], as the author confirmed them.
  masks jsonb not null default '[]',
  -- Null again after every change: what judges will see is to be looked at anew.
  masks_confirmed_at timestamptz,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  -- When the server began to receive the submission that counts; the receipt is its number.
  begun_at timestamptz,
  submitted_at timestamptz,
  receipt text,
  -- Why the organiser refused it, or its owner took it back.
  reason text check (length(reason) <= 500),
  -- The school's round it comes from.
  from_entry uuid,
  primary key (competition_id, id),
  foreign key (competition_id, group_id) references competition_group,
  constraint entry_receipt_key unique (receipt),
  constraint entry_submitted check (state <> 'submitted' or (
    submitted_at is not null and begun_at is not null and receipt is not null and attributes is not null))
);
create index entry_owner on entry (owner_id, saved_at desc);
create index entry_school on entry (competition_id, entrant_school_id);

-- Every receipt ever given, also of submissions that a later one replaced.
create table entry_receipt (
  competition_id uuid not null,
  entry_id uuid not null,
  receipt text not null,
  begun_at timestamptz not null,
  received_at timestamptz not null,
  counts boolean not null,
  -- What was handed in: an entry that is changed afterwards and not handed in again stays what its last receipt says.
  content jsonb not null,
  content_hash text not null,
  primary key (receipt),
  foreign key (competition_id, entry_id) references entry
);
create index entry_receipt_entry on entry_receipt (competition_id, entry_id, received_at);

-- The homework (of a unit: several) that is entered, as it stood.
create table entry_work (
  competition_id uuid not null,
  entry_id uuid not null,
  position smallint not null check (position between 1 and 20),
  homework_school_id uuid not null,
  assignment_id uuid not null,
  revision int not null,
  title text not null,
  document jsonb not null,
  load jsonb not null,
  primary key (competition_id, entry_id, position),
  foreign key (competition_id, entry_id) references entry on delete cascade
);

create table entry_file (
  competition_id uuid not null,
  entry_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  content_type text not null,
  -- As it came, for the organiser, and as it is before names are masked: without properties, tracked changes and the
  -- like; of a PDF, pictures of its pages with the places of their letters.
  bytes bytea not null,
  blind_bytes bytea not null,
  -- [text]: all that is written in it, for names to be looked for.
  texts jsonb not null,
  -- Of a PDF: pages without letters, such as those of a scan.
  unread_pages smallint not null,
  begun_at timestamptz not null,
  finished_at timestamptz not null,
  -- No longer part of the draft; what was handed in before may still hold it.
  removed_at timestamptz,
  primary key (competition_id, id),
  foreign key (competition_id, entry_id) references entry on delete cascade
);
create index entry_file_entry on entry_file (competition_id, entry_id);

-- Like another work: of the bank, of this competition, of an earlier one.
create table entry_likeness (
  competition_id uuid not null,
  entry_id uuid not null,
  id uuid not null,
  with_kind text not null check (with_kind in ('item', 'entry')),
  with_competition uuid,
  with_id uuid not null,
  -- Share of the entry's text that stands in the other, 0 to 1.
  share real not null check (share between 0 and 1),
  -- [{work, block, text, other}] pairs of places.
  places jsonb not null,
  found_at timestamptz not null,
  decision text check (decision in ('credited', 'chance', 'copied')),
  note text not null default '' check (length(note) <= 500),
  decided_by uuid references account,
  decided_at timestamptz,
  primary key (competition_id, id),
  foreign key (competition_id, entry_id) references entry
);
create index entry_likeness_entry on entry_likeness (competition_id, entry_id);

-- What is judged. ---------------------------------------------------------------------------------------------------

-- Made of all entries of a group at once, in an order drawn by lot, with random ids: nothing in it says who or when.
create table blind_entry (
  competition_id uuid not null references competition,
  id uuid not null,
  group_id uuid not null,
  code text not null check (length(code) between 1 and 30),
  title text not null,
  intent jsonb not null,
  aims jsonb not null,
  attributes jsonb not null,
  -- [{title, document, load, items}] without names; `items` are the pinned items of the bank, under other ids.
  works jsonb not null,
  -- An example for calibration; it gets no place in the result.
  is_sample boolean not null default false,
  -- Taken back after judging began: the others keep their codes.
  withdrawn boolean not null default false,
  primary key (competition_id, id),
  foreign key (competition_id, group_id) references competition_group,
  constraint blind_entry_code_key unique (competition_id, code)
);

create table blind_file (
  competition_id uuid not null,
  blind_id uuid not null,
  id uuid not null,
  name text not null,
  content_type text not null,
  bytes bytea not null,
  primary key (competition_id, id),
  foreign key (competition_id, blind_id) references blind_entry on delete cascade
);
create index blind_file_entry on blind_file (competition_id, blind_id);

-- The bridge. Read by who organises, never by who judges.
create table entry_mask (
  competition_id uuid not null,
  entry_id uuid not null,
  blind_id uuid not null,
  primary key (competition_id, entry_id),
  foreign key (competition_id, entry_id) references entry,
  foreign key (competition_id, blind_id) references blind_entry,
  constraint entry_mask_blind_key unique (competition_id, blind_id)
);

-- 评分表: one judge, one work. Calibration, the main round, and further opinions where two differ or a tie is to be broken.
create table score_sheet (
  competition_id uuid not null,
  id uuid not null,
  blind_id uuid not null,
  judge_id uuid not null references account,
  round text not null check (round in ('calibration', 'main', 'third', 'arbitration', 'tie')),
  state text not null default 'assigned' check (state in ('assigned', 'draft', 'final', 'recused', 'released')),
  terms_version int not null,
  -- {criterion: points}, {criterion: words}, {requirement: met}.
  marks jsonb not null default '{}',
  comments jsonb not null default '{}',
  requirements jsonb not null default '{}',
  overall text not null default '' check (length(overall) <= 5000),
  -- [{at, base_revision, text}]: texts that lost against another one of the same judge, newest first.
  kept jsonb not null default '[]',
  revision int not null default 1,
  assigned_at timestamptz not null,
  saved_at timestamptz,
  final_at timestamptz,
  recuse_reason text check (length(recuse_reason) between 1 and 500),
  -- Given or reopened because an objection was upheld: may be written on although judging is over.
  rescores boolean not null default false,
  primary key (competition_id, id),
  foreign key (competition_id, blind_id) references blind_entry,
  constraint score_sheet_once unique (competition_id, blind_id, judge_id, round),
  constraint score_sheet_final check ((state = 'final') = (final_at is not null)),
  constraint score_sheet_recused check (state <> 'recused' or recuse_reason is not null)
);
create index score_sheet_judge on score_sheet (competition_id, judge_id);

-- What was said about a sample between calibration and the main round.
create table calibration_remark (
  competition_id uuid not null,
  id uuid not null,
  blind_id uuid not null,
  judge_id uuid not null references account,
  text text not null check (length(text) between 1 and 2000),
  at timestamptz not null,
  primary key (competition_id, id),
  foreign key (competition_id, blind_id) references blind_entry
);
create index calibration_remark_entry on calibration_remark (competition_id, blind_id, at);

-- What comes of it. -------------------------------------------------------------------------------------------------

-- 结果: a new version after an upheld objection; none is ever changed.
create table competition_result (
  competition_id uuid not null references competition,
  version int not null check (version >= 1),
  -- Every figure and what it was worked out from; by blind id.
  figures jsonb not null,
  -- {blind_id: {award, rank}}
  awards jsonb not null,
  reason text not null check (length(reason) <= 2000),
  made_by uuid not null references account,
  made_at timestamptz not null,
  -- Days of public notice (公示), both included; null while only the organiser sees it.
  public_from date,
  public_to date,
  primary key (competition_id, version)
);

create table objection (
  competition_id uuid not null references competition,
  id uuid not null,
  entry_id uuid,
  -- The real name stands under it; a unit that objects names itself too.
  account_id uuid not null references account,
  unit text not null default '' check (length(unit) <= 100),
  contact text not null check (length(contact) between 1 and 100),
  text text not null check (length(text) between 1 and 5000),
  result_version int not null,
  receipt text not null,
  at timestamptz not null,
  handler_id uuid references account,
  outcome text check (outcome in ('upheld', 'refused')),
  answer text check (length(answer) between 1 and 5000),
  answered_at timestamptz,
  primary key (competition_id, id),
  constraint objection_receipt_key unique (receipt),
  constraint objection_answered check (num_nonnulls(outcome, answer, answered_at) in (0, 3) and (outcome is null or handler_id is not null))
);
create index objection_competition on objection (competition_id, at);

-- Who handles an objection has not judged there: what the code refuses, the row refuses too.
create function refuse_judging_handler() returns trigger language plpgsql as $$
begin
  if new.handler_id is not null and (
    exists (select from score_sheet s where s.competition_id = new.competition_id and s.judge_id = new.handler_id)
    or exists (select from competition_person p where p.competition_id = new.competition_id
      and p.account_id = new.handler_id and p.part = 'judge')) then
    raise exception 'a judge does not handle objections' using errcode = 'check_violation', constraint = 'objection_handler';
  end if;
  return new;
end $$;
create trigger objection_handler before insert or update on objection
  for each row execute function refuse_judging_handler();

-- 证书: one for each author of an awarded work. Of one number nobody guesses another.
create table competition_certificate (
  number text primary key check (number ~ '^\d{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$'),
  competition_id uuid not null,
  entry_id uuid not null,
  author smallint not null,
  -- What is printed on it, as it was printed: {competition, organiser, group, title, school, name, award, day}.
  printed jsonb not null,
  result_version int not null,
  issued_by uuid not null references account,
  issued_at timestamptz not null,
  -- A corrected result gave the work another award, or none.
  revoked_at timestamptz,
  foreign key (competition_id, entry_id) references entry
);
create unique index competition_certificate_once on competition_certificate (competition_id, entry_id, author)
  where revoked_at is null;

create table entry_commentary (
  competition_id uuid not null,
  blind_id uuid not null,
  judge_id uuid not null references account,
  text text not null check (length(text) between 1 and 2000),
  at timestamptz not null,
  primary key (competition_id, blind_id, judge_id),
  foreign key (competition_id, blind_id) references blind_entry
);

-- Which items of a winning work went into review of the bank.
create table entry_harvest (
  competition_id uuid not null,
  entry_id uuid not null,
  work smallint not null,
  block_id text not null,
  item_id uuid not null references item,
  by_account uuid not null references account,
  at timestamptz not null,
  primary key (competition_id, entry_id, work, block_id),
  foreign key (competition_id, entry_id) references entry
);

-- 存档: every act that bears on the result, each with the hash of the one before.
create table competition_record (
  competition_id uuid not null references competition,
  number int not null check (number >= 1),
  kind text not null,
  body jsonb not null,
  at timestamptz not null,
  account_id uuid references account,
  previous text not null,
  hash text not null,
  primary key (competition_id, number)
);

do $$
declare name text;
begin
  foreach name in array array['entry', 'entry_receipt', 'entry_work', 'entry_file', 'entry_likeness', 'entry_mask',
    'entry_harvest', 'objection', 'competition_result', 'competition_certificate'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy identities on %I using (sees_identities()) with check (sees_identities())', name);
  end loop;
end $$;

-- What is written stays.
revoke update, delete on competition_terms, entry_receipt, entry_mask, calibration_remark, entry_harvest, competition_record from lightwork_app;
revoke update, delete on competition_result, objection from lightwork_app;
grant update (public_from, public_to) on competition_result to lightwork_app;
revoke update, delete on competition_certificate from lightwork_app;
grant update (revoked_at) on competition_certificate to lightwork_app;
grant update (handler_id, outcome, answer, answered_at) on objection to lightwork_app;
revoke delete on competition, entry, blind_entry, score_sheet, competition_person from lightwork_app;
revoke update on blind_entry, entry_work, entry_file from lightwork_app;
grant update (withdrawn) on blind_entry to lightwork_app;
grant update (removed_at) on entry_file to lightwork_app;
