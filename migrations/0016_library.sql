-- The library: what a reply can give besides its words, in versions. `words` and `stems` are kept by the app from the
-- title, the tags and the current version: as typed for search, by their stems for what fits a question.
create table library_asset (
  org_id uuid not null references organisation (id),
  id uuid not null,
  kind text not null check (kind in ('file', 'snippet', 'answer')),
  title text not null,
  value_type text not null,
  -- ISO 639-1; null: none of ours, or a bare file.
  language text,
  stages text[] not null default '{}',
  owner_id uuid,
  review_on date,
  -- The version in use, by its number, and a newer one of an answer that waits for its approval.
  current_number integer not null,
  waiting_number integer,
  -- An answer is offered as approved once somebody who may has read it; files and snippets need nobody's word.
  approved boolean not null,
  words tsvector not null,
  stems tsvector not null,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  retired_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, owner_id) references membership (org_id, user_id),
  foreign key (org_id, created_by) references membership (org_id, user_id)
);
create index library_asset_changed on library_asset (org_id, changed_at desc, id desc);
-- Items are written seldom and looked for all day: nothing waits in a pending list, and what is ranked lies in the row.
create index library_asset_words on library_asset using gin (words) with (fastupdate = off);
create index library_asset_stems on library_asset using gin (stems) with (fastupdate = off);
alter table library_asset set (toast_tuple_target = 8160);
select heed_isolate('library_asset');

-- A file handed in for the library; its bytes lie in blob_chunk.
create table library_file (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  added_by uuid not null,
  added_at timestamptz(3) not null,
  primary key (org_id, id),
  foreign key (org_id, added_by) references membership (org_id, user_id)
);
select heed_isolate('library_file');

create table library_version (
  org_id uuid not null,
  id uuid not null,
  asset_id uuid not null,
  number integer not null,
  text text not null,
  file_id uuid,
  note text not null default '',
  written_by uuid not null,
  written_at timestamptz(3) not null,
  approved_by uuid,
  approved_at timestamptz(3),
  primary key (org_id, id),
  unique (org_id, asset_id, number),
  foreign key (org_id, asset_id) references library_asset (org_id, id),
  foreign key (org_id, file_id) references library_file (org_id, id),
  foreign key (org_id, written_by) references membership (org_id, user_id),
  foreign key (org_id, approved_by) references membership (org_id, user_id),
  check ((approved_by is null) = (approved_at is null))
);
select heed_isolate('library_version');

-- Products and industries it is for. A skill that is deleted takes its tags with it.
create table library_tag (
  org_id uuid not null,
  asset_id uuid not null,
  skill_id uuid not null,
  primary key (org_id, asset_id, skill_id),
  foreign key (org_id, asset_id) references library_asset (org_id, id),
  foreign key (org_id, skill_id) references skill (org_id, id) on delete cascade
);
create index library_tag_skill on library_tag (org_id, skill_id, asset_id);
select heed_isolate('library_tag');

-- Which version went out with which message of ours.
create table asset_use (
  org_id uuid not null,
  message_id uuid not null,
  version_id uuid not null,
  asset_id uuid not null,
  request_id uuid not null,
  at timestamptz(3) not null,
  primary key (org_id, message_id, version_id),
  foreign key (org_id, message_id) references message (org_id, id),
  foreign key (org_id, version_id) references library_version (org_id, id),
  foreign key (org_id, asset_id) references library_asset (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id)
);
create index asset_use_asset on asset_use (org_id, asset_id, at desc);
create index asset_use_request on asset_use (org_id, request_id);
select heed_isolate('asset_use');

create function heed_asset_words(title text, tags text, body text)
returns tsvector language sql immutable parallel safe as $$
  select pg_catalog.setweight(public.heed_words(title), 'A') || pg_catalog.setweight(public.heed_words(tags), 'B')
    || pg_catalog.setweight(public.heed_words(body), 'D')
$$;

