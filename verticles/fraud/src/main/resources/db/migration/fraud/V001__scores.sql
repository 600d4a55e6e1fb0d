-- Whoever scores takes its turn here: what happened has one order on all nodes, and no gaps.
create table turn (
    one boolean primary key default true,
    position bigint not null default 0,
    constraint there_is_one_turn check (one)
);
insert into turn default values;

-- What the history is told, in order: purchases, and what became known of them. Features are made of nothing else.
create table journal (
    position bigint primary key,
    -- of the transaction that wrote it; tells what was rolled back and written anew
    stamp text not null,
    order_id text not null,
    at timestamptz not null,
    purchase json,
    fraud boolean,
    constraint an_entry_is_a_purchase_or_a_label check ((purchase is null) <> (fraud is null))
);
create unique index one_purchase_per_order on journal (order_id) where purchase is not null;

create table scores (
    order_id text primary key,
    -- as it was said, and never changed
    score json not null,
    features text not null,
    -- events said about the order so far
    sequence bigint not null,
    status text not null,
    verdict text,
    note text,
    decided_by text,
    decided_at timestamptz,
    constraint review_status_is_known check (status in ('none', 'open', 'decided')),
    constraint decided_means_that_there_is_a_verdict check ((status = 'decided') = (verdict is not null))
);
create index scores_by_status on scores (status, order_id);

create table rules (
    name text primary key,
    expression text not null,
    decision text not null,
    live boolean not null,
    back_test json not null,
    made_by text not null,
    created_at timestamptz not null,
    constraint rule_decision_is_known check (decision in ('review', 'reject'))
);
-- So that there is something to decide from the first day on.
insert into rules values ('large_order', 'amount >= 300000', 'review', true,
    '{"orders": 0, "matched": 0, "frauds": 0, "good": 0, "examples": []}', 'tradewind', now());
