-- For whoever knows how a parcel's number begins.
create index shipments_by_tracking on shipments (lower(tracking_number) text_pattern_ops)
    where tracking_number is not null;
