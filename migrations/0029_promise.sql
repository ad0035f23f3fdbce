-- What stands on the public promise page, in versions: the last one holds. All of them are shown there, so that nothing
-- is hidden and nothing left out without a trace.
create table promise_version (
  org_id uuid not null references organisation (id),
  id uuid not null,
  -- Whether the page is there for anybody.
  published boolean not null,
  -- Kinds of clocks whose targets stand on it.
  kinds text[] not null,
  -- For all to read, where the page is hidden.
  reason text not null default '',
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  primary key (org_id, id),
  foreign key (org_id, changed_by) references membership (org_id, user_id)
);
create index promise_version_changed on promise_version (org_id, changed_at desc, id desc);
select heed_isolate('promise_version', 'select, insert');

-- A customer's own figures behind a signed link, until it ends or is taken back.
create table scorecard_link (
  org_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  -- company: everybody who writes from the contact's own mail domain.
  scope text not null check (scope in ('contact', 'company')),
  ends_at timestamptz(3) not null,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  revoked_by uuid,
  revoked_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, contact_id) references contact (org_id, id),
  foreign key (org_id, made_by) references membership (org_id, user_id),
  foreign key (org_id, revoked_by) references membership (org_id, user_id)
);
create index scorecard_link_contact on scorecard_link (org_id, contact_id, made_at);
select heed_isolate('scorecard_link');
