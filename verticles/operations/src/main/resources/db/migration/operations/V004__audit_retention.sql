-- Nothing is ever changed, and nothing taken out but what is older than its owner wants to keep it, oldest first.
create or replace function audit_log_is_for_ever() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('tradewind.audit_log_forgets', true) = 'yes' then
        return old;
    end if;
    if tg_op = 'DELETE' or old.outcome is not null then
        raise exception 'the audit log is never changed' using constraint = 'audit_log_is_for_ever';
    end if;
    return new;
end
$$;

create function forget_audit_log(before text, at_once integer) returns integer language plpgsql as $$
declare
    forgotten integer;
begin
    perform set_config('tradewind.audit_log_forgets', 'yes', true);
    delete from audit_log where id in (
        select id from audit_log where id < before collate "C" order by id limit at_once for update skip locked);
    get diagnostics forgotten = row_count;
    perform set_config('tradewind.audit_log_forgets', 'no', true);
    return forgotten;
end
$$;
