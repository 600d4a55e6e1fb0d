-- What offers cost until they were changed.
create table past_prices (
    offer_id     text collate "C" not null references offers,
    currency     char(3)     not null,
    amount_minor bigint      not null,
    until        timestamptz not null
);

create index past_prices_of_offer on past_prices (offer_id, until desc);
