-- Homework that several people and many days work on: earlier texts, who is writing now, colleagues of the prep group
-- (备课组), their comments, and templates to begin from.

-- What a homework said at a revision. Thinned by age at every save (packages/domain/src/history.ts); a text that was
-- named or released is kept for good.
create table assignment_revision (
  school_id uuid not null,
  assignment_id uuid not null,
  revision int not null check (revision >= 1),
  title text not null check (length(title) between 1 and 100),
  document jsonb not null,
  -- Null where the text is older than this table: then the minutes are worked out from the text.
  load jsonb,
  saved_by uuid not null references account,
  saved_at timestamptz not null,
  -- The revision whose text was brought back.
  restored_from int,
  name text check (length(name) between 1 and 50),
  named_by uuid references account,
  -- Given to a class as it stands here.
  released boolean not null default false,
  primary key (school_id, assignment_id, revision),
  foreign key (school_id, assignment_id) references assignment,
  constraint assignment_revision_named check ((name is null) = (named_by is null))
);

insert into assignment_revision (school_id, assignment_id, revision, title, document, saved_by, saved_at)
select school_id, id, revision, title, document, owner_id, saved_at from assignment;
insert into assignment_revision (school_id, assignment_id, revision, title, document, load, saved_by, saved_at, released)
select school_id, assignment_id, revision, title, document, load, created_by, created_at, true from assignment_version
on conflict (school_id, assignment_id, revision) do update set load = excluded.load, released = true;

-- Who has a homework open for writing: one browser of one person, until the moment it stops saying so. A row of its own,
-- so that saying so never waits for a save of the text and rewrites no text.
create table assignment_lease (
  school_id uuid not null,
  assignment_id uuid not null,
  account_id uuid not null references account,
  browser uuid not null,
  since timestamptz not null,
  expires_at timestamptz not null,
  primary key (school_id, assignment_id),
  foreign key (school_id, assignment_id) references assignment
);

-- Open to colleagues who teach the subject at the school, in the homework's grade or in any; withdrawn by deleting the row.
create table assignment_share (
  school_id uuid not null,
  assignment_id uuid not null,
  reach text not null check (reach in ('grade', 'subject')),
  access text not null check (access in ('read', 'edit')),
  shared_by uuid not null references account,
  shared_at timestamptz not null,
  primary key (school_id, assignment_id),
  foreign key (school_id, assignment_id) references assignment
);

-- A colleague's remark on a block of a homework, and the answers to it. The block is named by its id; when it is gone,
-- the words it opened with still say what was meant.
create table assignment_comment (
  school_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  block_id uuid not null,
  quote text not null check (length(quote) <= 100),
  text text not null check (length(text) between 1 and 1000),
  reply_to uuid,
  account_id uuid not null references account,
  at timestamptz not null,
  resolved_by uuid references account,
  resolved_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, assignment_id) references assignment,
  foreign key (school_id, reply_to) references assignment_comment,
  constraint assignment_comment_resolved check (
    (resolved_by is null) = (resolved_at is null) and (reply_to is null or resolved_at is null))
);
create index assignment_comment_assignment on assignment_comment (school_id, assignment_id, at);

create table homework_template (
  school_id uuid not null references organisation,
  id uuid not null,
  owner_id uuid not null references account,
  reach text not null check (reach in ('own', 'group', 'school')),
  subject text not null,
  grade smallint not null check (grade between 1 and 9),
  name text not null check (length(name) between 1 and 100),
  document jsonb not null,
  load jsonb not null,
  made_at timestamptz not null,
  put_away_by uuid references account,
  put_away_at timestamptz,
  primary key (school_id, id),
  constraint homework_template_away check ((put_away_by is null) = (put_away_at is null))
);
create index homework_template_list on homework_template (school_id, subject, grade) where put_away_at is null;

do $$
declare name text;
begin
  foreach name in array array['assignment_revision', 'assignment_lease', 'assignment_share', 'assignment_comment',
    'homework_template'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy school on %I using (may_see_school(school_id)) with check (may_see_school(school_id))', name);
  end loop;
end $$;

-- A kept text is never rewritten: it gets a name, or it goes.
revoke update on assignment_revision from lightwork_app;
grant update (name, named_by, released) on assignment_revision to lightwork_app;
revoke update, delete on assignment_comment from lightwork_app;
grant update (resolved_by, resolved_at) on assignment_comment to lightwork_app;
revoke update, delete on homework_template from lightwork_app;
grant update (name, reach, put_away_by, put_away_at) on homework_template to lightwork_app;
