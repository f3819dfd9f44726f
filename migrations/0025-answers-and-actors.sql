-- A contradiction that the reader found and a person answered with a reason; and who is one under many names.

-- Contradictions are computed; an answer names one by its words. Both instruments are one where a document
-- contradicts itself.
create table contradiction_answer (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  one_id bigint not null,
  other_id bigint not null,
  what text not null,
  one_words text not null,
  other_words text not null,
  why text not null,
  answered_by bigint references person (id),
  answered_at timestamptz not null default clock_timestamp(),
  taken_back_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, one_id) references instrument (council_id, id),
  foreign key (council_id, other_id) references instrument (council_id, id),
  constraint contradiction_answer_told check (length(why) > 0)
);
create unique index contradiction_answer_once
  on contradiction_answer (council_id, one_id, other_id, md5(what || one_words || other_words)) where taken_back_at is null;

-- A person or body that documents call by several names, on a person's word.
create table actor (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  name text not null,
  person_id bigint references person (id),
  partner text,
  parted_at timestamptz,
  version int not null default 1,
  primary key (council_id, id),
  constraint actor_named check (length(name) between 1 and 200),
  constraint actor_is_one check (num_nonnulls(person_id, partner) <= 1)
);

create table actor_name (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  actor_id bigint not null,
  name text not null,
  folded_name text not null,
  removed_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, actor_id) references actor (council_id, id),
  constraint actor_name_given check (length(name) between 1 and 300)
);
-- A name means one actor at a time.
create unique index actor_name_once on actor_name (council_id, folded_name) where removed_at is null;

call los_protect('contradiction_answer');
call los_protect('actor');
call los_protect('actor_name');

-- What was said of a date by mistake is taken away again; the record keeps that it was said.
grant delete on occurrence to los_app;

alter table concern_closing add column folded text generated always as (los_folded(why)) stored;
