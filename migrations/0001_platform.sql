-- The app's role owns nothing; the organisation is set per transaction and checked by row-level security.
do $$ begin
  if not exists (select from pg_roles where rolname = 'heed_app') then create role heed_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'heed_auth') then create role heed_auth nologin; end if;
end $$;
do $$ begin
  -- Where another Heed of this cluster made the roles, its administrator has granted them already.
  if not pg_has_role(current_user, 'heed_app', 'member') or not pg_has_role(current_user, 'heed_auth', 'member') then
    execute format('grant heed_app, heed_auth to %I', current_user);
  end if;
end $$;
grant usage on schema public to heed_app;

-- Turns a table with org_id first in its keys into a tenant table.
create function heed_isolate(tenant_table regclass, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format(
    'create policy own_organisation on %s to heed_app
       using (org_id = nullif(current_setting(''heed.org_id'', true), '''')::uuid)
       with check (org_id = nullif(current_setting(''heed.org_id'', true), '''')::uuid)', tenant_table);
  execute format('grant %s on %s to heed_app', privileges, tenant_table);
end $$;

-- A look-up that every transaction reads, and in which an organisation changes its own rows alone.
create function heed_read_by_all(lookup regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', lookup);
  execute format('create policy anybody_reads on %s for select to heed_app using (true)', lookup);
  execute format(
    'create policy own_organisation on %s to heed_app
       using (org_id = nullif(current_setting(''heed.org_id'', true), '''')::uuid)
       with check (org_id = nullif(current_setting(''heed.org_id'', true), '''')::uuid)', lookup);
end $$;

-- Reference table: found before the organisation is known.
create table organisation (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  zone text not null,
  is_demo boolean not null default false,
  setup jsonb not null default '{}',
  created_at timestamptz(3) not null
);
grant select on organisation to heed_app;

-- Global look-up of keys that outsiders hold: form keys, reply tokens, invitation token hashes, mail addresses.
create table public_key (
  kind text not null,
  key text not null,
  org_id uuid not null references organisation (id) on delete cascade,
  subject_id uuid not null,
  primary key (kind, key)
);
create index public_key_org on public_key (org_id, subject_id);
grant select, insert, delete on public_key to heed_app;
select heed_read_by_all('public_key');

-- Append-only: what happened. Order of replay is (occurred_at, kind precedence, source_key), never arrival.
create table fact (
  org_id uuid not null references organisation (id),
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  version smallint not null default 1,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  evidence text not null,
  actor text not null,
  source_key text not null,
  xid xid8 not null default pg_current_xact_id(),
  data jsonb not null,
  primary key (org_id, id),
  unique (org_id, source_key)
);
create index fact_subject on fact (org_id, subject_id, occurred_at);
select heed_isolate('fact', 'select, insert');

-- Things to do at an instant that are no clock: look again for someone on duty, check that mail still comes.
create table timer (
  org_id uuid not null references organisation (id),
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz(3) not null,
  primary key (org_id, kind, subject_id)
);
create index timer_due on timer (due_at);
select heed_isolate('timer');

-- One row when the test clock rules: every process reads its time here.
create table test_clock (
  only_row boolean primary key default true check (only_row),
  at timestamptz(3) not null
);
grant select on test_clock to heed_app;

-- What the installation remembers beside its organisations, such as that the demo was removed.
create table installation (
  key text primary key,
  value text not null
);
