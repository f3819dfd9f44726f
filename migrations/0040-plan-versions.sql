-- The plan as it stood when it was put to the board, and what was answered. Both stay as they were.
create table plan_version (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  number int not null,
  why text not null,
  meeting_on date not null,
  frozen jsonb not null,
  put_on date not null,
  put_by bigint references person (id),
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint plan_version_number_once unique (council_id, intervention_id, number),
  constraint plan_version_sent_once unique (council_id, form_key),
  constraint plan_version_why_given check (length(why) between 1 and 2000)
);

create table plan_version_answer (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  plan_version_id bigint not null,
  -- Whose answer it is: the board's as a whole, or one member's own.
  party text not null,
  answer text not null,
  reason text not null default '',
  answered_on date not null,
  answered_by bigint not null references person (id),
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, plan_version_id) references plan_version (council_id, id),
  constraint plan_version_answer_party_known check (party in ('the board', 'a member')),
  constraint plan_version_answer_known check (answer in ('agrees', 'does not agree', 'could not answer')),
  constraint plan_version_answer_explained check (answer = 'agrees' or length(reason) > 0),
  constraint plan_version_answer_sent_once unique (council_id, form_key)
);
create index plan_version_answer_of on plan_version_answer (council_id, plan_version_id, id);

call los_protect('plan_version');
call los_protect('plan_version_answer');
revoke update on plan_version, plan_version_answer from los_app;
