-- How a member wants to hear of things; without a row the defaults hold.
create table notification_choice (
  org_id uuid not null,
  user_id uuid not null,
  choice jsonb not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('notification_choice');

-- A browser that takes Web Push for a member (RFC 8030).
create table push_subscription (
  org_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  label text not null,
  added_at timestamptz(3) not null,
  primary key (org_id, id),
  unique (org_id, user_id, endpoint),
  foreign key (org_id, user_id) references membership (org_id, user_id)
);
select heed_isolate('push_subscription');

-- What left the house for a notification: once for each way and, with push, each browser.
create table notification_delivery (
  org_id uuid not null,
  notification_id uuid not null,
  way text not null check (way in ('mail', 'push')),
  -- Of the subscription; of the notification itself where the way has one target only.
  target_id uuid not null,
  -- Held back until `at` (quiet hours); read meanwhile, it is dropped. What broke off under way stays unknown.
  state text not null check (state in ('held', 'queued', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
  at timestamptz(3) not null,
  detail text,
  primary key (org_id, notification_id, way, target_id),
  foreign key (org_id, notification_id) references notification (org_id, id)
);
create index notification_delivery_open on notification_delivery (org_id, at)
  where state in ('held', 'queued', 'sending');
select heed_isolate('notification_delivery');
-- An address gets one automatic receipt an hour at most.
create index message_receipt on message (org_id, to_text, at) where source_key like 'receipt:%';
-- What has not been offered to its ways yet.
alter table notification add column offered_at timestamptz(3);
update notification set offered_at = at;
create index notification_unoffered on notification (org_id, at) where offered_at is null;
