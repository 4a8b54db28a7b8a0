-- How a school calls its tiers, where its teachers see those of homework. Homework itself knows only the codes: the same
-- letter means opposite things in different schools. A school without a row uses the standard words.
create table school_tier_names (
  school_id uuid not null references organisation,
  base text not null check (length(base) between 1 and 6),
  raise text not null check (length(raise) between 1 and 6),
  extend text not null check (length(extend) between 1 and 6),
  set_by uuid not null references account,
  set_at timestamptz not null,
  primary key (school_id),
  constraint school_tier_names_differ check (base <> raise and raise <> extend and base <> extend)
);

alter table school_tier_names enable row level security;
create policy school on school_tier_names using (may_see_school(school_id)) with check (may_see_school(school_id));
