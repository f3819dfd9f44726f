-- Who agrees to dates that move, where a plan names them; without a row it is whoever's role may. What it was before, who
-- said so and when, the record tells.
create table date_approval (
  council_id bigint not null default los_council() references council (id),
  intervention_id bigint not null,
  version int not null default 1,
  primary key (council_id, intervention_id),
  foreign key (council_id, intervention_id) references intervention (council_id, id)
);

call los_protect('date_approval');

create table date_approver (
  council_id bigint not null default los_council() references council (id),
  intervention_id bigint not null,
  person_id bigint not null references person (id),
  primary key (council_id, intervention_id, person_id),
  foreign key (council_id, intervention_id) references date_approval (council_id, intervention_id)
);

call los_protect('date_approver');
-- Another choice takes the earlier one's place whole.
grant delete on date_approver to los_app;

-- Whoever may answer hears of what waits for them, by letter too.
alter table letter drop constraint letter_kind_known;
alter table letter add constraint letter_kind_known
  check (kind in ('digest', 'manager', 'watch', 'waiting', 'invitation', 'new password'));
