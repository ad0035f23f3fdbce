-- Who typed in what came by letter, in person or by word of mouth, and when; `at` and `received_at` say when it came.
alter table request add column entered_by uuid;
alter table request add foreign key (org_id, entered_by) references membership (org_id, user_id);
alter table message add column entered_by uuid;
alter table message add column entered_at timestamptz(3);
alter table message add foreign key (org_id, entered_by) references membership (org_id, user_id);
alter table message add check ((entered_by is null) = (entered_at is null));
-- Where a request went on when it was merged; the last one of a row of merges.
alter table request add column merged_into uuid;
alter table request add foreign key (org_id, merged_into) references request (org_id, id);
create index request_merged on request (org_id, merged_into) where merged_into is not null;

-- The inbox: what was cleared last, what was to be cleared by a close, everything by its time.
create index clock_cleared on clock (org_id, ended_at desc, about desc) where kind = 'C8' and ended_at is not null;
create index clock_to_clear on clock (org_id, due_at) where kind = 'C8';
create index message_newest on message (org_id, at desc, id desc);
create index request_number_of on request (org_id, number);

-- The words of a text for search: without marks, so that parts of addresses and numbers are found. Never inlined and
-- dear by its cost, so that the index is taken.
create function heed_words(words text)
returns tsvector language plpgsql immutable strict parallel safe cost 10000 as $$
begin
  return pg_catalog.to_tsvector('pg_catalog.simple'::pg_catalog.regconfig,
    pg_catalog.regexp_replace(pg_catalog.left(words, 10000), '[^[:alnum:]]+', ' ', 'g'));
end $$;

create function heed_contact_words(name text, company text, email text, phone text)
returns tsvector language sql immutable parallel safe as $$
  select public.heed_words(name || ' ' || coalesce(company, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')
    || ' ' || pg_catalog.regexp_replace(coalesce(phone, ''), '[^0-9]', '', 'g'))
$$;

create index contact_words on contact using gin (heed_contact_words(name, company, email, phone));
create index request_words on request using gin (heed_words(subject));
create index message_words on message using gin (heed_words(subject || ' ' || text));

-- `@@` is not leakproof, so under row-level security it finds no index: these look as the owner, in the organisation
-- of the transaction alone, and give ids away and nothing else.
create function heed_own_org()
returns uuid language sql stable as $$ select nullif(current_setting('heed.org_id', true), '')::uuid $$;

create function heed_search_contacts(wanted tsquery, at_most integer)
returns table (id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from contact c
  where c.org_id = heed_own_org() and heed_contact_words(c.name, c.company, c.email, c.phone) @@ wanted
  order by heed_words(c.name) @@ wanted desc, c.created_at desc, c.id desc limit at_most
$$;

create function heed_search_requests(wanted tsquery, at_most integer)
returns table (id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select f.id from (
    select r.id, r.received_at from request r
    where r.org_id = heed_own_org() and heed_words(r.subject) @@ wanted limit 20000) f
  order by f.received_at desc, f.id desc limit at_most
$$;

-- A word that fills the page from the newest messages needs no index; a rare one is looked up there; of what stands in
-- many thousand the newest four thousand messages hold enough.
create function heed_search_messages(wanted tsquery, at_most integer)
returns table (id uuid) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  org uuid := heed_own_org();
  most integer := 8000;
  newest uuid[];
begin
  newest := array(
    select m.id from (select * from message o where o.org_id = org order by o.at desc, o.id desc limit 300) m
    where heed_words(m.subject || ' ' || m.text) @@ wanted order by m.at desc, m.id desc limit at_most);
  if cardinality(newest) = at_most then
    return query select unnest(newest);
  elsif (select count(*) from (
    select 1 from message m where m.org_id = org and heed_words(m.subject || ' ' || m.text) @@ wanted limit most) s) < most then
    return query
      with found as materialized (
        select m.id, m.at, m.subject from message m
        where m.org_id = org and heed_words(m.subject || ' ' || m.text) @@ wanted)
      select n.id from (select * from found f order by f.at desc, f.id desc limit greatest(60, at_most)) n
      order by heed_words(n.subject) @@ wanted desc, n.at desc, n.id desc limit at_most;
  else
    return query
      select m.id from (select * from message o where o.org_id = org order by o.at desc, o.id desc limit 4000) m
      where heed_words(m.subject || ' ' || m.text) @@ wanted order by m.at desc, m.id desc limit at_most;
  end if;
end $$;

revoke all on function heed_search_contacts, heed_search_requests, heed_search_messages from public;
grant execute on function heed_search_contacts, heed_search_requests, heed_search_messages to heed_app;
