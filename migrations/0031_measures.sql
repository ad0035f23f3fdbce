-- Measures of each request, and their sums by day. Caches: made from the facts they come out the same.
create table measured_request (
  org_id uuid not null,
  request_id uuid not null,
  received_at timestamptz(3) not null,
  received_day integer not null,
  -- Where it is counted besides all together and by person, such as 'desk:…'.
  slices text[] not null,
  -- What it adds, by day and person.
  parts jsonb not null,
  -- What of it waits on, and is reckoned when one looks.
  open_response boolean not null,
  open_value boolean not null,
  open_contact boolean not null,
  -- The parts hold from here until there; null: for good.
  valid_from timestamptz(3) not null,
  wake_at timestamptz(3),
  person_id uuid,
  business_ms bigint,
  elapsed_ms bigint,
  score double precision,
  standing text not null check (standing in ('met', 'missed', 'pending', 'excluded')),
  exclusion text,
  primary key (org_id, request_id),
  foreign key (org_id, request_id) references request (org_id, id)
);
create index measured_request_day on measured_request (org_id, received_day);
create index measured_request_open on measured_request (org_id) where open_response or open_value or open_contact;
create index measured_request_from on measured_request (org_id, valid_from);
create index measured_request_wake on measured_request (wake_at) where wake_at is not null;
select heed_isolate('measured_request');

-- Counts of a day by name, of all requests or of a slice of them.
create table roll_up (
  org_id uuid not null references organisation (id),
  day integer not null,
  slice text not null,
  counts jsonb not null,
  primary key (org_id, slice, day)
);
select heed_isolate('roll_up');

-- Times of a day to the millisecond: how many in each minute, and two bytes each within its minute.
create table roll_up_time (
  org_id uuid not null references organisation (id),
  day integer not null,
  slice text not null,
  name text not null,
  blocks bytea not null,
  offsets bytea not null,
  primary key (org_id, slice, day, name)
);
-- Read in pieces, which compression would forbid.
alter table roll_up_time alter column offsets set storage external;
select heed_isolate('roll_up_time');

-- How far an organisation's facts are measured, by which rules. Its row is held by whoever measures.
create table measure_cursor (
  org_id uuid not null references organisation (id),
  xid xid8 not null default '0',
  rules integer not null default 0,
  primary key (org_id)
);
select heed_isolate('measure_cursor');
insert into measure_cursor (org_id) select id from organisation;

create index fact_xid on fact (org_id, xid);

-- Organisations with facts that are not measured yet, or with measures that time has changed.
create function heed_unmeasured(as_of timestamptz, rules_now integer)
returns table (org_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select c.org_id from measure_cursor c
  where c.rules <> rules_now
    or exists (select from fact f where f.org_id = c.org_id and f.xid > c.xid
      and f.xid < pg_snapshot_xmin(pg_current_snapshot()))
  union
  select m.org_id from measured_request m where m.wake_at <= as_of
$$;
revoke all on function heed_unmeasured from public;
grant execute on function heed_unmeasured to heed_app;
