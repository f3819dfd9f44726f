-- Documents as they came, what the reader proposed, what people decided, and what is owed when.

create table intervention (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  name text not null,
  subject text not null default 'children''s social care',
  begun_on date not null,
  closed_on date,
  primary key (council_id, id),
  constraint intervention_name_given check (length(name) between 1 and 200)
);

-- Content-addressed: the same bytes are kept once per council, and one backup holds all.
create table file (
  council_id bigint not null default los_council() references council (id),
  sha256 bytea not null,
  size bigint not null,
  content bytea not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (council_id, sha256),
  constraint file_hash_true check (sha256 = sha256(content) and size = length(content))
);
alter table file alter column content set storage external;

create table document (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  file_sha256 bytea not null,
  name text not null,
  media_type text not null,
  words text not null,
  pages jsonb not null default '[]',
  added_by bigint references person (id),
  added_at timestamptz not null default clock_timestamp(),
  primary key (council_id, id),
  foreign key (council_id, file_sha256) references file (council_id, sha256),
  constraint document_once unique (council_id, file_sha256)
);

create table instrument (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  document_id bigint not null,
  kind text not null,
  title text not null,
  short_title text not null,
  addressee text,
  issuer text,
  signatory text,
  dated date,
  in_force_on date,
  ended_on date,
  ended_how text,
  ended_by_id bigint,
  ended_source text,
  reader text not null,
  reading jsonb not null,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  foreign key (council_id, document_id) references document (council_id, id),
  foreign key (council_id, ended_by_id) references instrument (council_id, id),
  constraint instrument_document_once unique (council_id, document_id),
  constraint instrument_ended_known check (ended_how in ('superseded', 'revoked', 'withdrawn', 'closed')),
  constraint instrument_ended_whole check ((ended_on is null) = (ended_how is null)),
  constraint instrument_ended_cited check (ended_on is null or ended_source is not null)
);

create table provision (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  instrument_id bigint not null,
  place int not null,
  clause text,
  kind text not null,
  words text not null,
  starts_at int not null,
  ends_at int not null,
  bearer text,
  recipient text,
  modality text,
  schedule jsonb not null,
  proposal jsonb,
  state text not null default 'proposed',
  decided_by bigint references person (id),
  decided_at timestamptz,
  reason text,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, instrument_id) references instrument (council_id, id),
  constraint provision_state_known check (state in ('proposed', 'accepted', 'edited', 'rejected', 'added')),
  constraint provision_place_true check (starts_at >= 0 and ends_at > starts_at)
);
create index provision_instrument on provision (council_id, instrument_id, place);

create table requirement (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  intervention_id bigint not null,
  instrument_id bigint not null,
  provision_id bigint not null,
  reference text not null,
  kind text not null,
  words text not null,
  bearer text,
  recipient text,
  modality text,
  schedule jsonb not null,
  state text not null default 'in force',
  ended_on date,
  ended_why text,
  replaced_by_id bigint,
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, intervention_id) references intervention (council_id, id),
  foreign key (council_id, instrument_id) references instrument (council_id, id),
  foreign key (council_id, provision_id) references provision (council_id, id),
  foreign key (council_id, replaced_by_id) references requirement (council_id, id),
  constraint requirement_provision_once unique (council_id, provision_id),
  constraint requirement_state_known check (state in ('in force', 'dropped', 'replaced')),
  constraint requirement_ended_told check (state = 'in force' or ended_why is not null)
);
create index requirement_intervention on requirement (council_id, intervention_id, id);

-- Occurrences are computed from the schedule; only what happened to one is kept.
create table occurrence (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  requirement_id bigint not null,
  due_on date not null,
  met_on date,
  waived_on date,
  note text not null default '',
  evidence_id bigint,
  said_by bigint references person (id),
  said_at timestamptz not null default clock_timestamp(),
  version int not null default 1,
  primary key (council_id, id),
  foreign key (council_id, requirement_id) references requirement (council_id, id),
  constraint occurrence_once unique (council_id, requirement_id, due_on),
  constraint occurrence_one_end check (num_nonnulls(met_on, waived_on) = 1),
  constraint occurrence_waived_told check (waived_on is null or note <> '')
);

call los_protect('intervention');
call los_protect('file');
call los_protect('document');
call los_protect('instrument');
call los_protect('provision');
call los_protect('requirement');
call los_protect('occurrence');
