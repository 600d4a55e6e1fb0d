-- Since when somebody may not sign in, and a key opens nothing.
alter table accounts add column disabled_at timestamptz;
alter table api_keys add column disabled_at timestamptz;

-- Few among many customers.
create index accounts_of_staff on accounts (id) where role <> 'customer';
