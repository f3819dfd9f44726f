-- A council's own plan as it was brought in: the file, what each column was taken for, and what came of each row.

create table plan_import (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  file_sha256 bytea not null,
  file_name text not null,
  state text not null default 'draft',
  columns jsonb,
  answers jsonb not null default '{}',
  kept jsonb,
  made jsonb,
  begun_by bigint references person (id),
  begun_at timestamptz not null default clock_timestamp(),
  imported_on date,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  foreign key (council_id, file_sha256) references file (council_id, sha256),
  constraint plan_import_state_known check (state in ('draft', 'imported', 'undone')),
  constraint plan_import_whole check (state = 'draft' or num_nonnulls(kept, made, imported_on) = 3)
);
create index plan_import_intervention on plan_import (council_id, intervention_id, id);

call los_protect('plan_import');

-- An import that nobody has built on may be undone. Updates, moves, evidence and all else that hangs on an action
-- keep it by their foreign keys, and the record keeps what was undone.
grant delete on action, objective to los_app;
