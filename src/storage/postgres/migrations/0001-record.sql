-- The record: what came in, what it was joined to, and what was decided. Rows here are added, rarely changed.
-- Sequences carry their UTC day in the upper bits (day number * 2^36 + counter), so that a sequence alone
-- names its day partition.

create sequence acceptance_counter;

-- Outlives the partitions: a filer's reference and version can be used once, for ever.
create table submission_key (
  filer text not null,
  reference text not null,
  version bigint not null,
  hash text not null,
  sequence bigint not null,
  primary key (filer, reference, version)
);

-- `raw` is null where the document's text is, byte for byte, what came in.
create table submission (
  sequence bigint not null,
  filer text not null,
  hash text not null,
  received_at timestamptz not null,
  document json not null,
  raw text,
  primary key (sequence)
) partition by range (sequence);

create table container_event (
  container text not null,
  sequence bigint not null,
  primary key (container, sequence)
);

create table consignment (
  id text primary key,
  name text not null,
  revision bigint not null,
  lane text,
  can_be_stopped boolean not null,
  superseded_by text,
  members json not null,
  keys text[] not null,
  containers text[] not null,
  standing json,
  contributions json not null,
  ledger json
);
create index consignment_name on consignment (name);

create table consignment_key (
  key text not null,
  consignment_id text not null,
  primary key (key, consignment_id)
);

create table consignment_container (
  container text not null,
  consignment_id text not null,
  primary key (container, consignment_id)
);

create table decision (
  sequence bigint not null,
  consignment_id text not null,
  revision bigint not null,
  lane text not null,
  decided_at timestamptz not null,
  document json not null,
  basis json not null,
  primary key (sequence)
) partition by range (sequence);
create index decision_consignment on decision (consignment_id, revision);

-- The ledger of persons' days (19 USC 1321(a)(2)(C) in the US pack): exact sums, one row a consignment.
create table ledger (
  consignment_id text primary key,
  block text not null,
  day date not null,
  person text not null,
  name text not null,
  value_minor bigint,
  is_exempt boolean not null
);
create index ledger_block on ledger (block, day);

create table activity (
  key text primary key,
  entries json not null
) with (fillfactor = 80);

create table work (
  id bigint generated always as identity primary key,
  consignment_id text not null,
  cause text not null
);

create table outbox (
  id bigint generated always as identity primary key,
  recipient text not null,
  decision bigint not null,
  statement bigint not null,
  created_at timestamptz not null
);
create index outbox_recipient on outbox (recipient, id);
