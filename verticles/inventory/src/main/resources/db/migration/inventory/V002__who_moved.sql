-- Who moved stock by hand or by import; null for what an order did and for what was before this.
alter table movements add column actor text;
