-- What people and machines did. A row is written before the act and gets its outcome after it; then it stays as it is.
create table audit_log (
    id text collate "C" primary key,
    at timestamptz not null,
    actor text,
    actor_kind text not null,
    role text not null,
    action text not null,
    method text not null,
    path text not null,
    subject text,
    request json,
    result json,
    status integer,
    outcome text,
    trace_id text not null,
    constraint outcome_is_known check (outcome in ('done', 'refused', 'failed')),
    constraint outcome_comes_with_status check ((status is null) = (outcome is null))
);

create index audit_log_by_actor on audit_log (actor, id desc);
create index audit_log_by_action on audit_log (action, id desc);
create index audit_log_by_subject on audit_log (subject, id desc);

-- The service has no statement that would do this; this is for whoever comes another way.
create function audit_log_is_for_ever() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.outcome is not null then
        raise exception 'the audit log is never changed' using constraint = 'audit_log_is_for_ever';
    end if;
    return new;
end
$$;

create trigger audit_log_is_for_ever before update or delete on audit_log
    for each row execute function audit_log_is_for_ever();
