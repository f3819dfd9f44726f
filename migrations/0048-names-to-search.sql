-- Actions are found by their owner's name, which is folded once and not at each look.
alter table person add column folded text generated always as (los_folded(name)) stored;
