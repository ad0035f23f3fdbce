-- Stretches that do not count, as [{from, to}] in epoch milliseconds; they take the place of the single instant.
alter table clock add column pauses jsonb not null default '[]';
update clock set pauses = jsonb_build_array(jsonb_build_object('from', (extract(epoch from paused_at) * 1000)::bigint, 'to', null))
where paused_at is not null;
alter table clock drop column paused_at;
-- Whose time counts (desk, joint, helper, waking, elapsed) and the contact's zone, where that matters.
alter table clock add column counts_in text not null default 'desk';
alter table clock add column zone text;
update clock set counts_in = 'elapsed' where kind = 'C10';
-- The last instant at which the deadline moved (resumed, promise moved, hours corrected).
alter table clock add column moved_at timestamptz(3);
-- What time alone brings about (warnings, silence, breach) has been dealt with up to this instant.
alter table clock add column staged_until timestamptz(3);
update clock set staged_until = wake_at where wake_at is not null;

-- What a notification says about a clock; one that waits for its receiver's hours has `at` in the future.
alter table notification add column clock_id uuid;
alter table notification add column stage text;
create index notification_clock on notification (org_id, clock_id) where clock_id is not null;
create index notification_waiting on notification (org_id, at) where read_at is null;

-- What people sent lately, to see the same words going to many.
create index message_sent on message (org_id, at) where direction = 'out' and author_id is not null;
