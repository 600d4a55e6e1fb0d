-- For staff, who look for a customer among many by any part of what they know of him, and sort by name and address.
create index accounts_by_part on accounts using gin (trigrams(folded(email || ' ' || coalesce(name, ''))));
create index accounts_by_name on accounts ((left(folded(coalesce(name, '')), 80)) collate "C", id)
    where role = 'customer';
create index accounts_by_email on accounts ((left(folded(email), 80)) collate "C", id) where role = 'customer';
create index accounts_of_merchant on accounts (merchant_id, id) where merchant_id is not null;
