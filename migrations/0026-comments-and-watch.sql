-- What people say to each other of a thing, and who wants to hear of it. Nothing said is changed or taken away: a correction
-- is another wording, a withdrawal stands beside what it withdraws.

create table comment (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint,
  objective_id bigint,
  requirement_id bigint,
  measure_id bigint,
  person_id bigint not null references person (id),
  -- Kept from partner agencies.
  council_only boolean not null,
  said_at timestamptz not null,
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  foreign key (council_id, objective_id) references objective (council_id, id),
  foreign key (council_id, requirement_id) references requirement (council_id, id),
  foreign key (council_id, measure_id) references measure (council_id, id),
  constraint comment_of_one check (num_nonnulls(action_id, objective_id, requirement_id, measure_id) = 1),
  -- Only an action is a partner's own.
  constraint comment_partners_read_of_actions check (council_only or action_id is not null),
  constraint comment_sent_once unique (council_id, form_key)
);
create index comment_action on comment (council_id, action_id, id) where action_id is not null;
create index comment_objective on comment (council_id, objective_id, id) where objective_id is not null;
create index comment_requirement on comment (council_id, requirement_id, id) where requirement_id is not null;
create index comment_measure on comment (council_id, measure_id, id) where measure_id is not null;

create table comment_wording (
  council_id bigint not null default los_council() references council (id),
  comment_id bigint not null,
  number int not null,
  words text not null,
  said_at timestamptz not null,
  folded text generated always as (los_folded(words)) stored,
  primary key (council_id, comment_id, number),
  foreign key (council_id, comment_id) references comment (council_id, id),
  constraint comment_wording_said check (length(words) between 1 and 4000)
);

create table comment_mention (
  council_id bigint not null default los_council() references council (id),
  comment_id bigint not null,
  number int not null,
  person_id bigint not null references person (id),
  primary key (council_id, comment_id, number, person_id),
  foreign key (council_id, comment_id, number) references comment_wording (council_id, comment_id, number)
);

create table comment_withdrawal (
  council_id bigint not null default los_council() references council (id),
  comment_id bigint not null,
  person_id bigint not null references person (id),
  why text not null,
  said_at timestamptz not null,
  primary key (council_id, comment_id),
  foreign key (council_id, comment_id) references comment (council_id, id),
  constraint comment_withdrawal_told check (length(why) between 1 and 1000)
);

call los_protect('comment');
call los_protect('comment_wording');
call los_protect('comment_mention');
call los_protect('comment_withdrawal');
revoke update on comment, comment_wording, comment_mention, comment_withdrawal from los_app;

-- What somebody chose for themselves. Owners and those mentioned watch without a row until they say otherwise.
create table watch (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  person_id bigint not null references person (id),
  action_id bigint,
  objective_id bigint,
  -- Of an objective: its actions as well, those to come included.
  with_actions boolean not null default false,
  watching boolean not null,
  since timestamptz not null,
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  foreign key (council_id, objective_id) references objective (council_id, id),
  constraint watch_of_one check (num_nonnulls(action_id, objective_id) = 1),
  constraint watch_actions_of_objective check (not with_actions or objective_id is not null),
  constraint watch_once unique nulls not distinct (council_id, person_id, action_id, objective_id)
);
create index watch_action on watch (council_id, action_id) where action_id is not null;
create index watch_objective on watch (council_id, objective_id) where objective_id is not null;
call los_protect('watch');

-- Up to when somebody has read what changed.
create table watch_look (
  council_id bigint not null default los_council() references council (id),
  person_id bigint not null references person (id),
  looked_at timestamptz not null,
  primary key (council_id, person_id)
);
call los_protect('watch_look');
