-- What lists and audits ask for stands in columns; the rest is two documents, so that a change of progress does not
-- write what was ordered again.
create table orders (
    id text primary key,
    cart_id text not null,
    customer_id text,
    email text not null,
    status text not null,
    payment_status text not null,
    currency char(3) not null,
    total_minor bigint not null,
    parts_minor bigint not null,
    captured_minor bigint not null,
    refunded_minor bigint not null,
    item_count integer not null,
    merchant_count integer not null,
    external_ref text constraint orders_taken_over_once unique,
    deadline_at timestamptz,
    version bigint not null,
    details json not null,
    progress json not null,
    placed_at timestamptz not null,
    updated_at timestamptz not null,
    constraint orders_refunded_within_captured check (refunded_minor <= captured_minor)
) with (fillfactor = 80);

create unique index orders_one_live_per_cart on orders (cart_id) where status <> 'cancelled';
create index orders_newest on orders (placed_at desc, id desc);
create index orders_by_status on orders (status, placed_at desc, id desc);
create index orders_by_customer on orders (customer_id, placed_at desc, id desc) where customer_id is not null;
create index orders_by_email on orders (lower(email), placed_at desc, id desc);

-- Whose goods are in which order, for a merchant's list.
create table order_merchants (
    merchant_id text not null,
    placed_at timestamptz not null,
    order_id text not null references orders on delete cascade,
    primary key (merchant_id, placed_at, order_id)
);
