-- When a contact was last asked whether we help, and what they do not want: to be asked, or to be contacted by our plans.
alter table contact add column asked_at timestamptz(3);
alter table contact add column asked_in uuid;
alter table contact add column no_questions_at timestamptz(3);
alter table contact add column no_contact_at timestamptz(3);

-- What contacts say of us on their own page: a row for each press; the latest of a kind counts.
create table buyer_word (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  contact_id uuid not null,
  at timestamptz(3) not null,
  kind text not null check (kind in
    ('verdict', 'need', 'question', 'pace', 'wait', 'person', 'call', 'referral', 'choice')),
  value text not null default '',
  words text not null default '',
  -- Stands in the form that was pressed: the same press twice is one.
  nonce text not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, contact_id) references contact (org_id, id)
);
create unique index buyer_word_nonce on buyer_word (org_id, nonce);
create index buyer_word_request on buyer_word (org_id, request_id, at);
create index buyer_word_contact on buyer_word (org_id, contact_id, at);
select heed_isolate('buyer_word');

-- Whom else a contact told us to talk to.
create table referral (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  contact_id uuid not null,
  at timestamptz(3) not null,
  name text not null,
  email text,
  phone text,
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id),
  foreign key (org_id, contact_id) references contact (org_id, id),
  check (email is not null or phone is not null)
);
create index referral_contact on referral (org_id, contact_id, at);
select heed_isolate('referral');
