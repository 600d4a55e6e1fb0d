-- A page of an offer's movements is read along this, and what was on hand before it is counted along it.
create index movements_in_order on movements (offer_id, id);
