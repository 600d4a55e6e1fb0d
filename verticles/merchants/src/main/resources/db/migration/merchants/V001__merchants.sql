create table merchants (
    -- "C", so that ids sort by their time of creation whatever the database's locale is
    id             text collate "C" primary key,
    version        bigint      not null constraint merchants_version_counts check (version > 0),
    name           text        not null constraint merchants_have_a_name check (btrim(name) <> ''),
    email          text        not null,
    status         text        not null constraint merchants_status_known check (status in ('pending', 'active', 'suspended')),
    commission_bps integer     not null constraint merchants_commission_is_a_share check (commission_bps between 0 and 10000),
    shipping_rates json        not null,
    external_ref   text        constraint merchants_external_ref_once unique,
    created_at     timestamptz not null
);
