create table notes (note text not null, position bigint generated always as identity);
