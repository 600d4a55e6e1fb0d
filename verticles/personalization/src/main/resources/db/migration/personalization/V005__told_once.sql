-- Orders whose purchase is in the log: told once, however often the feed of orders is read.
create table bought_orders (
    order_id text collate "C" primary key
);

insert into bought_orders
select distinct data ->> 'order_id' from events where partition = 0 and type = 'personalization.bought.v1';

-- The same for what came into carts lately; what is older says nothing of now.
create table carted_items (
    event_id text        collate "C" primary key,
    at       timestamptz not null default now()
);

create index carted_items_by_time on carted_items (at);
