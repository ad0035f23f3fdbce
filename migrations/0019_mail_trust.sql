-- What can be said of a mail's sender: DKIM, SPF and DMARC, and whether the name resembles one we know. It goes with the
-- mail's source key, so that it stays with one that waits in Filtered first.
create table message_trust (
  org_id uuid not null,
  source_key text not null,
  from_domain text not null default '',
  -- The receiving server by its Authentication-Results (RFC 8601), we ourselves, or nobody.
  checked_by text not null check (checked_by in ('receiver', 'heed', 'nobody')),
  server text,
  standing text not null check (standing in ('proven', 'unproven', 'failed', 'unchecked')),
  results jsonb not null,
  warnings jsonb not null default '[]',
  at timestamptz(3) not null,
  primary key (org_id, source_key)
);
create index message_trust_suspect on message_trust (org_id, from_domain) where warnings <> '[]';
select heed_isolate('message_trust');

-- Senders whose remote pictures a member has chosen to see: each for themselves, since fetching one tells who reads.
create table picture_sender (
  org_id uuid not null,
  user_id uuid not null,
  address text not null,
  added_at timestamptz(3) not null,
  primary key (org_id, user_id, address),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('picture_sender');

-- Mails from a person's own client, which count by rule until somebody says what they settled (R18).
create table own_mail (
  org_id uuid not null,
  message_id uuid not null,
  request_id uuid not null,
  -- What the rule read out of it: answers, parts, interim.
  suggested jsonb not null,
  confirmed_at timestamptz(3),
  confirmed_by uuid,
  primary key (org_id, message_id),
  foreign key (org_id, message_id) references message (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, confirmed_by) references membership (org_id, user_id)
);
create index own_mail_request on own_mail (org_id, request_id);
select heed_isolate('own_mail');
