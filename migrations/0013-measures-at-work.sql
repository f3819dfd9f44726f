-- What a reader must know before trusting a number, which definition it was switched on from, and what people made of it.

alter table measure add column caveats text not null default '';
alter table measure add column indicator int;
alter table measure add column form_key uuid;
alter table measure add constraint measure_sent_once unique (council_id, form_key);
-- A definition is switched on once; one switched off can be switched on again.
create unique index measure_indicator_once on measure (council_id, intervention_id, indicator)
  where indicator is not null and ended_on is null;
create index objective_measure_measure on objective_measure (council_id, measure_id);

create table measure_commentary (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  measure_id bigint not null,
  period date not null,
  words text not null,
  written_on date not null,
  written_by bigint references person (id),
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, measure_id) references measure (council_id, id),
  constraint measure_commentary_told check (length(words) between 1 and 5000),
  constraint measure_commentary_month check (extract(day from period) = 1),
  constraint measure_commentary_sent_once unique (council_id, form_key)
);
create index measure_commentary_measure on measure_commentary (council_id, measure_id, period desc, id desc);

call los_protect('measure_commentary');
-- Like an update of an action: it is added to, never written over.
revoke update on measure_commentary from los_app;
