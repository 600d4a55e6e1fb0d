-- Which orders are believed to be good by now is looked for again and again: only those of which that is open.
create index scores_unsettled on scores (scored_at) where outcome is null and score->>'decision' <> 'reject';
