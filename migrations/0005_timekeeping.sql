-- The timekeeper looks over all organisations; it sees ids and instants, nothing else.
create function heed_due_clocks(as_of timestamptz, at_most integer)
returns table (org_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select c.org_id, c.id from clock c where c.wake_at is not null and c.wake_at <= as_of order by c.wake_at limit at_most
$$;

create function heed_due_timers(as_of timestamptz, at_most integer)
returns table (org_id uuid, kind text, subject_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select t.org_id, t.kind, t.subject_id from timer t where t.due_at <= as_of order by t.due_at limit at_most
$$;

create function heed_next_wake()
returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select least(
    (select c.wake_at from clock c where c.wake_at is not null order by c.wake_at limit 1),
    (select t.due_at from timer t order by t.due_at limit 1))
$$;

-- The job queue refuses roles under row-level security, so jobs enter it through this door, many in one call.
create function heed_enqueue(task text, payloads jsonb)
returns void language sql security definer set search_path = public, pg_temp as $$
  select graphile_worker.add_jobs(array(
    select (task, p.payload::json, null, null, 25::smallint, p.payload ->> 'jobKey', 0::smallint, null)::graphile_worker.job_spec
    from jsonb_array_elements(payloads) as p(payload)))
$$;

revoke all on function heed_due_clocks, heed_due_timers, heed_next_wake, heed_enqueue from public;
grant execute on function heed_due_clocks, heed_due_timers, heed_next_wake, heed_enqueue to heed_app;
