-- Published national figures. They belong to no council, so there is no council_id: everyone reads, the owner writes.

create table comparator_release (
  id int generated always as identity primary key,
  file text not null,
  sha256 bytea not null,
  read_on date not null,
  row_count int not null default 0,
  constraint comparator_release_once unique (sha256)
);

create table comparator_area (
  code text primary key,
  name text not null,
  kind text not null,
  region text,
  constraint comparator_area_kind_known check (kind in ('council', 'region', 'England'))
);

-- A series stands at its latest release; values of earlier releases stay, because published figures are revised.
create table comparator_series (
  id int generated always as identity primary key,
  short text not null,
  title text not null default '',
  unit text not null default '',
  release_id int references comparator_release (id),
  last_period text,
  constraint comparator_series_short_unique unique (short)
);

-- A hidden or missing value is null with the sign that was printed for it: never nought.
-- No foreign keys here: a file is written whole by one import that has just made its series and areas, and three
-- checks a row made that three times as slow (15.7 s against 5.3 s for 264,860 rows).
create table comparator_value (
  series_id int not null,
  period text not null,
  area text not null,
  release_id int not null,
  value double precision,
  hidden text,
  primary key (series_id, period, release_id, area),
  constraint comparator_value_or_sign check (num_nonnulls(value, hidden) = 1)
);

create table comparator_neighbour (
  model text not null,
  area text not null,
  place int not null,
  neighbour text not null,
  primary key (model, area, place)
);

grant select on comparator_release, comparator_area, comparator_series, comparator_value, comparator_neighbour to los_app;

-- Which of the published areas a council is.
create table council_area (
  council_id bigint not null default los_council() references council (id),
  area text not null references comparator_area (code),
  version int not null default 1,
  primary key (council_id)
);
call los_protect('council_area');

-- Under which short name its figures are published; null where they are not.
alter table measure add column published text;
