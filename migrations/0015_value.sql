-- Where the buyer stands in buying, as the buyer sees it (B4 is assumed at first contact).
alter table request add column buying_stage text not null default 'B4' check (buying_stage ~ '^B[0-8]$');
