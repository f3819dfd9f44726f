-- How often a measure is taken, the way to its target, how its change is judged, and from which values its limits come.

alter table measure add column rhythm text not null default 'month';
-- The month in which its year begins: quarters, half years and years are counted from it. April is the financial year's.
alter table measure add column year_begins int not null default 4;
alter table measure add constraint measure_rhythm_known
  check (rhythm in ('day', 'week', 'month', 'quarter', 'half year', 'year'));
alter table measure add constraint measure_year_begins_in_month check (year_begins between 1 and 12);

-- The way to the target: a line from the baseline to the target's day, or the dated steps of measure_step.
alter table measure add column tolerance numeric not null default 0;
alter table measure add column baseline numeric;
alter table measure add column baseline_on date;
alter table measure add column target_on date;
alter table measure add constraint measure_tolerance_not_negative check (tolerance >= 0);
alter table measure add constraint measure_baseline_dated check ((baseline is null) = (baseline_on is null));
alter table measure add constraint measure_target_dated check (target_on is null or target is not null);
alter table measure add constraint measure_way_in_order check (target_on > baseline_on);

-- Null where the rule chooses the chart.
alter table measure add column chart text;
alter table measure add column chart_why text not null default '';
alter table measure add column two_in_three text not null default 'between';
alter table measure add column screen_outliers boolean not null default true;
alter table measure add constraint measure_chart_known check (chart in ('xmr', 'p', 'p prime', 'u', 'u prime', 'g', 't'));
alter table measure add constraint measure_chart_told check (chart is null or length(chart_why) > 0);
alter table measure add constraint measure_two_in_three_known check (two_in_three in ('between', 'beyond'));

create table measure_step (
  council_id bigint not null default los_council() references council (id),
  measure_id bigint not null,
  due_on date not null,
  value numeric not null,
  primary key (council_id, measure_id, due_on),
  foreign key (council_id, measure_id) references measure (council_id, id)
);
call los_protect('measure_step');
grant delete on measure_step to los_app;

-- Limits counted afresh from a period, or taken from the periods between two: added to, and undone, never changed.
create table measure_limits (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  measure_id bigint not null,
  from_on date not null,
  -- Null where they are counted afresh from that period on; otherwise the last period they are taken from.
  to_on date,
  reason text not null,
  made_on date not null,
  made_by bigint references person (id),
  undone_on date,
  undone_by bigint references person (id),
  undone_why text,
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, measure_id) references measure (council_id, id),
  constraint measure_limits_told check (length(reason) between 1 and 500),
  constraint measure_limits_in_order check (to_on > from_on),
  constraint measure_limits_undone_told check ((undone_on is null) = (undone_why is null)),
  constraint measure_limits_sent_once unique (council_id, form_key)
);
create unique index measure_limits_once on measure_limits (council_id, measure_id, from_on) where undone_on is null;
call los_protect('measure_limits');
revoke update on measure_limits from los_app;
grant update (undone_on, undone_by, undone_why) on measure_limits to los_app;

-- A period begins where its measure's rhythm says: a week on a Monday, a quarter in the first of its three months.
alter table observation drop constraint observation_month;
alter table measure_commentary drop constraint measure_commentary_month;

create function los_begins_period(rhythm text, year_begins int, period date) returns boolean
  language sql immutable parallel safe strict
  return case rhythm
    when 'day' then true
    when 'week' then extract(isodow from period) = 1
    else extract(day from period) = 1
      and mod((extract(month from period)::int - year_begins + 12)::int,
        case rhythm when 'month' then 1 when 'quarter' then 3 when 'half year' then 6 else 12 end) = 0
  end;

create function observation_fits() returns trigger language plpgsql as $$
begin
  if not exists (
    select from measure m
    where m.council_id = new.council_id and m.id = new.measure_id
      and los_begins_period(m.rhythm, m.year_begins, new.period)
  ) then
    raise exception 'no period of the measure begins on %', new.period
      using errcode = 'check_violation', constraint = 'observation_period_begins', table = tg_table_name;
  end if;
  return new;
end
$$;
create trigger observation_fits_rhythm before insert on observation
  for each row execute function observation_fits();
create trigger measure_commentary_fits_rhythm before insert on measure_commentary
  for each row execute function observation_fits();
