-- Who knows what, and where they belong.
create table department (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  primary key (org_id, id)
);
select heed_isolate('department');
alter table team add column department_id uuid;
alter table team add foreign key (org_id, department_id) references department (org_id, id);

alter table membership add column phone text;
-- Most open items before new ones go to others; null: none is set.
alter table membership add column load_limit integer check (load_limit > 0);
-- When the last item was given to them: who has waited longest comes first among equals.
alter table membership add column last_assigned_at timestamptz(3);

-- `words` are what buyers say for it; they and the name recognise it in a request.
create table skill (
  org_id uuid not null references organisation (id),
  id uuid not null,
  kind text not null check (kind in ('product', 'industry', 'language', 'region')),
  name text not null,
  words text[] not null default '{}',
  primary key (org_id, id),
  unique (org_id, kind, name)
);
select heed_isolate('skill');

create table member_skill (
  org_id uuid not null,
  user_id uuid not null,
  skill_id uuid not null,
  level smallint not null check (level between 1 and 5),
  primary key (org_id, user_id, skill_id),
  foreign key (org_id, user_id) references membership (org_id, user_id),
  foreign key (org_id, skill_id) references skill (org_id, id)
);
select heed_isolate('member_skill');

-- Whose turn it is, in turns of so many days from a date on, in a zone of their own.
create table rota (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  purpose text not null check (purpose in ('off_hours', 'executive', 'recovery')),
  zone text not null,
  starts_on date not null,
  turns_at text not null default '00:00',
  turn_days integer not null check (turn_days between 1 and 366),
  removed_at timestamptz(3),
  primary key (org_id, id)
);
select heed_isolate('rota');
create table rota_member (
  org_id uuid not null,
  rota_id uuid not null,
  position smallint not null,
  user_id uuid not null,
  primary key (org_id, rota_id, position),
  foreign key (org_id, rota_id) references rota (org_id, id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('rota_member');

-- Dated duty on top of the weekly hours: a shift adds hours, on call adds reach outside them.
create table shift (
  org_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('duty', 'on_call')),
  -- A turn of this rota that they took over.
  rota_id uuid,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > starts_at),
  note text not null default '',
  created_by text not null,
  primary key (org_id, id),
  foreign key (org_id, user_id) references membership (org_id, user_id),
  foreign key (org_id, rota_id) references rota (org_id, id),
  check (rota_id is null or kind = 'on_call')
);
create index shift_ends on shift (org_id, ends_at);
select heed_isolate('shift');

-- Where an absence was learned: entered, an out-of-office mail, a calendar feed (with the feed's own key).
alter table absence add column source text not null default 'entered' check (source in ('entered', 'mail', 'calendar'));
alter table absence add column feed_key text;
-- What the feed said of it last: an absence that a person ended early stays ended until the feed says something else.
alter table absence add column feed_span text;
create unique index absence_feed on absence (org_id, user_id, feed_key) where feed_key is not null;
create table calendar_feed (
  org_id uuid not null,
  user_id uuid not null,
  -- Addresses of private calendars carry a secret.
  sealed_url text not null,
  host text not null,
  added_at timestamptz(3) not null,
  read_at timestamptz(3),
  trouble text,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('calendar_feed');

-- A desk's routing rules in versions; one draft a desk at most. A switched-on version never changes.
create table routing_version (
  org_id uuid not null,
  id uuid not null,
  desk_id uuid not null,
  state text not null check (state in ('draft', 'switched_on')),
  valid_from timestamptz(3),
  rules jsonb not null,
  changed_by text not null,
  changed_at timestamptz(3) not null,
  note text,
  primary key (org_id, id),
  foreign key (org_id, desk_id) references desk (org_id, id),
  check ((state = 'draft') = (valid_from is null))
);
create unique index routing_draft on routing_version (org_id, desk_id) where state = 'draft';
create index routing_in_force on routing_version (org_id, desk_id, valid_from desc) where state = 'switched_on';
select heed_isolate('routing_version');

-- Every choice of an owner with what it weighed; its id is that of the fact `assignment.made`. `ranking` names people by id.
create table routing_decision (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  at timestamptz(3) not null,
  user_id uuid,
  reason text not null,
  needs jsonb not null,
  ranking jsonb not null,
  routing_version_id uuid,
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id)
);
create index routing_decision_request on routing_decision (org_id, request_id, at);
select heed_isolate('routing_decision', 'select, insert');

-- What an organisation has set, by name: backlog limits and the like.
create table setting (
  org_id uuid not null references organisation (id),
  key text not null,
  value jsonb not null,
  primary key (org_id, key)
);
select heed_isolate('setting');

-- Words among colleagues on a request: never sent, never a response.
create table note (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  kind text not null check (kind in ('hand_over', 'note')),
  author_id uuid not null,
  at timestamptz(3) not null,
  text text not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, author_id) references membership (org_id, user_id)
);
create index note_request on note (org_id, request_id, at);
select heed_isolate('note');

-- A colleague or a team asked for help (C14).
create table help_ask (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  asked_by uuid not null,
  to_user_id uuid,
  to_team_id uuid,
  question text not null,
  asked_at timestamptz(3) not null,
  state text not null check (state in ('asked', 'info_needed', 'answered', 'taken_over', 'withdrawn')),
  -- What the helper has to know first, and what the asker said to it; the clock stands still in between.
  needed text,
  given text,
  -- The earlier ask whose answer did not do.
  after_id uuid,
  answer text,
  answered_by uuid,
  answered_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, asked_by) references membership (org_id, user_id),
  foreign key (org_id, to_user_id) references membership (org_id, user_id),
  foreign key (org_id, to_team_id) references team (org_id, id),
  foreign key (org_id, answered_by) references membership (org_id, user_id),
  foreign key (org_id, after_id) references help_ask (org_id, id),
  check ((to_user_id is null) <> (to_team_id is null))
);
create index help_ask_request on help_ask (org_id, request_id, asked_at);
create index help_ask_person on help_ask (org_id, to_user_id, asked_at);
create index help_ask_team on help_ask (org_id, to_team_id, asked_at);
create index help_ask_asker on help_ask (org_id, asked_by, asked_at);
select heed_isolate('help_ask');
