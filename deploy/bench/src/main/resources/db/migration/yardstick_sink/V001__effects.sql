-- What a consumer typically keeps: a row per subject, brought up to date by each batch.
create table effects (
    subject text primary key,
    events bigint not null
);
