-- The report of an ISO week, computed once and frozen: screen, paper and mail are made from `content`, never anew. It
-- stores up to which transaction of the ledger it had read, and the versions of targets that were in force.
create table weekly_report (
  org_id uuid not null references organisation (id),
  id uuid not null,
  week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
  as_of timestamptz(3) not null,
  computed_at timestamptz(3) not null,
  ledger_xid text not null,
  targets jsonb not null,
  content jsonb not null,
  -- A week that was missed while Heed was down is kept; only the last one is mailed.
  mailed boolean not null,
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  comment text,
  reviewed_by uuid,
  reviewed_at timestamptz(3),
  decision text,
  primary key (org_id, id),
  -- Whichever process comes first computes the week.
  unique (org_id, week),
  foreign key (org_id, confirmed_by) references membership (org_id, user_id),
  foreign key (org_id, reviewed_by) references membership (org_id, user_id),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((reviewed_by is null) = (reviewed_at is null))
);
select heed_isolate('weekly_report');

-- To whom a report was mailed. Its id names the mail in its Message-ID, so that one sent again is the same mail.
create table weekly_report_mail (
  org_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  user_id uuid not null,
  state text not null check (state in ('queued', 'sent', 'failed')),
  at timestamptz(3) not null,
  detail text,
  primary key (org_id, id),
  unique (org_id, report_id, user_id),
  foreign key (org_id, report_id) references weekly_report (org_id, id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
create index weekly_report_mail_open on weekly_report_mail (org_id, at) where state = 'queued';
select heed_isolate('weekly_report_mail');
