-- How well the plan was written on a day: a count of that day's words, which later cannot be counted again.

create table plan_score (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  counted_on date not null,
  actions int not null,
  clear int not null,
  answered int not null,
  by_check jsonb not null,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint plan_score_once_a_day unique (council_id, intervention_id, counted_on),
  constraint plan_score_true check (clear between 0 and actions and answered >= 0)
);

call los_protect('plan_score');
revoke update on plan_score from los_app;
