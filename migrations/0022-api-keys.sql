-- A key by which another program of the council's reads or brings figures. Only its hash is kept; it always runs out.
create table api_key (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  name text not null,
  acts text[] not null,
  token_hash bytea not null,
  made_by bigint references person (id),
  made_on date not null,
  ends_on date not null,
  ended_at timestamptz,
  ended_why text,
  used_on date,
  form_key uuid,
  primary key (council_id, id),
  constraint api_key_name_given check (length(name) between 1 and 100),
  constraint api_key_may_something check (cardinality(acts) > 0),
  constraint api_key_runs_out check (ends_on > made_on and ends_on <= made_on + 366),
  constraint api_key_token_unique unique (token_hash),
  constraint api_key_sent_once unique (council_id, form_key),
  constraint api_key_end_told check ((ended_at is null) = (ended_why is null))
);
call los_protect('api_key');

-- The council and the acts behind a key that still holds; notes the day it was last used, once a day.
create function find_api_key(wanted_council bigint, token bytea, today date)
  returns table (id bigint, name text, acts text[], council_id bigint, slug text, council_name text)
  language plpgsql as $$
#variable_conflict use_column
declare
  found_key api_key%rowtype;
begin
  perform set_config('los.council', wanted_council::text, true);
  perform set_config('los.councils', format('{%s}', wanted_council), true);
  select k.* into found_key from api_key k
  where k.council_id = wanted_council and k.token_hash = token and k.ended_at is null and k.ends_on >= today;
  if not found then return; end if;
  if found_key.used_on is distinct from today then
    update api_key set used_on = today where council_id = wanted_council and id = found_key.id;
  end if;
  return query
    select found_key.id, found_key.name, found_key.acts, c.id, c.slug, c.name from council c where c.id = wanted_council;
end
$$;
grant execute on function find_api_key to los_app;
