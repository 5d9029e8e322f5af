-- The pack under which all parcels that can still be stopped were looked at; one row.
create table screened_pack (
  one boolean primary key default true check (one),
  hash text not null,
  screened_at timestamptz not null
);

-- Acts upon lists that are on the audit trail: each once, whichever server saw it first.
create table list_act (
  key text primary key
);

-- When the parcels were looked at again that a clearing excused before it lapsed.
alter table cleared_match add column settled_at timestamptz;
create index cleared_match_unsettled on cleared_match (until) where settled_at is null;
