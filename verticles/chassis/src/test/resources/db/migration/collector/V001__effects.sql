create table effects (
    event_id text not null constraint effects_taken_once unique,
    subject text not null,
    number integer not null,
    position bigint generated always as identity
);
