-- Counts a type's changes, the first of which was that it was made.
alter table product_types add column version bigint not null default 1;

-- What a change of a type looks through.
create index products_by_type on products (type_id, id) where type_id is not null;
