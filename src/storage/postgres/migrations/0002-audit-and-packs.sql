-- The audit trail: rows appended in the transaction of the act, chained afterwards by one sealer.

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  act text not null,
  subject text not null,
  detail text not null
);

-- One seal covers the rows from_id..to_id; its digest covers the digest before it.
create table audit_seal (
  number bigint primary key,
  from_id bigint not null,
  to_id bigint not null,
  digest text not null,
  sealed_at timestamptz not null
);

-- Packs that decided something, kept whole, so that old decisions replay under their own law.
create table pack (
  hash text primary key,
  id text not null,
  version text not null,
  content json not null,
  loaded_at timestamptz not null
);

create table api_key (
  id text primary key,
  filer text not null,
  digest text not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index api_key_filer on api_key (filer);

-- Data quality by filer and day.
create table filer_quality (
  filer text not null,
  day date not null,
  tally json not null,
  primary key (filer, day)
);
