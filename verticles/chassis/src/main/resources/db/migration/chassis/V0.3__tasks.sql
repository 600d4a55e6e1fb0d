-- Durable timers and work. A claimed task carries its lease's number and can be claimed anew when the lease has run
-- out; generation counts how often the task was scheduled, so that a task moved while it is worked on is not
-- forgotten with that work.
create sequence task_leases;

create table tasks (
    kind text not null,
    key text not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    payload text not null,
    generation bigint not null default 0,
    lease bigint,
    leased_until timestamptz,
    cancelled boolean not null default false,
    primary key (kind, key)
) with (fillfactor = 70);

create index tasks_by_due_time on tasks (kind, due_at);
