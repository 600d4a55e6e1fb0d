-- pending: the provider has taken a refund on and will say how it ends
alter table transfers drop constraint transfer_state_is_known;
alter table transfers add constraint transfer_state_is_known
    check (state in ('requested', 'pending', 'moved', 'failed'));
