-- The title of a homework is part of its text: a conflict that is only about the title loses nothing either.
-- A constant default is stored in the catalogue, so no row is rewritten.
alter table assignment_conflict add column title text not null default '';

-- Looking for a text that is kept already.
create index assignment_conflict_assignment_id_idx on assignment_conflict (school_id, assignment_id);
