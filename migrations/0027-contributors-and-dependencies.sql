-- An action has one accountable owner; others contribute to it, and it may wait for other actions.

create table action_contributor (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint not null,
  person_id bigint references person (id),
  -- An agency or body outside, by its name.
  body text,
  contributes text not null default '',
  folded text generated always as (los_folded(coalesce(body, '') || ' ' || contributes)) stored,
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  constraint action_contributor_of_one check (num_nonnulls(person_id, body) = 1),
  constraint action_contributor_body_named check (length(body) between 1 and 200),
  constraint action_contributor_words_short check (length(contributes) <= 1000)
);
create unique index action_contributor_person_once on action_contributor (council_id, action_id, person_id)
  where person_id is not null;
create unique index action_contributor_body_once on action_contributor (council_id, action_id, lower(body))
  where body is not null;
call los_protect('action_contributor');
grant delete on action_contributor to los_app;

-- Is this agency among the contributors, by its own name or through one of its people who has a place here now?
-- The same as visibleTo() asks of an action's contributors.
create function agency_contributes(council bigint, wanted bigint, agency text) returns boolean
  language sql stable parallel safe
  return exists (
    select from action_contributor c
    left join role_grant g on g.council_id = c.council_id and g.person_id = c.person_id and g.ended_at is null
      and g.role = 'partner'
    where c.council_id = council and c.action_id = wanted and coalesce(c.body, g.partner) = agency
  );

-- That there is no circle is a rule: a row cannot see it.
create table action_dependency (
  council_id bigint not null default los_council() references council (id),
  action_id bigint not null,
  waits_for_id bigint not null,
  why text not null default '',
  primary key (council_id, action_id, waits_for_id),
  foreign key (council_id, action_id) references action (council_id, id),
  foreign key (council_id, waits_for_id) references action (council_id, id),
  constraint action_dependency_of_another check (action_id <> waits_for_id),
  constraint action_dependency_why_short check (length(why) <= 1000)
);
create index action_dependency_back on action_dependency (council_id, waits_for_id);
call los_protect('action_dependency');
grant delete on action_dependency to los_app;
