-- Where reading of the folder of sent mail has got to; null: not begun, or the mailbox has none.
alter table mailbox add column sent_uid_validity text;
alter table mailbox add column sent_last_uid bigint not null default 0;
