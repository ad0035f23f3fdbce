-- Pages of the company's own site that a visitor saw before asking; kept only with their consent, erased with them.
create table page_view (
  org_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  request_id uuid not null,
  url text not null,
  title text not null,
  seen_at timestamptz(3) not null,
  primary key (org_id, id),
  foreign key (org_id, contact_id) references contact (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id)
);
create index page_view_contact on page_view (org_id, contact_id, seen_at);
select heed_isolate('page_view');
