-- A form sent twice saves once; a wish for another date waits for somebody who may agree to it.

alter table action add column form_key uuid;
alter table action add constraint action_sent_once unique (council_id, form_key);
alter table objective add column form_key uuid;
alter table objective add constraint objective_sent_once unique (council_id, form_key);
alter table evidence add column form_key uuid;
alter table evidence add constraint evidence_sent_once unique (council_id, form_key);
alter table action_recheck add column form_key uuid;
alter table action_recheck add constraint action_recheck_sent_once unique (council_id, form_key);

create table action_move_request (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint not null,
  asked_on date not null,
  asked_by bigint not null references person (id),
  from_on date not null,
  to_on date not null,
  reason text not null,
  decided_on date,
  decided_by bigint references person (id),
  agreed boolean,
  words text not null default '',
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  constraint action_move_request_told check (length(reason) > 0),
  constraint action_move_request_moves check (from_on <> to_on),
  constraint action_move_request_decided_whole
    check (num_nonnulls(decided_on, decided_by, agreed) in (0, 3)),
  constraint action_move_request_refusal_told check (agreed is distinct from false or words <> '')
);
-- One wish at a time, so that two people do not ask for two dates and a double press asks once.
create unique index action_move_request_open on action_move_request (council_id, action_id) where decided_on is null;

call los_protect('action_move_request');
