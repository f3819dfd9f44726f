-- Lists of single children for the council's own managers: off unless the council switches them on, and then under
-- pseudonyms, for some days, and for those who say why they look (docs/decisions/0006).

-- What was decided, and why; the latest says what holds.
create table child_list_switch (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  is_on boolean not null,
  names text not null,
  days int not null,
  why text not null,
  said_at timestamptz not null default clock_timestamp(),
  said_by bigint not null references person (id),
  form_key uuid,
  primary key (council_id, id),
  constraint child_list_switch_names_known check (names in ('pseudonym', 'local identifier')),
  constraint child_list_switch_days_few check (days between 1 and 31),
  constraint child_list_switch_told check (length(why) between 1 and 500),
  constraint child_list_switch_sent_once unique (council_id, form_key)
);
call los_protect('child_list_switch');
revoke update on child_list_switch from los_app;

-- What pseudonyms are made with. Without it nobody can tell which child a pseudonym stands for, so it goes when the lists
-- are switched off.
create table child_list_key (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  secret bytea not null,
  primary key (council_id, id),
  constraint child_list_key_one unique (council_id),
  constraint child_list_key_long check (length(secret) = 32)
);
call los_protect('child_list_key');
revoke update on child_list_key from los_app;
grant delete on child_list_key to los_app;

create table child_list (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  return_id bigint not null,
  kind text not null,
  names text not null,
  snapshot_on date not null,
  expires_on date not null,
  primary key (council_id, id),
  foreign key (council_id, return_id) references child_return (council_id, id),
  constraint child_list_once unique (council_id, kind),
  constraint child_list_names_known check (names in ('pseudonym', 'local identifier'))
);
call los_protect('child_list');
revoke update on child_list from los_app;
grant delete on child_list to los_app;

-- No name, no date of birth, no address: only what the manager of a team needs to find the case and see how late it is.
create table child_list_row (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  list_id bigint not null,
  child text not null,
  team text not null,
  due_on date,
  days_overdue int,
  primary key (council_id, id),
  foreign key (council_id, list_id) references child_list (council_id, id) on delete cascade
);
create index child_list_row_list on child_list_row (council_id, list_id, days_overdue desc nulls first, id);
call los_protect('child_list_row');
revoke update on child_list_row from los_app;
grant delete on child_list_row to los_app;

-- Who opened a list and why; that it was opened stays in the record when the list is gone.
create table child_list_opening (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  list_id bigint not null,
  person_id bigint not null references person (id),
  why text not null,
  opened_at timestamptz not null,
  open_until timestamptz not null,
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, list_id) references child_list (council_id, id) on delete cascade,
  constraint child_list_opening_told check (length(why) between 1 and 500),
  constraint child_list_opening_sent_once unique (council_id, form_key)
);
create index child_list_opening_person on child_list_opening (council_id, list_id, person_id, open_until);
call los_protect('child_list_opening');
revoke update on child_list_opening from los_app;
grant delete on child_list_opening to los_app;
