-- How many unfinished actions one owner of a case can carry, where the council says it; without a row it is the usual
-- number of the plan checks. What it was before, who said it and when, the record tells.
create table plan_limit (
  council_id bigint not null default los_council() references council (id),
  intervention_id bigint not null,
  carries int not null,
  why text not null,
  version int not null default 1,
  primary key (council_id, intervention_id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint plan_limit_carries_possible check (carries between 1 and 99),
  constraint plan_limit_why_given check (length(why) between 1 and 500)
);

call los_protect('plan_limit');
