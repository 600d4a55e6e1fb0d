-- What is for sale, from the catalog and, where an order came first, from that. Stock as inventory told it last.
create table offers (
    offer_id       text collate "C" primary key,
    merchant_id    text   collate "C" not null,
    product_id     text   not null,
    sku            text   not null,
    title          text   not null,
    available      bigint,
    stock_sequence bigint not null default 0,
    out_since      date,
    -- how many events of the offer have been told
    told           bigint not null default 0
);

create index offers_of_merchant on offers (merchant_id, offer_id);

create table products (
    product_id  text collate "C" primary key,
    category_id text
);

-- What an order has sold of an offer, so that cancellations and refunds take off what is theirs, once.
create table order_lines (
    order_id    text collate "C" not null,
    offer_id    text collate "C" not null,
    merchant_id text             not null,
    day         date             not null,
    pieces      bigint           not null,
    goods_minor bigint           not null,
    taken_off   double precision not null default 0
        constraint order_lines_take_off_no_more_than_sold check (taken_off between 0 and pieces),
    primary key (order_id, offer_id)
);

-- Net of what was taken off. Censored: out of stock for a time, so more might have been sold.
create table daily_sales (
    offer_id    text collate "C" not null,
    day         date             not null,
    pieces      double precision not null default 0,
    goods_minor bigint           not null default 0,
    censored    boolean          not null default false,
    spiked      boolean          not null default false,
    primary key (offer_id, day)
);

create table forecasts (
    offer_id      text collate "C" primary key,
    merchant_id   text collate "C" not null,
    as_of         date             not null,
    made_at       timestamptz      not null,
    model_version text             not null,
    inputs_digest text             not null,
    methods       text             not null,
    weeks         text             not null,
    deviation     double precision not null,
    reorder_point bigint           not null,
    order_up_to   bigint           not null,
    spike_above   double precision not null
);

create index forecasts_of_merchant on forecasts (merchant_id, offer_id);

-- The one forecast of each offer whose first week is waited for.
create table awaited (
    offer_id      text collate "C" primary key,
    as_of         date not null,
    model_version text not null,
    inputs_digest text not null,
    week          text not null
);
