-- Types of events that a build which did not know them has passed over, each with the position after which the first of
-- them lies: {"since": {"payments.refund-returned.v1": {"epoch": 0, "tx": 1, "id": 2}}}. Null when there are none.
alter table cursors add column passed_over json;
