-- Use my own data: a file handed in to be measured as it is. It is no part of the organisation's own figures, and it
-- goes with its audit. `guess_ms` is written once, before anything was measured.
create table audit (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  bytes bigint not null default 0,
  -- The whole file has arrived.
  complete boolean not null default false,
  guess_ms bigint check (guess_ms >= 0),
  guessed_by uuid,
  guessed_at timestamptz(3),
  -- How it was read last, and what came out.
  settings jsonb,
  result jsonb,
  measured_at timestamptz(3),
  added_by uuid not null,
  added_at timestamptz(3) not null,
  primary key (org_id, id),
  foreign key (org_id, added_by) references membership (org_id, user_id),
  foreign key (org_id, guessed_by) references membership (org_id, user_id),
  check (result is null or guess_ms is not null)
);
create index audit_added on audit (org_id, added_at desc);
select heed_isolate('audit');

-- The file in pieces of at most 1 MB, so that none is ever held whole in memory.
create table audit_piece (
  org_id uuid not null,
  audit_id uuid not null,
  part integer not null,
  bytes bytea not null,
  primary key (org_id, audit_id, part),
  foreign key (org_id, audit_id) references audit (org_id, id)
);
alter table audit_piece alter column bytes set storage external;
select heed_isolate('audit_piece');
