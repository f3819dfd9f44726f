-- A look at the plan (filter, view, columns, order) under a name: a person's own, or shared with the council.

create table saved_filter (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  person_id bigint not null references person (id),
  name text not null,
  -- The words of the plan's address, read again by the same rule that reads an address.
  words jsonb not null default '{}',
  shared boolean not null default false,
  removed_at timestamptz,
  version int not null default 1,
  form_key uuid,
  primary key (council_id, id),
  constraint saved_filter_named check (length(name) between 1 and 80),
  constraint saved_filter_words_short check (length(words::text) <= 4000),
  constraint saved_filter_sent_once unique (council_id, form_key)
);
create unique index saved_filter_own_name on saved_filter (council_id, person_id, lower(name))
  where not shared and removed_at is null;
create unique index saved_filter_shared_name on saved_filter (council_id, lower(name))
  where shared and removed_at is null;
call los_protect('saved_filter');

-- Which saved filter the plan opens with, for each person.
create table usual_filter (
  council_id bigint not null default los_council() references council (id),
  person_id bigint not null references person (id),
  filter_id bigint not null,
  primary key (council_id, person_id),
  foreign key (council_id, filter_id) references saved_filter (council_id, id)
);
call los_protect('usual_filter');
grant delete on usual_filter to los_app;
