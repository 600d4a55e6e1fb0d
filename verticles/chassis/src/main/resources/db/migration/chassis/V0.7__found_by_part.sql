-- A text as people look for it: without case and accents.
create function folded(given text) returns text language sql immutable strict parallel safe
    return lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g'));

-- Each three characters in a row, for an index that finds a text by any part of it: whoever has all of a part's is looked
-- at. It costs so much that no plan works it out row by row where an index has it.
create function trigrams(given text) returns text[] language sql immutable strict parallel safe cost 1000
    return array(select distinct substr(given, start, 3) from generate_series(1, length(given) - 2) as start);
