-- What takes two people. A proposal is decided once, by somebody else than whoever made it.
create table approvals (
    id text collate "C" primary key,
    action text not null,
    subject text not null,
    reason text not null,
    status text not null default 'waiting',
    proposed_by text not null,
    proposed_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz,
    constraint approvals_status_is_known check (status in ('waiting', 'approved', 'declined')),
    constraint approvals_decided_by_another check (decided_by <> proposed_by),
    constraint approvals_decided_by_somebody check ((status = 'waiting') = (decided_by is null))
);

create index approvals_by_status on approvals (status, id desc);
create index approvals_by_subject on approvals (action, subject) where status = 'waiting';
