-- The sandbox provider's own books, independent of what Tradewind believes.
create table payments (
    id text primary key,
    idempotency_key text not null unique,
    order_ref text,
    token text not null,
    currency char(3) not null,
    amount_minor bigint not null,
    state text not null,
    code text,
    captured_minor bigint not null default 0,
    refunded_minor bigint not null default 0,
    created_at timestamptz not null default clock_timestamp(),
    constraint state_is_known check (state in ('action_required', 'authorized', 'declined', 'voided')),
    constraint amount_is_positive check (amount_minor > 0),
    constraint captured_within_authorized check (captured_minor between 0 and amount_minor),
    constraint refunded_within_captured check (refunded_minor between 0 and captured_minor)
);

create index payments_by_order on payments (order_ref);

create table movements (
    idempotency_key text primary key,
    payment_id text not null references payments,
    kind text not null,
    amount_minor bigint not null,
    fee_minor bigint not null,
    created_at timestamptz not null default clock_timestamp(),
    constraint kind_is_known check (kind in ('capture', 'refund')),
    constraint amount_is_positive check (amount_minor > 0)
);

create index movements_by_payment on movements (payment_id);
