-- Carts. Every change raises the version, on the condition that it is still the one that the change was decided on.
create table carts (
    cart_id text primary key,
    version bigint not null,
    events bigint not null,
    token_hash text not null,
    customer_id text,
    currency text not null,
    country text,
    details json not null,
    order_id text,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
) with (fillfactor = 60);

-- One line per offer, in the order in which they came: since is the cart's version that brought the line. Lines are
-- only written together with their cart, which is never deleted, so there is no foreign key to check on every add.
create table cart_items (
    cart_id text not null,
    offer_id text not null,
    line_id text not null,
    quantity bigint not null,
    shown_minor bigint not null,
    since bigint not null,
    primary key (cart_id, offer_id),
    constraint quantity_is_within_limits check (quantity between 1 and 10000)
) with (fillfactor = 80);

-- What the cart knows of other domains: their documents as last told. changed_at finds what another node has taken in.
create table offers (
    offer_id text primary key,
    merchant_id text not null,
    version bigint not null,
    document json not null,
    changed_at timestamptz not null default clock_timestamp()
);

create table merchants (
    merchant_id text primary key,
    version bigint not null,
    document json not null,
    changed_at timestamptz not null default clock_timestamp()
);

create table availability (
    offer_id text primary key,
    sequence bigint not null,
    available bigint not null,
    changed_at timestamptz not null default clock_timestamp()
) with (fillfactor = 70);

create index offers_by_change on offers (changed_at);
create index merchants_by_change on merchants (changed_at);
create index availability_by_change on availability (changed_at);
