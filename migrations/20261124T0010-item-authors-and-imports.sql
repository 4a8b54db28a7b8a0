-- Who wrote and who published a version (nobody reviews their own text), and what an import last brought.

alter table item_version
  -- Everybody whose words stand in it; imports have none.
  add column edited_by uuid[] not null default '{}',
  add column published_by uuid references account;

create or replace function item_version_frozen() returns trigger language plpgsql as $$
declare moving constant text[] := array['state', 'published_at', 'published_by', 'revision'];
begin
  if old.state <> 'draft' and (to_jsonb(new) - moving) is distinct from (to_jsonb(old) - moving) then
    raise exception 'item version % is frozen', old.id using errcode = 'check_violation', constraint = 'item_version_frozen';
  end if;
  return new;
end $$;

-- Hash of the last imported form: the same line again changes nothing, whatever people edited since.
alter table item add column source_hash text;

-- Moved on with every batch: a run that stands still was interrupted.
alter table import_run add column progress_at timestamptz;
