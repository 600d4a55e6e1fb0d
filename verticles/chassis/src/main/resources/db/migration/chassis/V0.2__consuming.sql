-- How far this domain has come in the feeds that it follows.
create table cursors (
    feed text not null,
    partition smallint not null,
    epoch integer not null default 0,
    tx bigint not null default 0,
    id bigint not null default 0,
    handled bigint not null default 0,
    parked bigint not null default 0,
    discarded bigint not null default 0,
    error text,
    moved_at timestamptz not null default now(),
    primary key (feed, partition)
) with (fillfactor = 50);

-- Events that could not be handled, and those of the same subject that wait behind them.
create table dead_letters (
    id text primary key,
    feed text not null,
    partition smallint not null,
    epoch integer not null,
    tx bigint not null,
    event_row bigint not null,
    subject text not null,
    envelope json not null,
    error text not null,
    attempts integer not null,
    waiting boolean not null,
    parked_at timestamptz not null default now(),
    constraint dead_letters_parked_once unique (feed, partition, epoch, tx, event_row)
);

create index dead_letters_of_subject on dead_letters (feed, partition, subject);
