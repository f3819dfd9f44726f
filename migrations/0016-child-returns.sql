-- What came of a child-level return: its counts, and what was wrong with it. The rows themselves are never kept.

create table child_return (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  files text[] not null,
  state text not null default 'being read',
  why text not null default '',
  kind text,
  snapshot_on date,
  population int,
  row_count int not null default 0,
  problem_count int not null default 0,
  warning_count int not null default 0,
  outcome jsonb,
  brought_at timestamptz not null default clock_timestamp(),
  brought_by bigint references person (id),
  form_key uuid,
  primary key (council_id, id),
  constraint child_return_state_known check (state in ('being read', 'read', 'unreadable')),
  constraint child_return_kind_known check (kind in ('annex-a', 'ssda903', 'cin-census')),
  constraint child_return_read_whole check (state <> 'read' or num_nonnulls(kind, snapshot_on, outcome) = 3),
  constraint child_return_population_positive check (population > 0),
  constraint child_return_sent_once unique (council_id, form_key)
);
create index child_return_newest on child_return (council_id, snapshot_on desc, id desc);

call los_protect('child_return');

-- Places and rules. A value stands here only where it can name no child: see src/children/kept-problem.ts.
create table child_return_problem (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  return_id bigint not null,
  list text not null,
  row_number int,
  column_name text,
  value text,
  rule text not null,
  severity text not null,
  message text not null,
  cure text not null,
  primary key (council_id, id),
  foreign key (council_id, return_id) references child_return (council_id, id),
  constraint child_return_problem_severity_known check (severity in ('problem', 'warning'))
);
create index child_return_problem_return on child_return_problem (council_id, return_id, id);

call los_protect('child_return_problem');
-- They are written once, with the return.
revoke update on child_return_problem from los_app;
