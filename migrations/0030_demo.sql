-- The demo's past is entered in the background, a bit at a time: how far it is, so that a restart goes on from there.
create table demo_history (
  org_id uuid not null references organisation (id),
  -- The Monday of the first of its weeks, on the organisation's wall: days since 1970-01-01.
  first_day integer not null,
  entered integer not null default 0,
  total integer not null,
  primary key (org_id)
);
select heed_isolate('demo_history');

-- What a visitor believed before they saw the measured figure (DOMAIN S3-16): written once, never changed.
create table tour_guess (
  org_id uuid not null,
  user_id uuid not null,
  guess_ms bigint not null check (guess_ms >= 0),
  guessed_at timestamptz(3) not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('tour_guess', 'select, insert');
