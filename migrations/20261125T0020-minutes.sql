-- What is known of the time an item takes, beside its author's estimate: what reviewers think, what somebody needed who
-- did it, what classes reported. Counts and typical figures only, never a pupil.

create table minutes_sample (
  id uuid primary key,
  item_id uuid not null references item,
  version_id uuid not null references item_version,
  kind text not null check (kind in ('reviewer', 'trial', 'class')),
  -- Minutes of a typical pupil that follow from it.
  minutes real not null check (minutes > 0 and minutes <= 600),
  -- Of a trial: how long the person needed, and the factor of the grade by which a pupil needs longer.
  seconds int check (seconds between 1 and 36000),
  factor real check (factor between 0.5 and 10),
  grade smallint check (grade between 1 and 9),
  -- Of a class report: how many pupils the figure stands for.
  pupils smallint check (pupils between 1 and 200),
  account_id uuid not null references account,
  at timestamptz not null,
  withdrawn_at timestamptz,
  constraint minutes_sample_trial check ((kind = 'trial') = (seconds is not null and factor is not null and grade is not null)),
  constraint minutes_sample_class check ((kind = 'class') = (pupils is not null))
);
create index minutes_sample_item on minutes_sample (item_id, at) where withdrawn_at is null;

-- The calibrated figure of an item, kept up with every sample.
create table item_minutes (
  item_id uuid primary key references item on delete cascade,
  minutes smallint not null check (minutes between 1 and 600),
  low smallint not null,
  high smallint not null,
  -- Trials and class reports; reviewers' estimates are no measurements.
  samples int not null check (samples >= 0),
  at timestamptz not null,
  -- Estimate and measurement differ by more than a third; by how much, as |ln| of their ratio.
  disagreement real not null,
  disagrees boolean not null
);
create index item_minutes_disagrees on item_minutes (disagreement desc, item_id) where disagrees;

-- How much longer a typical pupil of a grade needs than the teacher who tries an item. Rows are added, the newest counts.
create table trial_factor (
  id uuid primary key,
  grade smallint not null check (grade between 1 and 9),
  factor real not null check (factor between 0.5 and 10),
  set_by uuid not null references account,
  set_at timestamptz not null
);
create index trial_factor_newest on trial_factor (grade, set_at desc);

revoke update, delete on trial_factor from lightwork_app;
revoke delete on minutes_sample from lightwork_app;
