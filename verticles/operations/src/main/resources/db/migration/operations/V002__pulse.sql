-- What happened, counted by minute for the last hours and by hour for the last weeks; a measure of money has a currency.
create table pulse_minutes (
    at timestamptz not null,
    measure text not null,
    currency text not null,
    events bigint not null,
    sum_minor bigint not null,
    primary key (at, measure, currency)
) with (fillfactor = 70);

create table pulse_hours (
    at timestamptz not null,
    measure text not null,
    currency text not null,
    events bigint not null,
    sum_minor bigint not null,
    primary key (at, measure, currency)
) with (fillfactor = 70);

-- Up to where each partition of each feed has been counted, so that what is replayed is not counted again.
create table pulse_counted (
    feed text not null,
    partition smallint not null,
    epoch bigint not null,
    tx bigint not null,
    id bigint not null,
    primary key (feed, partition)
) with (fillfactor = 70);

-- What each gateway was asked, by minute; times are counts by the bounds that the contract names.
create table traffic (
    at timestamptz not null,
    gateway text not null,
    area text not null,
    calls bigint not null,
    failed bigint not null,
    times bigint[] not null,
    primary key (at, gateway, area)
) with (fillfactor = 70);
