-- Several actions changed at once: what was wanted, what each was before, and whether it was undone.

create table bulk_change (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  made_on date not null,
  made_by bigint not null references person (id),
  -- What was wanted, in words for a person to read.
  said text not null,
  why text not null default '',
  -- Each action as it was, and the version that the change gave it.
  before jsonb not null,
  undone_on date,
  undone_by bigint references person (id),
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint bulk_change_of_something check (jsonb_array_length(before) > 0),
  constraint bulk_change_undone_whole check ((undone_on is null) = (undone_by is null)),
  constraint bulk_change_sent_once unique (council_id, form_key)
);
create index bulk_change_intervention on bulk_change (council_id, intervention_id, id desc);
call los_protect('bulk_change');
