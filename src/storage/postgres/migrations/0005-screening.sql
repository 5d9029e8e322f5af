-- False matches that persons cleared, each for one party and one listed entry as they stood.
create table cleared_match (
  id text primary key,
  party text not null,
  list text not null,
  entry text not null,
  version text not null,
  name text not null,
  by text not null,
  reason text not null,
  at timestamptz not null,
  until date not null,
  withdrawn_by text,
  withdrawn_at timestamptz
);
create index cleared_match_until on cleared_match (until) where withdrawn_at is null;

-- The version of each list against which all parcels that can still be stopped were screened.
create table screened_list (
  list text primary key,
  hash text not null,
  screened_at timestamptz not null
);
