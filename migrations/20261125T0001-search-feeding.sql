-- What feeding the engines needs to know about an index: since when it is up to date, and when it was given up.
alter table search_index
  -- The last moment at which nothing was left to send to it. An index that lags is not asked; Postgres answers instead.
  add column caught_up_at timestamptz not null default '-infinity',
  -- Given up at this moment: no longer fed, dropped from the engine a little later, when nobody asks it any more.
  add column retired_at timestamptz;

-- Differences between engine and Postgres that the last round of the drift sweep found (and had sent again).
alter table search_instance add column drift int not null default 0;
