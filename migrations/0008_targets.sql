-- A target is proposed, then approved or withdrawn; approved, it is in force from `valid_from` for the clocks that
-- start then. The most special version rules: desk and segment, segment, desk, everybody.
alter table target_version add column desk_id uuid;
alter table target_version add column segment text;
alter table target_version add column state text not null default 'approved'
  check (state in ('proposed', 'approved', 'withdrawn'));
-- false: from then on this clock does not run.
alter table target_version add column runs boolean not null default true;
alter table target_version add column proposed_by text;
alter table target_version add column proposed_at timestamptz(3);
alter table target_version add column decided_at timestamptz(3);
alter table target_version add column reason text;
alter table target_version rename column approved_by to decided_by;
update target_version set proposed_by = decided_by, proposed_at = valid_from, decided_at = valid_from;
-- The first targets of an organisation judge everything that came before the second ones.
update target_version t set valid_from = '1970-01-01T00:00:00Z'
where not exists (
  select from target_version e where e.org_id = t.org_id and e.clock_kind = t.clock_kind and e.valid_from < t.valid_from);
alter table target_version alter column decided_by drop not null;
alter table target_version alter column proposed_by set not null;
alter table target_version alter column proposed_at set not null;
alter table target_version alter column state drop default;
alter table target_version add foreign key (org_id, desk_id) references desk (org_id, id);
create index target_version_proposed on target_version (org_id, proposed_at) where state = 'proposed';
grant update (state, decided_by, decided_at, valid_from, reason) on target_version to heed_app;

-- The value group of a contact (A strategic to D occasional, P prospect): it chooses targets and who is told.
alter table contact add column segment text check (segment in ('A', 'B', 'C', 'D', 'P'));
