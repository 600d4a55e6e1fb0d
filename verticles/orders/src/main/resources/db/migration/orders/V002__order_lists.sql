-- For staff, who look for large and small orders, and for a customer of whom they know how the address begins.
create index orders_by_total on orders (total_minor desc, id desc);
create index orders_by_beginning_of_email on orders (lower(email) text_pattern_ops);
