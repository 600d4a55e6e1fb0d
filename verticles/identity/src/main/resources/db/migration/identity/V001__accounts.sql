-- People and shoppers; one e-mail address, one account. A customer brought in from elsewhere has no password yet.
create table accounts (
    id            text collate "C" primary key,
    version       bigint      not null constraint accounts_version_counts check (version > 0),
    email         text        not null,
    password_hash text,
    role          text        not null constraint accounts_role_known
        check (role in ('admin', 'operator', 'viewer', 'merchant', 'customer')),
    merchant_id   text,
    name          text,
    addresses     json        not null default '[]',
    external_ref  text        constraint accounts_external_ref_once unique,
    created_at    timestamptz not null,
    constraint accounts_of_merchants_name_theirs check ((role = 'merchant') = (merchant_id is not null))
);

create unique index accounts_email_once on accounts (lower(email));

-- The key that signs access tokens. The first node to start makes it.
create table signing_keys (
    one        boolean primary key default true constraint signing_keys_only_one check (one),
    jwk        json        not null,
    created_at timestamptz not null
);

-- A line begins with a sign-in; each refresh uses one token up and adds the next.
create table refresh_tokens (
    hash       text primary key,
    line       text        not null,
    account_id text        not null references accounts (id),
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index refresh_tokens_of_line on refresh_tokens (line);
create index refresh_tokens_expiring on refresh_tokens (expires_at);

create table api_keys (
    id          text primary key,
    name        text        not null,
    role        text        not null,
    merchant_id text,
    hash        text        not null constraint api_keys_secret_once unique,
    created_at  timestamptz not null
);

-- Failed sign-ins per account and address, within a window.
create table failed_logins (
    email    text        not null,
    address  text        not null,
    failures integer     not null,
    since    timestamptz not null,
    primary key (email, address)
);

create index failed_logins_since on failed_logins (since);
