-- What sales were corrected by: refunds by their id, and cancellations. Each takes off what is its own once, however often
-- it is told.
create table corrections (
    order_id text collate "C" not null,
    cause    text collate "C" not null,
    primary key (order_id, cause)
);
