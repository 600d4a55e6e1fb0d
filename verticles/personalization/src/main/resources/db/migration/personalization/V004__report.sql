-- What came of rankings, each outcome of a product once however often it is told, and once with no product for the
-- ranking itself. Told again it counts no more; older than a report can look back it is forgotten.
create table outcomes (
    ranking_id    text        not null,
    product_id    text        not null,
    outcome       text        not null,
    at            timestamptz not null default clock_timestamp(),
    primary key (ranking_id, outcome, product_id)
);

create index outcomes_by_time on outcomes (at);

-- The report's figures, counted with the events that they are of, by the hour in which an outcome was first told.
create table report_hours (
    hour             timestamptz not null,
    model            text        not null,
    rankings         bigint      not null,
    clicked          bigint      not null,
    added            bigint      not null,
    bought           bigint      not null,
    rankings_clicked bigint      not null,
    rankings_added   bigint      not null,
    primary key (hour, model)
);

create table report_revenues (
    hour          timestamptz not null,
    model         text        not null,
    currency      text        not null,
    amount_minor  bigint      not null,
    primary key (hour, model, currency)
);

-- What the log tells until here.
with told_before as materialized (
        select distinct on (ranking_id, product_id, outcome) *
        from (
            select data ->> 'ranking_id' as ranking_id, data ->> 'product_id' as product_id,
                data ->> 'outcome' as outcome, data ->> 'model' as model, data -> 'revenue' ->> 'currency' as currency,
                (data -> 'revenue' ->> 'amount')::bigint as amount, recorded_at
            from events where partition = 0 and type = 'personalization.ranking-followed.v1') f
        order by ranking_id, product_id, outcome, recorded_at),
    noted as (
        insert into outcomes (ranking_id, product_id, outcome, at)
        select ranking_id, product_id, outcome, recorded_at from told_before
        union all
        select ranking_id, '', outcome, min(recorded_at) from told_before group by ranking_id, outcome),
    counted as (
        insert into report_hours
        select hour, model, sum(rankings), sum(clicked), sum(added), sum(bought), sum(rankings_clicked),
            sum(rankings_added)
        from (
            select date_trunc('hour', recorded_at, 'UTC') as hour, data ->> 'model' as model, 1 as rankings,
                0 as clicked, 0 as added, 0 as bought, 0 as rankings_clicked, 0 as rankings_added
            from events where partition = 0 and type = 'personalization.ranking-served.v1'
            union all
            select date_trunc('hour', recorded_at, 'UTC'), model, 0, (outcome = 'clicked')::int,
                (outcome = 'added')::int, (outcome = 'bought')::int, 0, 0
            from told_before
            union all
            select date_trunc('hour', min(recorded_at), 'UTC'), min(model), 0, 0, 0, 0, (outcome = 'clicked')::int,
                (outcome = 'added')::int
            from told_before group by ranking_id, outcome) each
        group by hour, model)
insert into report_revenues
select date_trunc('hour', recorded_at, 'UTC'), model, currency, sum(amount)
from told_before where outcome = 'bought' and currency is not null
group by 1, 2, 3;
