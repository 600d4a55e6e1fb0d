-- The card becomes known after the purchase was made.
alter table journal add column card text;
alter table journal drop constraint an_entry_is_a_purchase_or_a_label;
alter table journal add constraint an_entry_says_one_thing check (num_nonnulls(purchase, fraud, card) = 1) not valid;
create unique index one_card_per_order on journal (order_id) where card is not null;

-- A card that became known before its order was scored.
create table cards (
    order_id text primary key,
    card text not null,
    at timestamptz not null default now()
);

-- By what an order is found again; the outcome is the last word on it, of people or of what happened later.
alter table scores add column scored_at timestamptz not null default now();
alter table scores add column customer text;
alter table scores add column address text;
alter table scores add column card text;
alter table scores add column outcome text;
create index scores_by_customer on scores (customer, order_id) where customer is not null;
create index scores_by_address on scores (address, order_id) where address is not null;
create index scores_by_card on scores (card, order_id) where card is not null;
create index scores_by_time on scores (scored_at);

create table models (
    version text primary key,
    role text not null,
    trained_at timestamptz not null,
    trained_by text not null,
    -- what it learned from, and how it did on what it had not seen
    orders int not null,
    frauds int not null,
    trial json not null,
    -- how what it learned from was distributed
    baseline json not null,
    trees text not null,
    constraint model_role_is_known check (role in ('champion', 'challenger', 'retired'))
);
create unique index there_is_one_champion on models (role) where role = 'champion';
create unique index there_is_one_challenger on models (role) where role = 'challenger';

create table model_scores (
    version text not null,
    order_id text not null,
    probability double precision not null,
    decision text not null,
    primary key (version, order_id)
);

create table trainings (
    id text primary key,
    status text not null,
    step text not null,
    done bigint not null default 0,
    total bigint not null default 0,
    asked_by text not null,
    asked_at timestamptz not null,
    ended_at timestamptz,
    version text,
    problem text,
    constraint training_status_is_known check (status in ('waiting', 'running', 'done', 'refused', 'failed'))
);
create unique index there_is_one_training on trainings ((true)) where status in ('waiting', 'running');
