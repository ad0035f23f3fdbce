create table mailbox (
  org_id uuid not null references organisation (id),
  id uuid not null,
  desk_id uuid not null,
  name text not null,
  address text not null,
  forward_to text,
  -- Host, port, security and user in the clear; the password sealed (AES-256-GCM, key id in front).
  imap jsonb,
  smtp jsonb,
  cut_over_at timestamptz(3) not null,
  uid_validity text,
  last_uid bigint not null default 0,
  state text not null default 'connecting',
  state_reason text,
  state_since timestamptz(3),
  last_mail_at timestamptz(3),
  removed_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, desk_id) references desk (org_id, id)
);
select heed_isolate('mailbox');

create table web_form (
  org_id uuid not null references organisation (id),
  id uuid not null,
  desk_id uuid not null,
  name text not null,
  key text not null,
  allowed_sites text[] not null default '{}',
  last_post_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, desk_id) references desk (org_id, id)
);
select heed_isolate('web_form');

-- What came in and opened no request. `arrival` holds what is needed to open it after all.
create table filtered (
  org_id uuid not null references organisation (id),
  id uuid not null,
  source_key text not null,
  channel text not null,
  received_at timestamptz(3) not null,
  from_text text not null,
  subject text not null,
  excerpt text not null,
  reason text not null,
  evidence text[] not null,
  arrival jsonb not null,
  request_id uuid,
  released_at timestamptz(3),
  released_by text,
  primary key (org_id, id),
  unique (org_id, source_key)
);
create index filtered_newest on filtered (org_id, received_at desc);
select heed_isolate('filtered');

-- Mail of the demo organisation ends here instead of leaving the house.
create table sink_mail (
  org_id uuid not null references organisation (id),
  id uuid not null,
  at timestamptz(3) not null,
  recipient text not null,
  subject text not null,
  text text not null,
  headers text not null,
  primary key (org_id, id)
);
select heed_isolate('sink_mail');

-- Attachments are content-addressed in chunks, so that one backup holds all.
create table blob_chunk (
  org_id uuid not null references organisation (id),
  sha256 text not null,
  part integer not null,
  bytes bytea not null,
  primary key (org_id, sha256, part)
);
alter table blob_chunk alter column bytes set storage external;
select heed_isolate('blob_chunk');
