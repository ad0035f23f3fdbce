create table contact (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  email text,
  phone text,
  company text,
  zone text,
  address_suspect boolean not null default false,
  created_at timestamptz(3) not null,
  primary key (org_id, id)
);
create unique index contact_email on contact (org_id, email) where email is not null;
select heed_isolate('contact');

create table conversation (
  org_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  subject text not null,
  channel text not null,
  mailbox_id uuid,
  reply_token text not null,
  primary key (org_id, id),
  foreign key (org_id, contact_id) references contact (org_id, id)
);
create unique index conversation_token on conversation (org_id, reply_token);
create index conversation_contact on conversation (org_id, contact_id);
select heed_isolate('conversation');

create sequence request_number;
grant usage on sequence request_number to heed_app;

create table request (
  org_id uuid not null,
  id uuid not null,
  number bigint not null default nextval('request_number'),
  conversation_id uuid not null,
  contact_id uuid not null,
  desk_id uuid not null,
  kind text not null,
  channel text not null,
  source text,
  subject text not null,
  state text not null,
  owner_id uuid,
  received_at timestamptz(3) not null,
  logged_at timestamptz(3) not null,
  last_answer_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, conversation_id) references conversation (org_id, id),
  foreign key (org_id, contact_id) references contact (org_id, id),
  foreign key (org_id, desk_id) references desk (org_id, id),
  foreign key (org_id, owner_id) references membership (org_id, user_id)
);
create index request_conversation on request (org_id, conversation_id, received_at desc);
create index request_contact on request (org_id, contact_id, received_at desc);
create index request_last_answer on request (org_id, last_answer_at desc) where last_answer_at is not null;
create index request_ownerless on request (org_id, desk_id, received_at) where owner_id is null;
select heed_isolate('request');

create table question (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  text text not null,
  implied boolean not null,
  state text not null default 'open',
  position smallint not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id)
);
create index question_request on question (org_id, request_id, position);
select heed_isolate('question');

create table message (
  org_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  request_id uuid not null,
  direction text not null,
  channel text not null,
  at timestamptz(3) not null,
  from_text text not null,
  to_text text not null default '',
  subject text not null,
  text text not null,
  quoted text not null default '',
  html text,
  mail_id text,
  mail_references text[] not null default '{}',
  source_key text not null,
  author_id uuid,
  reply_class text,
  reply jsonb,
  reason text,
  delivery text,
  delivery_note text,
  primary key (org_id, id),
  unique (org_id, source_key),
  foreign key (org_id, conversation_id) references conversation (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, author_id) references membership (org_id, user_id)
);
create index message_request on message (org_id, request_id, at);
create index message_mail_id on message (org_id, mail_id) where mail_id is not null;
create index message_unsettled on message (org_id, delivery) where delivery in ('queued', 'sending', 'failed', 'unknown');
select heed_isolate('message');

create table attachment (
  org_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  content_id text,
  primary key (org_id, id),
  foreign key (org_id, message_id) references message (org_id, id)
);
create index attachment_message on attachment (org_id, message_id);
select heed_isolate('attachment');

create table draft (
  org_id uuid not null,
  request_id uuid not null,
  user_id uuid not null,
  body jsonb not null,
  saved_at timestamptz(3) not null,
  primary key (org_id, request_id, user_id),
  foreign key (org_id, request_id) references request (org_id, id)
);
select heed_isolate('draft');

-- A cache: rebuilt from the facts it comes out the same. `wake_at` is the next instant at which time alone changes it.
create table clock (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  kind text not null,
  about text not null,
  started_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  goal_at timestamptz(3),
  target_ms bigint not null,
  target_version_id uuid not null,
  calendar_version_id uuid not null,
  paused_at timestamptz(3),
  ended_at timestamptz(3),
  ending text,
  end_reason text,
  breached_at timestamptz(3),
  wake_at timestamptz(3),
  story jsonb not null,
  primary key (org_id, id),
  unique (org_id, request_id, kind, about),
  foreign key (org_id, request_id) references request (org_id, id)
);
create index clock_open on clock (org_id, due_at) where ended_at is null;
create index clock_wake on clock (wake_at) where wake_at is not null;
select heed_isolate('clock');

-- The delivery log: who was told what, once.
create table notification (
  org_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  text text not null,
  request_id uuid,
  once_key text not null,
  at timestamptz(3) not null,
  due_at timestamptz(3),
  late boolean not null default false,
  read_at timestamptz(3),
  primary key (org_id, id),
  unique (org_id, user_id, once_key),
  foreign key (org_id, user_id) references membership (org_id, user_id),
  foreign key (org_id, request_id) references request (org_id, id)
);
create index notification_newest on notification (org_id, user_id, at desc);
select heed_isolate('notification');
