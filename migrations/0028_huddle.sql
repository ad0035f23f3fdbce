-- The huddle of a day as it was shown when it began, so that it opens later as it was. `day` is a date on the wall of
-- the organisation, such as 2026-12-07.
create table huddle (
  org_id uuid not null references organisation (id),
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  begun_by uuid not null,
  begun_at timestamptz(3) not null,
  shown jsonb not null,
  primary key (org_id, day),
  foreign key (org_id, begun_by) references membership (org_id, user_id)
);
select heed_isolate('huddle');

-- What was agreed in a huddle; it opens the next one, done or not. A deleted one stays so that it can come back.
create table huddle_action (
  org_id uuid not null references organisation (id),
  id uuid not null,
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  text text not null check (text <> ''),
  owner_id uuid not null,
  due_at timestamptz(3) not null,
  added_by uuid not null,
  added_at timestamptz(3) not null,
  done_by uuid,
  done_at timestamptz(3),
  deleted_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, owner_id) references membership (org_id, user_id),
  foreign key (org_id, added_by) references membership (org_id, user_id),
  foreign key (org_id, done_by) references membership (org_id, user_id)
);
create index huddle_action_day on huddle_action (org_id, day);
select heed_isolate('huddle_action');

-- Thanks said in a huddle, of a colleague's own doing or for help with a request.
create table huddle_thanks (
  org_id uuid not null references organisation (id),
  id uuid not null,
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  to_id uuid not null,
  text text not null check (text <> ''),
  -- The help it is for; null: it was typed.
  help_id uuid,
  added_by uuid not null,
  added_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, to_id) references membership (org_id, user_id),
  foreign key (org_id, added_by) references membership (org_id, user_id),
  foreign key (org_id, help_id) references help_ask (org_id, id)
);
create index huddle_thanks_day on huddle_thanks (org_id, day);
select heed_isolate('huddle_thanks');

-- Necessary work said openly while the next move is ours: what, from when and until when; the fact beside it counts.
create table declared_work (
  org_id uuid not null references organisation (id),
  id uuid not null,
  request_id uuid not null,
  what text not null check (what <> ''),
  until timestamptz(3) not null,
  declared_by uuid not null,
  declared_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, declared_by) references membership (org_id, user_id)
);
create index declared_work_request on declared_work (org_id, request_id, declared_at);
select heed_isolate('declared_work');

-- A conversation told without names, to learn from. `lines`: what happened in masked words, with the gaps between.
create table teaching_example (
  org_id uuid not null references organisation (id),
  id uuid not null,
  request_id uuid not null,
  title text not null check (title <> ''),
  question text not null,
  lines jsonb not null,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, made_by) references membership (org_id, user_id)
);
create index teaching_example_made on teaching_example (org_id, made_at desc);
select heed_isolate('teaching_example');
