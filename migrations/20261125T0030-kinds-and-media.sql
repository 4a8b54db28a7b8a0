-- Pictures and recordings of the bank: whose they are, who brought them, where they stand, and what is kept of them.

alter table media
  drop constraint media_content_type_check,
  drop constraint media_bytes_check,
  add constraint media_content_type check (content_type in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/webp',
    'audio/mpeg', 'audio/wav', 'audio/ogg')),
  add constraint media_size check (length(bytes) <= case when content_type like 'audio/%' then 5242880 else 2097152 end),
  add column width int,
  add column height int,
  add column seconds real,
  -- Alternative text to begin with; each place of use may say its own.
  add column alt text not null default '' check (length(alt) <= 200),
  -- Rights: where it is from, whose work it is, under which licence.
  add column source text not null default '' check (length(source) <= 300),
  add column author text not null default '' check (length(author) <= 100),
  add column licence text not null default '' check (length(licence) <= 60),
  add column uploaded_by uuid references account,
  -- Moved on when the same file comes again; what nothing uses goes thirty days after it.
  add column offered_at timestamptz not null default now(),
  -- Stood in a homework once: kept for ever, because homework is.
  add column in_homework boolean not null default false;
-- Recordings are served in ranges, which compressed bytes do not allow.
alter table media alter column bytes set storage external;
-- Until now all came with the bank of this repository.
update media set author = '轻作业', source = '随平台提供', licence = 'CC BY 4.0';
create index media_orphan on media (offered_at) where not in_homework;

create table media_use (
  media_id text not null references media,
  version_id uuid not null references item_version on delete cascade,
  primary key (media_id, version_id)
);
create index media_use_version on media_use (version_id);
insert into media_use (media_id, version_id)
  select distinct m.id, v.id from item_version v,
    lateral (select jsonb_path_query(v.body, '$.**.asset') union all select jsonb_path_query(v.answer, '$.**.asset')
      union all select jsonb_path_query(v.explanation, '$.**.asset')) as a (asset)
    join media m on m.id = a.asset #>> '{}';

-- Every attempt, the refused ones too: what one person may send in an hour.
create table media_upload (
  id uuid primary key,
  account_id uuid not null references account,
  at timestamptz not null,
  bytes int not null
);
create index media_upload_account on media_upload (account_id, at);
