-- The plan that answers, the evidence that shows, the measures that tell.

create table objective (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  place int not null,
  title text not null,
  outcome text not null,
  owner_id bigint references person (id),
  ended_on date,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint objective_title_given check (length(title) between 1 and 300)
);
create index objective_intervention on objective (council_id, intervention_id, place, id);

create table action (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  reference text not null,
  title text not null,
  detail text not null default '',
  owner_id bigint references person (id),
  partner text,
  success_measure text not null default '',
  evidence_wanted text not null default '',
  start_on date,
  first_due_on date,
  due_on date,
  sustain_days int not null default 90,
  started_on date,
  done_on date,
  done_by bigint references person (id),
  cancelled_on date,
  cancelled_why text,
  last_update_on date,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint action_reference_unique unique (council_id, intervention_id, reference),
  constraint action_title_given check (length(title) between 1 and 500),
  constraint action_first_promise_kept check ((first_due_on is null) = (due_on is null)),
  constraint action_cancelled_told check (cancelled_on is null or cancelled_why is not null)
);
create index action_intervention on action (council_id, intervention_id, id);
create index action_owner on action (council_id, owner_id);

create table action_objective (
  council_id bigint not null default los_council() references council (id),
  action_id bigint not null,
  objective_id bigint not null,
  primary key (council_id, action_id, objective_id),
  foreign key (council_id, action_id) references action (council_id, id),
  foreign key (council_id, objective_id) references objective (council_id, id)
);
create index action_objective_back on action_objective (council_id, objective_id);

create table action_requirement (
  council_id bigint not null default los_council() references council (id),
  action_id bigint not null,
  requirement_id bigint not null,
  primary key (council_id, action_id, requirement_id),
  foreign key (council_id, action_id) references action (council_id, id),
  foreign key (council_id, requirement_id) references requirement (council_id, id)
);
create index action_requirement_back on action_requirement (council_id, requirement_id);

create table objective_requirement (
  council_id bigint not null default los_council() references council (id),
  objective_id bigint not null,
  requirement_id bigint not null,
  primary key (council_id, objective_id, requirement_id),
  foreign key (council_id, objective_id) references objective (council_id, id),
  foreign key (council_id, requirement_id) references requirement (council_id, id)
);

create table milestone (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint not null,
  title text not null,
  due_on date,
  reached_on date,
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id)
);
create index milestone_action on milestone (council_id, action_id, id);

-- What an owner said on a day; a new row each time, never changed.
create table action_update (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint not null,
  person_id bigint not null references person (id),
  said_on date not null,
  happened text not null,
  next text not null default '',
  forecast_on date,
  help text not null default '',
  added_at timestamptz not null default clock_timestamp(),
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  constraint action_update_said check (length(happened) > 0),
  constraint action_update_sent_once unique (council_id, form_key)
);
create index action_update_action on action_update (council_id, action_id, said_on desc, id desc);

-- The first promise stays on the action; each move is kept with its reason and who agreed to it.
create table action_move (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint not null,
  moved_on date not null,
  from_on date not null,
  to_on date not null,
  reason text not null,
  asked_by bigint references person (id),
  agreed_by bigint not null references person (id),
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  constraint action_move_told check (length(reason) > 0),
  constraint action_move_moves check (from_on <> to_on)
);
create index action_move_action on action_move (council_id, action_id, id);

-- A later look at a finished action, by someone who is not its owner. A relapse is kept as one.
create table action_recheck (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint not null,
  checked_on date not null,
  checked_by bigint not null references person (id),
  finding text not null,
  words text not null default '',
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  constraint action_recheck_finding_known check (finding in ('sustained', 'relapsed'))
);
create index action_recheck_action on action_recheck (council_id, action_id, id);

create table evidence (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  title text not null,
  kind text not null,
  shows text not null default '',
  period_from date,
  period_to date,
  added_on date not null,
  added_by bigint references person (id),
  document_id bigint,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  foreign key (council_id, document_id) references document (council_id, id),
  constraint evidence_title_given check (length(title) between 1 and 300),
  constraint evidence_kind_known check (kind in ('data', 'audit', 'observation', 'voice of children', 'voice of staff', 'partner', 'inspection')),
  constraint evidence_period_in_order check (period_to >= period_from)
);
create index evidence_intervention on evidence (council_id, intervention_id, id);

create table measure (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  name text not null,
  definition text not null default '',
  numerator text not null default '',
  denominator text not null default '',
  source text not null default '',
  unit text not null default '%',
  polarity text not null,
  target numeric,
  stale_after_days int not null default 62,
  owner_id bigint references person (id),
  ended_on date,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  constraint measure_name_given check (length(name) between 1 and 200),
  constraint measure_polarity_known check (polarity in ('higher is better', 'lower is better', 'neutral'))
);
create index measure_intervention on measure (council_id, intervention_id, id);

-- A revised value is a new row with a later vintage; the earlier one stays.
create table observation (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  measure_id bigint not null,
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
  constraint observation_once unique (council_id, measure_id, period, vintage),
  constraint observation_month check (extract(day from period) = 1)
);

create table objective_measure (
  council_id bigint not null default los_council() references council (id),
  objective_id bigint not null,
  measure_id bigint not null,
  primary key (council_id, objective_id, measure_id),
  foreign key (council_id, objective_id) references objective (council_id, id),
  foreign key (council_id, measure_id) references measure (council_id, id)
);

create table evidence_claim (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  evidence_id bigint not null,
  action_id bigint,
  requirement_id bigint,
  measure_id bigint,
  primary key (council_id, id),
  foreign key (council_id, evidence_id) references evidence (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  foreign key (council_id, requirement_id) references requirement (council_id, id),
  foreign key (council_id, measure_id) references measure (council_id, id),
  constraint evidence_claim_of_one check (num_nonnulls(action_id, requirement_id, measure_id) = 1),
  constraint evidence_claim_once unique nulls not distinct (council_id, evidence_id, action_id, requirement_id, measure_id)
);
create index evidence_claim_action on evidence_claim (council_id, action_id);
create index evidence_claim_requirement on evidence_claim (council_id, requirement_id);
create index evidence_claim_measure on evidence_claim (council_id, measure_id);

alter table occurrence add foreign key (council_id, evidence_id) references evidence (council_id, id);

create table pack (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  title text not null,
  meeting_on date not null,
  report jsonb not null,
  made_on date not null,
  made_by bigint references person (id),
  issued_at timestamptz,
  issued_by bigint references person (id),
  file_sha256 bytea,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  foreign key (council_id, file_sha256) references file (council_id, sha256),
  constraint pack_issued_whole check ((issued_at is null) = (file_sha256 is null))
);

create function pack_stays() returns trigger language plpgsql as $$
begin
  if old.issued_at is not null then
    raise exception 'an issued pack is frozen' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger pack_is_frozen before update or delete on pack for each row execute function pack_stays();

call los_protect('objective');
call los_protect('action');
call los_protect('action_objective');
call los_protect('action_requirement');
call los_protect('objective_requirement');
call los_protect('milestone');
call los_protect('action_update');
call los_protect('action_move');
call los_protect('action_recheck');
call los_protect('evidence');
call los_protect('measure');
call los_protect('observation');
call los_protect('objective_measure');
call los_protect('evidence_claim');
call los_protect('pack');

grant delete on action_objective, action_requirement, objective_requirement, objective_measure, evidence_claim to los_app;
revoke update on action_update, action_move, action_recheck, observation from los_app;
