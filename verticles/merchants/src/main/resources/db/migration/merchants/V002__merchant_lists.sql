-- For staff, who look for a merchant among many by any part of what they know of it, and sort by name and state.
create index merchants_by_part on merchants
    using gin (trigrams(folded(name || ' ' || email || ' ' || coalesce(external_ref, ''))));
create index merchants_by_name on merchants ((left(folded(name), 80)) collate "C", id);
create index merchants_by_status on merchants ((status) collate "C", id);
