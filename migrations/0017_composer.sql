-- A reply that waits a few seconds so that its writer can take it back; `taken_from` is the draft it was written as.
-- `signature`: what stands below it in the mail; it is no part of what was said.
alter table message
  add column held_until timestamptz(3),
  add column taken_from jsonb,
  add column signature text not null default '';

-- `version` grows with each saving of a draft. `older`: what another window had written when this one was saved over it.
alter table draft
  add column version bigint not null default 1,
  add column older jsonb;

-- Files taken in for a reply that is being written; their bytes lie in blob_chunk.
create table upload (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  user_id uuid not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  at timestamptz(3) not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
create index upload_request on upload (org_id, request_id, user_id);
create index upload_age on upload (org_id, at);
select heed_isolate('upload');

-- What a person signs their mails with; without a row their name and company.
create table signature (
  org_id uuid not null,
  user_id uuid not null,
  text text not null,
  changed_at timestamptz(3) not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('signature');
