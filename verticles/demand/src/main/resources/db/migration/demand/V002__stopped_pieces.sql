-- Pieces of a partly shipped order that will never leave, by the shipment that was to carry them: taken off what was
-- sold once, however often they are told, and not before the sale itself is known.
create table stopped_pieces (
    order_id    text collate "C" not null,
    shipment_id text collate "C" not null,
    offer_id    text collate "C" not null,
    pieces      bigint           not null,
    taken       boolean          not null default false,
    primary key (order_id, shipment_id, offer_id)
);
