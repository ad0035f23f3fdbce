-- When a mail whose sending is still under way was found in Sent: it counts should that try never come back.
alter table message add column found_sent_at timestamptz(3);
