-- Reading again with a newer reader: what it would change, and what people took of it.

create table rereading (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  instrument_id bigint not null,
  reader text not null,
  reading jsonb not null,
  read_by bigint references person (id),
  read_at timestamptz not null default clock_timestamp(),
  primary key (council_id, id),
  foreign key (council_id, instrument_id) references instrument (council_id, id),
  constraint rereading_once unique (council_id, instrument_id, reader)
);

-- What was taken of it in one go, with how everything stood before, so that it can be taken back.
create table rereading_taking (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  rereading_id bigint not null,
  before jsonb not null,
  taken_by bigint references person (id),
  taken_at timestamptz not null default clock_timestamp(),
  taken_back_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, rereading_id) references rereading (council_id, id)
);

call los_protect('rereading');
call los_protect('rereading_taking');

-- Which reader proposed it, so that each reader's accuracy is known from use; null for what a person added.
alter table provision add column reader text;
update provision p set reader = i.reader
from instrument i
where i.council_id = p.council_id and i.id = p.instrument_id and p.proposal is not null;

-- An undecided proposal that a newer reading no longer makes. It stays as a row, so that taking back brings it back.
alter table provision add column withdrawn_by_id bigint;
alter table provision add constraint provision_withdrawn_by
  foreign key (council_id, withdrawn_by_id) references rereading (council_id, id);
alter table provision add constraint provision_withdrawn_undecided check (withdrawn_by_id is null or state = 'proposed');
