-- Commands by the key their caller gave them; answer is null only while the command's transaction runs.
create table idempotency_keys (
    actor text not null,
    key text not null,
    fingerprint text not null,
    answer text,
    created_at timestamptz not null default now(),
    primary key (actor, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);
