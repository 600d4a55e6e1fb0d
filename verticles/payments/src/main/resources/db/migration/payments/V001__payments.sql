create table payments (
    id text primary key,
    order_id text not null,
    attempt integer not null,
    provider text not null,
    -- secret: forgotten as soon as the attempt is settled
    token text,
    email text not null,
    state text not null,
    -- the order has let go of it: whatever is or becomes authorized is voided
    released boolean not null default false,
    -- the provider's id
    reference text,
    currency char(3) not null,
    amount_minor bigint not null,
    captured_minor bigint not null default 0,
    capturing_minor bigint not null default 0,
    refunded_minor bigint not null default 0,
    refunding_minor bigint not null default 0,
    decline_code text,
    next_action json,
    card json,
    -- what asked for the last step, for the events that tell of it
    causation text,
    traceparent text,
    -- the last sequence number of the payment's events
    sequence bigint not null default 0,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint payment_state_is_known
        check (state in ('requested', 'action_required', 'authorized', 'declined', 'voided')),
    constraint amounts_are_not_negative
        check (least(amount_minor, captured_minor, capturing_minor, refunded_minor, refunding_minor) >= 0),
    constraint captured_within_authorized check (captured_minor + capturing_minor <= amount_minor),
    constraint refunded_within_captured check (refunded_minor + refunding_minor <= captured_minor),
    constraint tokens_are_forgotten check (token is null or state = 'requested')
);

create unique index one_live_payment_per_order on payments (order_id)
    where state in ('requested', 'action_required', 'authorized');
create index payments_by_order on payments (order_id, attempt);

-- Captures and refunds.
create table transfers (
    id text primary key,
    kind text not null,
    payment_id text not null references payments,
    order_id text not null,
    currency char(3) not null,
    amount_minor bigint not null,
    fee_minor bigint not null default 0,
    -- whom the money belongs to
    allocation json not null,
    state text not null,
    code text,
    causation text,
    traceparent text,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint transfer_kind_is_known check (kind in ('capture', 'refund')),
    constraint transfer_state_is_known check (state in ('requested', 'moved', 'failed')),
    constraint transferred_amounts_are_positive check (amount_minor > 0)
);

create index transfers_by_payment on transfers (payment_id);
