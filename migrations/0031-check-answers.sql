-- A problem the plan checks raise is computed; an answer names one by the words that made it, and holds while they stand.

create table check_answer (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  action_id bigint,
  requirement_id bigint,
  check_name text not null,
  problem text not null,
  quote text not null,
  why text not null,
  answered_by bigint references person (id),
  answered_at timestamptz not null default clock_timestamp(),
  reopened_by bigint references person (id),
  reopened_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  -- An import that is undone takes its actions away, and what was said of their words with them.
  foreign key (council_id, action_id) references action (council_id, id) on delete cascade,
  foreign key (council_id, requirement_id) references requirement (council_id, id),
  constraint check_answer_of_one check (num_nonnulls(action_id, requirement_id) = 1),
  constraint check_answer_told check (length(why) between 1 and 5000)
);
create index check_answer_intervention on check_answer (council_id, intervention_id, id);
create index check_answer_action on check_answer (council_id, action_id);
-- A problem is answered once at a time, however often the form is sent.
create unique index check_answer_once
  on check_answer (council_id, coalesce(action_id, 0), coalesce(requirement_id, 0), md5(problem)) where reopened_at is null;

call los_protect('check_answer');
