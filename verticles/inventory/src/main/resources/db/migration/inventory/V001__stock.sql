-- The offers that inventory has heard of. The row is the lock under which everything about an offer changes: its
-- stock, its movements and the reservations on it. Rows are locked in the order of their ids.
create table offers (
    offer_id text primary key,
    events bigint not null default 0
) with (fillfactor = 70);

create table stock (
    offer_id text not null references offers,
    location_id text not null,
    on_hand bigint not null,
    reserved bigint not null default 0,
    primary key (offer_id, location_id),
    constraint never_oversold check (0 <= reserved and reserved <= on_hand)
) with (fillfactor = 70);

-- Why there is as much on hand as there is. Rows are never changed; their sum is what is on hand.
create table movements (
    id bigint generated always as identity primary key,
    offer_id text not null references offers,
    location_id text not null,
    kind text not null,
    pieces bigint not null,
    reference text,
    reason text,
    recorded_at timestamptz not null default now(),
    constraint movement_is_of_a_known_kind check (kind in ('receive', 'adjust', 'count', 'ship', 'return')),
    constraint movement_has_the_sign_of_its_kind check (case kind
        when 'receive' then pieces > 0 when 'return' then pieces > 0
        when 'ship' then pieces < 0 when 'adjust' then pieces <> 0 else true end)
);

create index movements_of_offer on movements (offer_id, location_id);
create unique index a_receipt_counts_once on movements (reference) where kind = 'receive' and reference is not null;

-- What inventory said about an order, the first time it was asked; that stands.
create table decisions (
    order_id text primary key,
    reserved boolean not null,
    cancelled boolean not null,
    events bigint not null,
    decided_at timestamptz not null default now()
) with (fillfactor = 70);

create table reservations (
    order_id text not null references decisions,
    offer_id text not null,
    location_id text not null,
    pieces bigint not null,
    shipped bigint not null default 0,
    released bigint not null default 0,
    primary key (order_id, offer_id, location_id),
    foreign key (offer_id, location_id) references stock,
    constraint no_piece_goes_twice
        check (pieces > 0 and shipped >= 0 and released >= 0 and shipped + released <= pieces)
) with (fillfactor = 70);

create index open_reservations on reservations (offer_id, location_id) where pieces > shipped + released;

-- Shipments that have left. Pieces that were dispatched although they are not in stock are missing: somebody has to
-- look.
create table shipments (
    shipment_id text primary key,
    order_id text not null,
    missing bigint not null,
    constraint missing_is_not_negative check (missing >= 0)
);
