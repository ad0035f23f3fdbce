-- Who else replied to a contact, and when: said by the contact or seen by us. A deleted one stays until nobody can undo it.
create table competitor_reply (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  name text not null check (name <> ''),
  replied_at timestamptz(3) not null,
  told_by text not null check (told_by in ('buyer', 'us')),
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, recorded_by) references membership (org_id, user_id)
);
create index competitor_reply_request on competitor_reply (org_id, request_id, replied_at);
select heed_isolate('competitor_reply');
