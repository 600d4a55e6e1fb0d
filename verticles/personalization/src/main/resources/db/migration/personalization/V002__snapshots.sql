-- What an instance has learned from the log, so that the next one that starts reads only what came after. One is there
-- when its heading is; its parts come before. All of it may be deleted at any time: then the log is read.
create table snapshots (
    name          text primary key,
    format        integer     not null,
    bounds        text        not null,
    epoch         bigint      not null,
    tx            bigint      not null,
    event_id      bigint      not null,
    digest        text        not null,
    parts         integer     not null,
    taken_at      timestamptz not null default now()
);

create table snapshot_parts (
    snapshot      text        not null,
    part          integer     not null,
    data          bytea       not null,
    written_at    timestamptz not null default now(),
    primary key (snapshot, part)
);
