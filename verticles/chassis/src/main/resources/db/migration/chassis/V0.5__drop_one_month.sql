-- Months of the log that ended before this time, the oldest first.
create function event_months(ended_before timestamptz) returns setof timestamptz language sql stable
set search_path = ${flyway:defaultSchema}, pg_temp as $$
    select to_date(relname, '"events_"YYYY_MM')::timestamp at time zone 'UTC'
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'events'::regclass and relname ~ '^events_\d{4}_\d{2}$'
        and (to_date(relname, '"events_"YYYY_MM') + interval '1 month') at time zone 'UTC' <= ended_before
    order by 1
$$;

-- Drops a month whose events have been counted, by partition number. It takes no time however many they are; done twice,
-- the second time does nothing.
create function drop_event_month(month timestamptz, counted bigint[]) returns void language plpgsql
security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
    relation constant text := to_char(month at time zone 'UTC', '"events_"YYYY_MM');
begin
    lock table dropped_events in share row exclusive mode;
    if to_regclass(relation) is null then
        return;
    end if;
    insert into dropped_events as dropped
    select number - 1, events from unnest(counted) with ordinality as counts(events, number) where events > 0
    on conflict (partition) do update set events = dropped.events + excluded.events;
    execute format('drop table %I', relation);
end
$$;
