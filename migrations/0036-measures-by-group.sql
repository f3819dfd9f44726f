-- The same measure for a team, or for a group of children: what the whole hides. And the council's own standards.

create table measure_group (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  kind text not null,
  name text not null,
  -- Who answers for a team: theirs is the first they see.
  manager_id bigint references person (id),
  ended_on date,
  version int not null default 1,
  primary key (council_id, id),
  constraint measure_group_kind_known check (kind in ('team', 'gender', 'ethnicity', 'disability')),
  constraint measure_group_name_given check (length(name) between 1 and 200),
  constraint measure_group_of_team check (manager_id is null or kind = 'team')
);
create unique index measure_group_once on measure_group (council_id, kind, lower(name));
create index measure_group_manager on measure_group (council_id, manager_id) where manager_id is not null;
call los_protect('measure_group');

-- Like an observation: a revised value is a new row with a later vintage, and the earlier one stays.
create table group_observation (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  measure_id bigint not null,
  group_id bigint not null,
  period date not null,
  vintage int not null default 1,
  numerator numeric,
  denominator numeric,
  value numeric not null,
  added_on date not null,
  added_by bigint references person (id),
  note text not null default '',
  primary key (council_id, id),
  foreign key (council_id, measure_id) references measure (council_id, id),
  foreign key (council_id, group_id) references measure_group (council_id, id),
  constraint group_observation_once unique (council_id, measure_id, group_id, period, vintage)
);
create index group_observation_group on group_observation (council_id, group_id, measure_id, period, vintage desc);
call los_protect('group_observation');
revoke update on group_observation from los_app;
create trigger group_observation_fits_rhythm before insert on group_observation
  for each row execute function observation_fits();

-- What the council holds itself to where no national definition gives a number. The latest said of a day holds from it;
-- null is the usual number again.
create table local_standard (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  kind text not null,
  number int,
  holds_from date not null,
  why text not null,
  said_on date not null,
  said_by bigint references person (id),
  form_key uuid,
  primary key (council_id, id),
  constraint local_standard_kind_known
    check (kind in ('protectionVisit', 'lastSeen', 'careVisit', 'seenAloneFrom', 'supervision')),
  constraint local_standard_number_likely check (number between 0 and 366),
  constraint local_standard_told check (length(why) between 1 and 500),
  constraint local_standard_sent_once unique (council_id, form_key)
);
call los_protect('local_standard');
revoke update on local_standard from los_app;
