-- Copies: what the events have told, as far as the proofs need it. They are written in the transaction of the cursor
-- and come out the same when a feed is read again. look_at is null for what is proven and has not changed since: only
-- what is due is ever read.
create table orders (
    order_id text collate "C" primary key,
    cart_id text,
    accepted_at timestamptz,
    placed boolean not null default false,
    confirmed boolean not null default false,
    cancelled boolean not null default false,
    cancelled_at timestamptz,
    due_at timestamptz,
    look_at timestamptz
) with (fillfactor = 70);

create index orders_to_look_at on orders (look_at) where look_at is not null;
create index live_orders_of_cart on orders (cart_id) where placed and not cancelled;
create index undecided_orders on orders (due_at) where not confirmed and not cancelled;

create table payments (
    payment_id text primary key,
    order_id text not null,
    live boolean not null,
    held boolean not null
) with (fillfactor = 70);

create index payments_of_order on payments (order_id);

-- Money, as its two books tell of it: what was authorized, captured and refunded, and what was posted.
create table moves (
    book text not null,
    id text not null,
    kind text not null,
    order_id text not null,
    payment_id text,
    currency char(3) not null,
    amount_minor bigint not null,
    primary key (book, kind, id, currency)
);

create index moves_of_order on moves (order_id);

create table unbalanced (
    transaction_id text primary key,
    order_id text not null,
    detail text not null
);

create index unbalanced_of_order on unbalanced (order_id);

create table offers (
    offer_id text collate "C" primary key,
    on_hand bigint,
    reserved bigint,
    look_at timestamptz
) with (fillfactor = 70);

create index offers_to_look_at on offers (look_at) where look_at is not null;

-- Pieces that orders hold: each event once, and their sum.
create table held_moves (
    event_id text not null,
    offer_id text not null,
    primary key (event_id, offer_id)
);

create table held (
    order_id text not null,
    offer_id text not null,
    pieces bigint not null,
    primary key (order_id, offer_id)
) with (fillfactor = 70);

create index held_of_offer on held (offer_id) where pieces > 0;

-- Sums over everything, kept up by what comes. One row for each partition that is read, so that nobody waits.
create table totals (
    name text not null,
    currency text not null,
    partition smallint not null,
    amount bigint not null,
    primary key (name, currency, partition)
) with (fillfactor = 50);

-- What was looked at last in each step of a proof, and with what numbers.
create table proofs (
    step text not null,
    invariant smallint not null,
    checked bigint not null,
    equations json not null,
    proven_at timestamptz not null,
    primary key (step, invariant)
);

create table verdicts (
    invariant smallint primary key,
    green boolean not null,
    since timestamptz not null
);

-- A suspicion becomes a breach when it outlasts what is in flight; then it is told, once, and again when it is over.
create table breaches (
    id text primary key,
    invariant smallint not null,
    rule text not null,
    subject text not null,
    detail text not null,
    state text not null,
    since timestamptz not null,
    seen_at timestamptz not null,
    found_at timestamptz,
    cleared_at timestamptz,
    repair text,
    repair_asked_at timestamptz,
    repair_outcome text,
    constraint breach_state_is_known check (state in ('suspected', 'found', 'cleared'))
);

create unique index one_open_breach on breaches (rule, subject) where state <> 'cleared';
create index breaches_found on breaches (found_at desc) where state = 'found';
create index breaches_repaired on breaches (repair_asked_at desc) where repair is not null;

create table told (
    subject text primary key,
    events bigint not null
);

-- Whose turn it is to be sampled, and where the sample goes on.
create table passes (
    one boolean primary key default true,
    next_at timestamptz not null,
    turn bigint not null,
    constraint passes_has_one_row check (one)
);

insert into passes (next_at, turn) values (now(), 0);

create table samples (
    name text primary key,
    reached text not null
);
