-- One row per order: whoever moves a shipment of an order, or stops the order, locks this row first.
create table orders (
    id text primary key,
    address json not null,
    stopped boolean not null default false,
    -- the last sequence number of the order's events
    sequence bigint not null
);

create table order_lines (
    order_id text not null references orders,
    line_id text not null,
    offer_id text not null,
    sku text not null,
    title text not null,
    quantity bigint not null,
    -- orders the lines of an order
    position bigint not null,
    primary key (order_id, line_id),
    constraint ordered_pieces_are_positive check (quantity > 0)
);

create table shipments (
    id text primary key,
    order_id text not null references orders,
    merchant_id text not null,
    version bigint not null default 1,
    status text not null,
    shipping_option text not null,
    -- the shipment that left without these pieces; null for a merchant's first one
    split_from text references shipments,
    carrier text,
    tracking_number text,
    created_at timestamptz not null,
    dispatched_at timestamptz,
    delivered_at timestamptz,
    constraint shipment_status_is_known check (status in ('pending', 'dispatched', 'delivered', 'cancelled')),
    constraint dispatched_shipments_say_when
        check (status not in ('dispatched', 'delivered') or dispatched_at is not null),
    constraint delivered_shipments_say_when check (status <> 'delivered' or delivered_at is not null)
);

create unique index one_first_shipment_per_order_and_merchant on shipments (order_id, merchant_id)
    where split_from is null;
create index shipments_by_order on shipments (order_id);
create index shipments_by_merchant on shipments (merchant_id, id);
create index shipments_by_status on shipments (status, id);

create table shipment_lines (
    shipment_id text not null references shipments,
    line_id text not null,
    order_id text not null,
    quantity bigint not null,
    primary key (shipment_id, line_id),
    foreign key (order_id, line_id) references order_lines,
    constraint shipped_pieces_are_positive check (quantity > 0)
);

create index shipment_lines_by_order_line on shipment_lines (order_id, line_id);
