-- Counts a category's changes, the first of which was that it was made.
alter table categories add column version bigint not null default 1;
