-- Notes among colleagues: changed and deleted by their author for a while. A deleted one is kept for its undo alone.
alter table note add column edited_at timestamptz(3);
alter table note add column deleted_at timestamptz(3);
create table note_mention (
  org_id uuid not null,
  note_id uuid not null,
  user_id uuid not null,
  primary key (org_id, note_id, user_id),
  foreign key (org_id, note_id) references note (org_id, id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('note_mention');

-- The request from which a message about another matter was taken out.
alter table request add column split_from uuid;
alter table request add foreign key (org_id, split_from) references request (org_id, id);
create index request_split on request (org_id, split_from) where split_from is not null;

-- What went over with a merge, so that it can be taken back: ids by table, the facts by their source keys, and what the
-- one that stayed was before.
create table request_merge (
  org_id uuid not null,
  id uuid not null,
  gone_id uuid not null,
  kept_id uuid not null,
  merged_by uuid not null,
  merged_at timestamptz(3) not null,
  moved jsonb not null,
  undone_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, gone_id) references request (org_id, id),
  foreign key (org_id, kept_id) references request (org_id, id),
  foreign key (org_id, merged_by) references membership (org_id, user_id)
);
create index request_merge_gone on request_merge (org_id, gone_id, merged_at desc);
select heed_isolate('request_merge');

-- Two contacts that are one person: the one that went keeps its addresses and leads to the other, the last one of a row.
alter table contact add column merged_into uuid;
alter table contact add foreign key (org_id, merged_into) references contact (org_id, id);
create index contact_merged on contact (org_id, merged_into) where merged_into is not null;
-- By which two contacts look like one person.
create index contact_phone on contact (org_id, phone) where phone is not null;
create index contact_name on contact (org_id, lower(name));
create index contact_company on contact (org_id, lower(company)) where company is not null;
create table contact_merge (
  org_id uuid not null,
  id uuid not null,
  gone_id uuid not null,
  kept_id uuid not null,
  merged_by uuid not null,
  merged_at timestamptz(3) not null,
  moved jsonb not null,
  undone_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, gone_id) references contact (org_id, id),
  foreign key (org_id, kept_id) references contact (org_id, id),
  foreign key (org_id, merged_by) references membership (org_id, user_id)
);
create index contact_merge_kept on contact_merge (org_id, kept_id, merged_at desc);
select heed_isolate('contact_merge');

-- Whose mail goes to Filtered because a person said so: an address, or a whole domain.
create table blocked_sender (
  org_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('address', 'domain')),
  value text not null,
  request_id uuid not null,
  blocked_by uuid not null,
  blocked_at timestamptz(3) not null,
  lifted_by uuid,
  lifted_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, blocked_by) references membership (org_id, user_id),
  foreign key (org_id, lifted_by) references membership (org_id, user_id),
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index blocked_sender_value on blocked_sender (org_id, value) where lifted_at is null;
select heed_isolate('blocked_sender');

-- A request put out of the first groups until shortly before a time that its contact was told, or asked for.
create table snooze (
  org_id uuid not null,
  request_id uuid not null,
  user_id uuid not null,
  until timestamptz(3) not null,
  -- The mail that told the time; null: the contact asked for it.
  told_by uuid,
  set_at timestamptz(3) not null,
  primary key (org_id, request_id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, user_id) references membership (org_id, user_id),
  foreign key (org_id, told_by) references message (org_id, id)
);
select heed_isolate('snooze');
