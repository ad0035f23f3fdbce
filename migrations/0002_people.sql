-- Sign-in belongs to better-auth: own schema, own role, its own column names, real time.
create schema auth authorization heed_auth;
set local role heed_auth;
create table auth."user" (
  id uuid primary key, name text not null, email text not null unique, "emailVerified" boolean not null,
  image text, "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create table auth.session (
  id uuid primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" uuid not null references auth."user" (id) on delete cascade
);
create index session_of_user on auth.session ("userId");
create table auth.account (
  id uuid primary key, "accountId" text not null, "providerId" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz, scope text, password text, issuer text,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create index account_of_user on auth.account ("userId");
create table auth.verification (
  id uuid primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create index verification_identifier on auth.verification (identifier);
reset role;

-- Which organisations a user belongs to, found before one is chosen. Users are global, memberships are not.
create table user_organisation (
  user_id uuid not null,
  org_id uuid not null references organisation (id) on delete cascade,
  primary key (user_id, org_id)
);
grant select, insert, delete on user_organisation to heed_app;
select heed_read_by_all('user_organisation');

create table membership (
  org_id uuid not null references organisation (id),
  user_id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null,
  team_id uuid,
  week jsonb,
  active boolean not null default true,
  open_items integer not null default 0,
  created_at timestamptz(3) not null,
  primary key (org_id, user_id)
);
create unique index membership_email on membership (org_id, email);
select heed_isolate('membership');

create table team (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  primary key (org_id, id)
);
select heed_isolate('team');
alter table membership add foreign key (org_id, team_id) references team (org_id, id);

create table absence (
  org_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3),
  reason text not null,
  primary key (org_id, id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
create index absence_user on absence (org_id, user_id, starts_at);
select heed_isolate('absence');

create table invitation (
  org_id uuid not null references organisation (id),
  id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null,
  week jsonb,
  token_hash text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  primary key (org_id, id)
);
select heed_isolate('invitation');

-- A business calendar in versions; a clock keeps the version it started under.
create table calendar_version (
  org_id uuid not null references organisation (id),
  id uuid not null,
  calendar_id uuid not null,
  valid_from timestamptz(3) not null,
  spec jsonb not null,
  created_by text not null,
  primary key (org_id, id)
);
create index calendar_version_current on calendar_version (org_id, calendar_id, valid_from desc);
select heed_isolate('calendar_version', 'select, insert');

create table desk (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  calendar_id uuid not null,
  team_id uuid not null,
  primary key (org_id, id),
  foreign key (org_id, team_id) references team (org_id, id)
);
select heed_isolate('desk');

create table target_version (
  org_id uuid not null references organisation (id),
  id uuid not null,
  clock_kind text not null,
  target_ms bigint,
  goal_ms bigint,
  valid_from timestamptz(3) not null,
  approved_by text not null,
  primary key (org_id, id)
);
create index target_version_current on target_version (org_id, clock_kind, valid_from desc);
select heed_isolate('target_version', 'select, insert');
