-- What became of a lead, as a person said last; the facts beside it tell when.
alter table request add column lead_result text check (lead_result in ('qualified', 'won', 'lost'));
alter table request add column lost_because text;

-- Misses of a day, for the huddle.
create index fact_reason_asked on fact (org_id, occurred_at) where kind = 'breach.reason_asked';

-- Why a deadline was missed, in words of the process. `id` is that of the clock. Another department that is named has
-- to confirm it.
create table breach_reason (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  clock_kind text not null,
  reason text not null,
  department_id uuid,
  note text not null default '',
  given_by uuid not null,
  given_at timestamptz(3) not null,
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, department_id) references team (org_id, id),
  foreign key (org_id, given_by) references membership (org_id, user_id),
  foreign key (org_id, confirmed_by) references membership (org_id, user_id)
);
create index breach_reason_request on breach_reason (org_id, request_id);
select heed_isolate('breach_reason');
