-- The address a contact wrote a message from: an answer goes there, whichever of their addresses is in front by then.
-- null: no mail address came with it, or it came before this was kept.
alter table message add column from_address text;