-- Stems of English, German, or words as they stand.
create function heed_stems(words text, language text)
returns tsvector language sql immutable parallel safe as $$
  select pg_catalog.to_tsvector(case language when 'de' then 'pg_catalog.german'::pg_catalog.regconfig
      when 'en' then 'pg_catalog.english'::pg_catalog.regconfig else 'pg_catalog.simple'::pg_catalog.regconfig end,
    pg_catalog.regexp_replace(pg_catalog.left(words, 10000), '[^[:alnum:]]+', ' ', 'g'))
$$;

create function heed_asset_stems(title text, tags text, body text, language text)
returns tsvector language sql immutable parallel safe as $$
  select pg_catalog.setweight(public.heed_stems(title, language), 'A')
    || pg_catalog.setweight(public.heed_stems(tags, language), 'B')
    || pg_catalog.setweight(public.heed_stems(body, language), 'D')
$$;

-- As in 0013_inbox.sql: `@@` finds no index under row-level security, so these look as the owner, in the organisation of
-- the transaction alone, and give ids, ranks and the words that were asked for.
create function heed_search_library(wanted tsquery, at_most integer)
returns table (id uuid, rank real) language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, ts_rank(f.words, wanted) as rank from (
    select a.id, a.words from library_asset a
    where a.org_id = heed_own_org() and a.words @@ wanted limit 20000) f
  order by 2 desc, f.id desc limit at_most
$$;

-- What fits each of some texts: items that hold any of its words by their stems, the best first, each with the words it
-- holds. `texts`: arrays of words, letters and digits alone; `place` counts from 1. Words that stand in more than
-- `most_common` items say little and cost much: they find nothing by themselves unless a text has no others.
create function heed_fit_library(texts jsonb, at_most integer, most_common integer)
returns table (place integer, id uuid, words text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  org uuid := heed_own_org();
  -- Every word with its stem in each language, once.
  given text[] := array(select distinct w from jsonb_array_elements(texts) t, jsonb_array_elements_text(t) w);
  pairs jsonb := coalesce((
    select jsonb_agg(distinct jsonb_build_object('word', w, 'stem', s)) from unnest(given) w,
      unnest(array['en', 'de', '']) language, unnest(tsvector_to_array(heed_stems(w, language))) s), '[]');
  -- Stems of few items; none of no item.
  telling text[] := array(
    select p.stem from (select distinct one ->> 'stem' as stem from jsonb_array_elements(pairs) one) p
    cross join lateral (
      select count(*) as items from (
        select from library_asset a
        where a.org_id = org and a.stems @@ quote_literal(p.stem)::tsquery limit most_common + 1) s
      offset 0) n
    where n.items > 0 and n.items <= most_common);
begin
  return query
    with asked as materialized (
      select t.nth::integer as nth, array_agg(distinct one ->> 'stem') as stems,
        array_agg(distinct one ->> 'stem') filter (where one ->> 'stem' = any(telling)) as rare,
        jsonb_agg(distinct one) as pairs
      from jsonb_array_elements(texts) with ordinality t (list, nth), jsonb_array_elements(pairs) one
      where t.list ? (one ->> 'word') group by t.nth),
    wanted as materialized (
      select q.nth, q.pairs, (
        select string_agg(quote_literal(s), ' | ')::tsquery from unnest(coalesce(q.rare, q.stems)) s) as query
      from asked q),
    found as materialized (
      select a.id, a.stems from library_asset a
      where a.org_id = org and a.retired_at is null
        and a.stems @@ (select string_agg(w.query::text, ' | ')::tsquery from wanted w))
    select w.nth, f.id, array(
      select distinct one ->> 'word' from jsonb_array_elements(w.pairs) one where one ->> 'stem' = any(h.held))
    from wanted w
    cross join lateral (
      select m.id, m.stems from found m where m.stems @@ w.query
      order by ts_rank(m.stems, w.query) desc, m.id desc limit at_most) f
    cross join lateral (select tsvector_to_array(f.stems) as held offset 0) h;
end $$;

revoke all on function heed_search_library, heed_fit_library from public;
grant execute on function heed_search_library, heed_fit_library to heed_app;
