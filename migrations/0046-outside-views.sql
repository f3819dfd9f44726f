-- How somebody outside the council sees an objective or an action: the commissioner, the chair, the department. Nothing
-- said is changed or taken away: each person's latest counts, earlier ones stay, a withdrawal stands beside what it withdraws.

create table outside_view (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint,
  objective_id bigint,
  person_id bigint not null references person (id),
  -- As what they spoke on that day; roles change.
  role text not null,
  view text not null,
  words text not null,
  said_on date not null,
  form_key uuid,
  folded text generated always as (los_folded(words)) stored,
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  foreign key (council_id, objective_id) references objective (council_id, id),
  constraint outside_view_of_one check (num_nonnulls(action_id, objective_id) = 1),
  constraint outside_view_known check (view in ('on course', 'at risk', 'off course')),
  constraint outside_view_said check (length(words) between 1 and 2000),
  constraint outside_view_sent_once unique (council_id, form_key)
);
create index outside_view_action on outside_view (council_id, action_id, id) where action_id is not null;
create index outside_view_objective on outside_view (council_id, objective_id, id) where objective_id is not null;

create table outside_view_withdrawal (
  council_id bigint not null default los_council() references council (id),
  outside_view_id bigint not null,
  why text not null,
  withdrawn_on date not null,
  primary key (council_id, outside_view_id),
  foreign key (council_id, outside_view_id) references outside_view (council_id, id),
  constraint outside_view_withdrawal_told check (length(why) between 1 and 1000)
);

call los_protect('outside_view');
call los_protect('outside_view_withdrawal');
revoke update on outside_view, outside_view_withdrawal from los_app;
