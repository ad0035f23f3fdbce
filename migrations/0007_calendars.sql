-- Whose hours a calendar holds: the organisation's, a desk's own, or a layer that a team or a person puts over the
-- desk's; and the hours in which contacts may be called. Desks without one follow the organisation's.
create table calendar (
  org_id uuid not null references organisation (id),
  id uuid not null,
  scope text not null check (scope in ('organisation', 'desk', 'team', 'person', 'call_window')),
  scope_id uuid not null,
  primary key (org_id, id),
  unique (org_id, scope, scope_id)
);
select heed_isolate('calendar', 'select, insert');

insert into calendar (org_id, id, scope, scope_id)
select distinct on (org_id) org_id, calendar_id, 'organisation', org_id from desk order by org_id, id;

-- `valid_from` says from when hours hold, `recorded_at` when we learned it: hours recorded later than they hold from
-- correct what stood before, and move the clocks that are still open.
alter table calendar_version add column recorded_at timestamptz(3);
update calendar_version set recorded_at = valid_from;
alter table calendar_version alter column recorded_at set not null;
alter table calendar_version add column note text;

-- A person's own week becomes a calendar of their own.
create temporary table own_week on commit drop as
select m.org_id, gen_random_uuid() as id, m.user_id, m.week, m.created_at from membership m where m.week is not null;
insert into calendar (org_id, id, scope, scope_id) select org_id, id, 'person', user_id from own_week;
insert into calendar_version (org_id, id, calendar_id, valid_from, recorded_at, spec, created_by)
select org_id, gen_random_uuid(), id, created_at, created_at, jsonb_build_object('week', week), 'migration' from own_week;
alter table membership drop column week;

alter table desk drop column calendar_id;
alter table calendar_version add foreign key (org_id, calendar_id) references calendar (org_id, id);
drop index calendar_version_current;
create index calendar_version_current on calendar_version (org_id, calendar_id, valid_from desc, recorded_at desc);
