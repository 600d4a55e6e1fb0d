-- Ids are collated "C" throughout, so that they sort by their time of creation whatever the database's locale is.

create table categories (
    id           text collate "C" primary key,
    name         text        not null,
    parent_id    text collate "C" references categories,
    -- ids from the root down to the category itself: a subtree is one lookup
    ancestors    text[]      not null,
    path         text[]      not null,
    external_ref text        constraint categories_external_ref_once unique,
    created_at   timestamptz not null default now()
);

create index categories_by_ancestor on categories using gin (ancestors);

create table product_types (
    id           text collate "C" primary key,
    name         text        not null,
    schema       json        not null,
    external_ref text        constraint product_types_external_ref_once unique,
    created_at   timestamptz not null default now()
);

-- The catalog's own copy, as far as it has heard.
create table merchants (
    id      text collate "C" primary key,
    name    text   not null,
    status  text   not null,
    version bigint not null
);

create table products (
    id           text collate "C" primary key,
    version      bigint      not null constraint products_version_counts check (version > 0),
    title        text        not null,
    description  text,
    category_id  text collate "C" references categories,
    type_id      text collate "C" references product_types,
    attributes   json        not null,
    active       boolean     not null,
    external_ref text        constraint products_external_ref_once unique,
    created_at   timestamptz not null,
    -- the title as it sorts, and the words it is found by
    title_key    text collate "C" not null,
    words        tsvector    not null
);

create index products_by_words on products using gin (words);
create index products_by_category on products (category_id, id);
create index products_by_title on products (title_key, id);

create table variants (
    id         text collate "C" primary key,
    product_id text collate "C" not null references products,
    position   smallint not null,
    sku        text     not null constraint variants_sku_once unique,
    title      text
);

create index variants_by_product on variants (product_id, position);

create table offers (
    id           text collate "C" primary key,
    version      bigint      not null constraint offers_version_counts check (version > 0),
    product_id   text collate "C" not null references products,
    variant_id   text collate "C" not null references variants,
    merchant_id  text collate "C" not null references merchants,
    active       boolean     not null,
    external_ref text        constraint offers_external_ref_once unique,
    created_at   timestamptz not null default now(),
    constraint offers_one_per_merchant unique (variant_id, merchant_id)
);

create index offers_by_product on offers (product_id);
create index offers_by_merchant on offers (merchant_id, product_id);

create table offer_prices (
    offer_id     text collate "C" not null references offers,
    -- 0 is the main price
    position     smallint not null,
    currency     char(3)  not null,
    amount_minor bigint   not null constraint offer_prices_not_negative check (amount_minor >= 0),
    primary key (offer_id, currency),
    constraint offer_prices_in_one_order unique (offer_id, position)
);

-- What inventory told; changes with every sale, so it stands apart from everything that is indexed.
create table availability (
    offer_id  text collate "C" primary key,
    available bigint not null,
    sequence  bigint not null
) with (fillfactor = 70);

-- What shoppers find: one row per product and currency in which an active merchant's active offer of it has a price. Derived
-- from the tables above, in the transaction that changes them.
create table listings (
    product_id   text collate "C" not null references products,
    currency     char(3) not null,
    -- of the product's currencies the one that it shows when nobody asks for another
    main         boolean not null,
    price_minor  bigint  not null,
    offer_id     text    not null,
    offer_count  integer not null,
    merchant_ids text[]  not null,
    primary key (product_id, currency)
);

create unique index listings_one_main_each on listings (product_id) where main;
create index listings_by_price on listings (price_minor, product_id) where main;
create index listings_by_currency on listings (currency, price_minor, product_id);

-- When a product's page last changed: every instance looks here for what to drop from its cache.
create table page_changes (
    product_id text collate "C" primary key,
    changed_in xid8 not null
) with (fillfactor = 70);

create index page_changes_by_transaction on page_changes (changed_in);
