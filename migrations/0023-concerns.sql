-- The same concern across inspections, letters and reports, as people confirmed, rejected, joined and closed it.
-- Proposals are computed and kept nowhere; what a person said of one is.

create table concern (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  name text not null,
  -- Rejected: a person said that these are not one concern. Taken back: that decision was undone.
  state text not null,
  joined_to_id bigint,
  decided_by bigint references person (id),
  decided_at timestamptz not null default clock_timestamp(),
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  foreign key (council_id, joined_to_id) references concern (council_id, id),
  constraint concern_named check (length(name) between 1 and 200),
  constraint concern_state_known check (state in ('confirmed', 'rejected', 'joined', 'taken back')),
  constraint concern_joined_to_one check ((state = 'joined') = (joined_to_id is not null))
);
create index concern_intervention on concern (council_id, intervention_id, id);

-- One that was removed stays as a row: it is not proposed for the same concern again.
create table concern_member (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  concern_id bigint not null,
  provision_id bigint not null,
  -- The concern it came from when two were joined, so that they can be parted again.
  came_from_id bigint,
  removed_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references concern (council_id, id),
  foreign key (council_id, provision_id) references provision (council_id, id),
  foreign key (council_id, came_from_id) references concern (council_id, id),
  constraint concern_member_once unique (council_id, concern_id, provision_id)
);
create index concern_member_provision on concern_member (council_id, provision_id);

-- Somebody said that it was dealt with, from a day. Said, not ticked: a later document may raise it again.
create table concern_closing (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  concern_id bigint not null,
  closed_on date not null,
  why text not null,
  said_by bigint references person (id),
  said_at timestamptz not null default clock_timestamp(),
  taken_back_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references concern (council_id, id),
  constraint concern_closing_told check (length(why) > 0)
);
-- One closing a day, so that a double press says it once.
create unique index concern_closing_once on concern_closing (council_id, concern_id, closed_on) where taken_back_at is null;

call los_protect('concern');
call los_protect('concern_member');
call los_protect('concern_closing');

alter table concern add column folded text generated always as (los_folded(name)) stored;
