-- Who is to be paid since somebody asked to pay all; each merchant is paid in a transaction of its own.
create table payouts_due (
    run_id      text collate "C" not null,
    merchant_id text             not null,
    paid_at     timestamptz,
    primary key (run_id, merchant_id)
);

alter table payouts add column run_id text;
create index payouts_of_run on payouts (run_id) where run_id is not null;
