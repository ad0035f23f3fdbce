-- Members change their own organisation's row; everybody may still look one up by its slug.
alter table organisation enable row level security;
create policy anybody_reads on organisation for select to heed_app using (true);
create policy own_organisation on organisation for update to heed_app
  using (id = nullif(current_setting('heed.org_id', true), '')::uuid)
  with check (id = nullif(current_setting('heed.org_id', true), '')::uuid);
grant update (name, zone, setup) on organisation to heed_app;

-- Parts of Heed itself that are in trouble now, each since when: one row is one episode, told once.
create table health_trouble (
  org_id uuid not null references organisation (id),
  part text not null,
  since timestamptz(3) not null,
  detail text not null,
  primary key (org_id, part)
);
select heed_isolate('health_trouble');

-- Jobs that should have run and did not; the queue serves all organisations, so only a number comes out.
create function heed_jobs_waiting(overdue_since timestamptz)
returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from graphile_worker.jobs j
  where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= overdue_since
$$;
revoke all on function heed_jobs_waiting from public;
grant execute on function heed_jobs_waiting to heed_app;

-- How long it has been quiet is looked up every few minutes.
create index request_received on request (org_id, received_at);
