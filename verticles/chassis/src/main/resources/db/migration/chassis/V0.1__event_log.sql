-- The domain's log and what is known about it.

create table log_settings (
    one boolean primary key default true,
    partitions smallint not null,
    constraint log_settings_has_one_row check (one)
);

-- Which database clusters the log has lived in. Transaction ids mean something within one cluster only.
create table log_epochs (
    epoch integer primary key,
    system_identifier bigint not null,
    started_at timestamptz not null default now()
);

-- An event's place in the log's order. It is never below the writing transaction's id, so that everything below the
-- oldest running transaction is complete, and never below what had completed when the event was written, so that
-- events of one subject, whose row lock makes their writers wait for each other, keep their order even when the later
-- writer is the older transaction. In plpgsql and volatile because only then it looks with a fresh snapshot, after
-- the lock was got.
create function log_clock() returns bigint language plpgsql volatile as $$
begin
    return greatest(
        pg_current_xact_id()::text::bigint,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1);
end
$$;

-- The default of epoch is set anew whenever an epoch begins.
create table events (
    id bigint generated always as identity,
    epoch integer not null default 0,
    tx bigint not null default log_clock(),
    event_id text not null,
    type text not null,
    partition smallint not null,
    subject text not null,
    sequence bigint not null,
    correlation text,
    causation text,
    traceparent text,
    data json not null,
    recorded_at timestamptz not null default clock_timestamp()
) partition by range (recorded_at);

create table events_default partition of events default;

create index events_in_order on events (partition, epoch, tx, id);
create index events_of_correlation on events (correlation) where correlation is not null;

-- Events that went with their month, so that counts stay comparable with what consumers have handled.
create table dropped_events (
    partition smallint primary key,
    events bigint not null
);

-- Creates the tables of this month and the ones ahead.
create function prepare_event_months(ahead integer) returns void language plpgsql
security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
    month timestamp := date_trunc('month', now() at time zone 'UTC');
    months constant interval := interval '1 month';
begin
    for i in 0 .. ahead loop
        if to_regclass(to_char(month, '"events_"YYYY_MM')) is null then
            execute format('create table %I partition of events for values from (%L) to (%L)',
                to_char(month, '"events_"YYYY_MM'), month at time zone 'UTC', (month + months) at time zone 'UTC');
        end if;
        month := month + months;
    end loop;
end
$$;

-- Drops the tables of months that ended before this time.
create function drop_event_months(ended_before timestamptz) returns void language plpgsql
security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
    month text;
begin
    for month in
        select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
        where inhparent = 'events'::regclass and relname ~ '^events_\d{4}_\d{2}$'
            and (to_date(relname, '"events_"YYYY_MM') + interval '1 month') at time zone 'UTC' <= ended_before
    loop
        execute format('insert into dropped_events as dropped select partition, count(*) from %I group by partition
            on conflict (partition) do update set events = dropped.events + excluded.events', month);
        execute format('drop table %I', month);
    end loop;
end
$$;
