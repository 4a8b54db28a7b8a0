-- How an item gets into the bank: handed in after a self-check, checked for duplicates, reviewed twice by people of the
-- design-and-marking guidance group (作业设计批改指导组) who have no words in it, by rules that are data.

create table guidance_member (
  id uuid primary key,
  account_id uuid not null references account,
  -- 名师工作室, 学科带头人, 骨干教师, 教研员
  station text not null check (station in ('master_studio', 'subject_lead', 'backbone', 'researcher')),
  subject text not null,
  stage text not null check (stage in ('primary', 'junior')),
  appointed_by uuid references account,
  appointed_at timestamptz not null,
  -- A competence that was withdrawn stays on record; opinions given before stand.
  ended_by uuid references account,
  ended_at timestamptz
);
create unique index guidance_member_once on guidance_member (account_id, subject, stage) where ended_at is null;
create index guidance_member_competence on guidance_member (subject, stage) where ended_at is null;

-- The rule of one step, for one subject or (null) for all that have none of their own. Rows are never changed: the
-- newest counts, and a review keeps the ones it began with.
create table review_rule (
  id uuid primary key,
  subject text,
  step text not null check (step in ('self_check', 'duplicate_check', 'subject_review', 'second_review')),
  votes smallint not null check (votes between 0 and 9),
  -- Lowest mean of the scores (1-5) that passes.
  floor real not null check (floor between 1 and 5),
  -- Further opinions asked when the verdicts differ.
  extra smallint not null check (extra between 0 and 5),
  ticks text[] not null,
  set_by uuid references account,
  set_at timestamptz not null
);
create index review_rule_newest on review_rule (step, subject, set_at desc);

create table review (
  id uuid primary key,
  item_id uuid not null references item,
  version_id uuid not null references item_version,
  subject text not null,
  stages text[] not null,
  -- Nobody of these may judge it: whose words stand in it, who selected it, who handed it in.
  barred uuid[] not null,
  step text not null check (step in ('duplicate_check', 'subject_review', 'second_review')),
  step_since timestamptz not null,
  -- Rules by step as they stood when it was handed in.
  rules jsonb not null,
  handed_in_by uuid not null references account,
  handed_in_at timestamptz not null,
  outcome text check (outcome in ('published', 'returned', 'taken_back')),
  closed_by uuid references account,
  closed_at timestamptz,
  constraint review_closed check ((outcome is null) = (closed_at is null) and (outcome is null) = (closed_by is null))
);
create unique index review_open on review (version_id) where closed_at is null;
create index review_queue on review (step, subject, step_since, id) where closed_at is null;
create index review_item on review (item_id, handed_in_at desc);

-- A place at a review: taken, perhaps given up, at last an opinion.
create table review_seat (
  review_id uuid not null references review,
  step text not null check (step in ('subject_review', 'second_review')),
  account_id uuid not null references account,
  taken_at timestamptz not null,
  assigned_by uuid references account,
  given_up_at timestamptz,
  give_up_reason text,
  verdict text check (verdict in ('accept', 'return')),
  score smallint check (score between 1 and 5),
  minutes smallint check (minutes between 1 and 600),
  note text,
  decided_at timestamptz,
  primary key (review_id, step, account_id),
  constraint review_seat_decided check (
    (decided_at is null) = (verdict is null) and (decided_at is null) = (score is null) and (decided_at is null or given_up_at is null))
);
create index review_seat_waiting on review_seat (account_id, taken_at) where decided_at is null and given_up_at is null;
create index review_seat_decided on review_seat (account_id, decided_at) where decided_at is not null;

-- Who ticked what of a step's list, when.
create table review_tick (
  review_id uuid not null references review,
  step text not null check (step in ('self_check', 'duplicate_check', 'subject_review', 'second_review')),
  code text not null,
  account_id uuid not null references account,
  at timestamptz not null,
  primary key (review_id, step, account_id, code)
);

-- A remark on a place of a version: the part, the block in it, the words it is about.
create table item_comment (
  id uuid primary key,
  item_id uuid not null references item,
  version_id uuid not null references item_version,
  part text not null check (part in ('body', 'answer', 'explanation', 'tags')),
  block smallint not null check (block between 0 and 5000),
  quote text not null default '' check (length(quote) <= 200),
  text text not null check (length(text) between 1 and 2000),
  reply_to uuid references item_comment,
  account_id uuid not null references account,
  at timestamptz not null,
  resolved_by uuid references account,
  resolved_at timestamptz,
  constraint item_comment_resolved check ((resolved_by is null) = (resolved_at is null))
);
create index item_comment_version on item_comment (version_id, at);

-- «This item is wrong»: said by whoever meets it, answered by a curator.
create table item_report (
  id uuid primary key,
  item_id uuid not null references item,
  version_id uuid not null references item_version,
  subject text not null,
  kind text not null check (kind in ('wrong_answer', 'wrong_text', 'figure', 'minutes', 'tier', 'beyond_standard', 'rights', 'other')),
  text text not null default '' check (length(text) <= 2000),
  reported_by uuid not null references account,
  reported_at timestamptz not null,
  outcome text check (outcome in ('mended', 'retired', 'unfounded')),
  answer text check (length(answer) <= 2000),
  handled_by uuid references account,
  handled_at timestamptz,
  constraint item_report_handled check ((outcome is null) = (handled_at is null) and (outcome is null) = (handled_by is null))
);
create index item_report_open on item_report (subject, reported_at, id) where handled_at is null;
create index item_report_item on item_report (item_id);

-- Who took an item in from elsewhere (选用者), and why and for what it was taken out of use.
alter table item
  add column selected_by uuid references account,
  add column retired_by uuid references account,
  add column retired_at timestamptz,
  add column retire_reason text check (length(retire_reason) between 1 and 500),
  add column successor_id uuid references item,
  add constraint item_successor_other check (successor_id <> id);

-- Two items that look alike, and what a person decided of them. Remembered as long as neither text changes.
create table duplicate_pair (
  item_a uuid not null references item,
  item_b uuid not null references item,
  hash_a text not null,
  hash_b text not null,
  kind text not null check (kind in ('same', 'reordered', 'adapted', 'extended', 'reworded')),
  score real not null check (score between 0 and 1),
  found_at timestamptz not null,
  decision text check (decision in ('same', 'adapted', 'different')),
  decided_by uuid references account,
  decided_at timestamptz,
  note text check (length(note) <= 500),
  primary key (item_a, item_b),
  constraint duplicate_pair_order check (item_a < item_b),
  constraint duplicate_pair_decided check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);
create index duplicate_pair_b on duplicate_pair (item_b);
create index duplicate_pair_open on duplicate_pair (found_at, item_a, item_b) where decision is null;

revoke update, delete on review_rule, review_tick from lightwork_app;
grant delete on review_tick to lightwork_app;
revoke delete on review, review_seat, item_comment, item_report, guidance_member from lightwork_app;
