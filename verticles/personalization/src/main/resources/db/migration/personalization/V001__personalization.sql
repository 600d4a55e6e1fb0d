-- Copies of what other domains told, as far as recommendations need it.
create table products (
    id            text primary key,
    version       bigint  not null,
    title         text    not null,
    category_id   text,
    category      text,
    active        boolean not null
);

create table offers (
    id            text primary key,
    version       bigint  not null,
    product_id    text    not null,
    merchant_id   text    not null,
    active        boolean not null
);

create index offers_of_product on offers (product_id);
create index offers_of_merchant on offers (merchant_id);

create table merchants (
    id            text primary key,
    version       bigint  not null,
    active        boolean not null
);

-- Told for every sale, but only whether there is any: a row changes when the last piece goes or the first one comes.
create table stock (
    offer_id      text primary key,
    available     boolean not null
);

-- What recommendations were last told of a product.
create table shelf (
    product_id    text primary key,
    version       bigint  not null,
    title         text    not null,
    category_id   text,
    category      text,
    sellable      boolean not null,
    merchants     text[]  not null
);

-- Which visit a cart belongs to, so that an order is known to follow from what the visit was shown.
create table session_carts (
    cart_id       text primary key,
    session_id    text        not null,
    at            timestamptz not null default now()
);

create index session_carts_by_time on session_carts (at);

-- What visits took up of what was recommended to them: the latest recommendation counts.
create table followed (
    session_id    text        not null,
    product_id    text        not null,
    ranking_id    text        not null,
    model         text        not null,
    at            timestamptz not null default now(),
    primary key (session_id, product_id)
);

create index followed_by_time on followed (at);

create table rules (
    id            text collate "C" primary key,
    rule          json        not null,
    made_by       text,
    created_at    timestamptz not null
);

create table experiment (
    one           boolean primary key default true constraint experiment_is_one check (one),
    version       bigint  not null,
    champion      text    not null,
    challenger    text    not null,
    percent       integer not null constraint experiment_is_a_share check (percent between 0 and 100)
);
