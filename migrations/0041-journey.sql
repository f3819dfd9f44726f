-- The journey the plan is a part of: what it is all for, and the phases on the way.
create table plan_vision (
  council_id bigint not null default los_council() references council (id),
  intervention_id bigint not null,
  words text not null,
  version int not null default 1,
  primary key (council_id, intervention_id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint plan_vision_given check (length(words) between 1 and 4000)
);

create table plan_phase (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  title text not null,
  from_on date not null,
  to_on date not null,
  by_then text not null default '',
  version int not null default 1,
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint plan_phase_title_given check (length(title) between 1 and 200),
  constraint plan_phase_in_order check (to_on > from_on),
  constraint plan_phase_sent_once unique (council_id, form_key)
);
create index plan_phase_of on plan_phase (council_id, intervention_id, from_on, id);

call los_protect('plan_vision');
call los_protect('plan_phase');
grant delete on plan_phase to los_app;
