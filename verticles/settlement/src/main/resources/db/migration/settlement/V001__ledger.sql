create table merchants (
    id   text collate "C" primary key,
    name text not null
);

create table transactions (
    id        text collate "C" primary key,
    kind      text        not null constraint transactions_kind_known check (kind in ('capture', 'refund', 'payout')),
    reference text        not null,
    order_id  text,
    posted_at timestamptz not null,
    -- a capture, refund or payout is posted once, however often its event comes
    constraint transactions_reference_once unique (kind, reference)
);

create index transactions_of_order on transactions (order_id) where order_id is not null;

-- The balance is the sum of the account's entries, debits positive.
create table accounts (
    code          text collate "C" not null,
    currency      char(3)          not null,
    type          text             not null constraint accounts_type_known
        check (type in ('asset', 'liability', 'revenue', 'expense')),
    merchant_id   text,
    balance_minor bigint           not null,
    primary key (code, currency)
);

create table entries (
    id             bigint generated always as identity primary key,
    transaction_id text        not null references transactions (id),
    kind           text        not null,
    account        text        not null,
    amount_minor   bigint      not null,
    currency       char(3)     not null,
    order_id       text,
    reference      text        not null,
    posted_at      timestamptz not null
);

create index entries_of_transaction on entries (transaction_id);
create index entries_of_order on entries (order_id) where order_id is not null;
create index entries_of_account on entries (account, id);

-- All entries of a transaction are written by one statement, so that this sees them whole.
create function entries_balance() returns trigger language plpgsql as $$
declare
    unbalanced text;
begin
    select transaction_id into unbalanced
    from written group by transaction_id, currency having sum(amount_minor) <> 0 limit 1;
    if unbalanced is not null then
        raise exception 'the entries of % do not sum to zero', unbalanced using constraint = 'entries_balance';
    end if;
    return null;
end
$$;

create trigger entries_balance after insert on entries
    referencing new table as written for each statement execute function entries_balance();

create function entries_are_for_ever() returns trigger language plpgsql as $$
begin
    raise exception 'ledger entries are never changed' using constraint = 'entries_are_for_ever';
end
$$;

create trigger entries_are_for_ever before update or delete on entries
    for each statement execute function entries_are_for_ever();

-- Goods sold (less what was refunded) and commission taken of them, per order and merchant.
create table sales (
    order_id         text collate "C" not null,
    merchant_id      text collate "C" not null,
    currency         char(3)          not null,
    goods_minor      bigint           not null,
    commission_minor bigint           not null,
    primary key (order_id, merchant_id)
);

create table payouts (
    id           text collate "C" primary key,
    merchant_id  text        not null,
    amount_minor bigint      not null constraint payouts_are_positive check (amount_minor > 0),
    currency     char(3)     not null,
    owed_minor   bigint      not null,
    created_at   timestamptz not null,
    constraint payouts_within_what_is_owed check (amount_minor <= owed_minor)
);

create index payouts_of_merchant on payouts (merchant_id);
