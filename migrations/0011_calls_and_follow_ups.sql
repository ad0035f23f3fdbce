-- Calls as people report them: dialled through a tel: link, one press for the outcome.
create table call (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  contact_id uuid not null,
  user_id uuid not null,
  number text not null,
  -- The press on the link, by the server; `reported_at` when the outcome was told.
  started_at timestamptz(3) not null,
  connected_at timestamptz(3),
  ended_at timestamptz(3),
  outcome text check (outcome in ('connected', 'voicemail', 'no_answer', 'busy', 'wrong_number')),
  reported_at timestamptz(3),
  -- Typed in later, with a time by memory: proof of nothing (X-06).
  logged_late boolean not null default false,
  said text not null default '',
  who text,
  by_at timestamptz(3),
  next_step text not null default '',
  answers uuid[] not null default '{}',
  reply_class text,
  reason text,
  -- Outside the contact's call window: they asked for it, in these words.
  asked_for text,
  documented_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, contact_id) references contact (org_id, id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
create index call_request on call (org_id, request_id, started_at);
create index call_contact on call (org_id, contact_id, started_at);
-- One call at a time.
create unique index call_undone on call (org_id, user_id) where ended_at is null;
select heed_isolate('call');

-- Dated work on a request. `step`: its place in a persistence plan. The due time stays with it whoever holds it.
create table follow_up (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  owner_id uuid not null,
  kind text not null check (kind in ('call', 'mail', 'other')),
  text text not null,
  due_at timestamptz(3) not null,
  -- What the contact gains by it; a step of a plan counts only with one.
  value_item text,
  step smallint,
  -- The contact asked for this time: a call then is allowed outside the window.
  asked_by_contact boolean not null default false,
  -- When we mean to do it instead, and how often we have put it off: it stays due when it was.
  put_off_to timestamptz(3),
  put_off_times smallint not null default 0,
  -- A step of a plan that was tried with nothing in it for the contact: it counts once its value item is told.
  tried_at timestamptz(3),
  state text not null check (state in ('planned', 'done', 'cancelled')),
  ended_at timestamptz(3),
  ended_reason text,
  created_by text not null,
  created_at timestamptz(3) not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, owner_id) references membership (org_id, user_id)
);
create index follow_up_planned on follow_up (org_id, owner_id, due_at) where state = 'planned';
create index follow_up_request on follow_up (org_id, request_id, due_at);
select heed_isolate('follow_up');

-- The alarm that was raised for a person's backlog last, until it has been worked off.
create table backlog_alarm (
  org_id uuid not null,
  user_id uuid not null,
  level text not null check (level in ('amber', 'red')),
  raised_at timestamptz(3) not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('backlog_alarm');
