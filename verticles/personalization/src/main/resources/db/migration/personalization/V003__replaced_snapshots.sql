-- A snapshot that was replaced stays for a time, parts and all, since a node that starts may be reading it.
alter table snapshots add column replaced_at timestamptz;
