-- Councils, people, roles and sign-in; the boundary between councils; the record.
-- The role los_app owns nothing and cannot bypass row-level security; it is made before the first migration.

create function los_councils() returns bigint[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('los.councils', true), '')::bigint[], '{}');

create function los_council() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('los.council', true), '')::bigint;

create function los_person() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('los.person', true), '')::bigint;

-- Every table with a council_id gets the same wall: read what the transaction's councils own, write only to its one council.
create procedure los_protect(wanted text)
  language plpgsql as $$
begin
  execute format('alter table %I enable row level security', wanted);
  execute format('alter table %I force row level security', wanted);
  execute format('create policy council_reads on %I for select to los_app using (council_id = any ((select los_councils())::bigint[]))', wanted);
  execute format('create policy council_adds on %I for insert to los_app with check (council_id = (select los_council()))', wanted);
  execute format('create policy council_changes on %I for update to los_app using (council_id = (select los_council())) with check (council_id = (select los_council()))', wanted);
  execute format('create policy council_removes on %I for delete to los_app using (council_id = (select los_council()))', wanted);
  -- Whoever owns the tables migrates, backs up and restores them; the app never is that role.
  execute format('create policy owner_does_all on %I to %I using (true) with check (true)', wanted, current_user);
  execute format('grant select, insert, update on %I to los_app', wanted);
end
$$;

create table council (
  id bigint generated always as identity primary key,
  slug text not null,
  name text not null,
  demonstration boolean not null default false,
  added_at timestamptz not null default clock_timestamp(),
  constraint council_slug_unique unique (slug),
  constraint council_slug_plain check (slug ~ '^[a-z][a-z0-9-]{1,60}$'),
  constraint council_name_given check (length(name) between 1 and 200)
);

create table person (
  id bigint generated always as identity primary key,
  name text not null,
  email text not null,
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  oidc_issuer text,
  oidc_subject text,
  ended_at timestamptz,
  added_at timestamptz not null default clock_timestamp(),
  constraint person_email_unique unique (email),
  constraint person_email_lower check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint person_name_given check (length(name) between 1 and 200),
  constraint person_oidc_unique unique (oidc_issuer, oidc_subject)
);

create table role_grant (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  person_id bigint not null references person (id),
  role text not null,
  job_title text not null default '',
  partner text,
  feed_token_hash bytea,
  granted_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (council_id, id),
  constraint role_grant_role_known check (role in (
    'improvement lead', 'action owner', 'senior leader', 'team manager', 'board member', 'independent chair',
    'partner', 'commissioner', 'case lead', 'scrutiny member', 'administrator'))
);
create unique index role_grant_once on role_grant (council_id, person_id) where ended_at is null;
create index role_grant_person on role_grant (person_id) where ended_at is null;
create unique index role_grant_feed on role_grant (feed_token_hash);

create table invitation (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  email text not null,
  name text not null,
  role text not null,
  job_title text not null default '',
  partner text,
  token_hash bytea not null,
  invited_by bigint references person (id),
  invited_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (council_id, id),
  constraint invitation_token_unique unique (token_hash)
);

create table session (
  id bigint generated always as identity primary key,
  token_hash bytea not null,
  person_id bigint not null references person (id),
  form_secret bytea not null,
  how text not null,
  second_factor_at timestamptz,
  device text not null default '',
  begun_at timestamptz not null default clock_timestamp(),
  used_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  constraint session_token_unique unique (token_hash),
  constraint session_how_known check (how in ('password', 'oidc', 'demonstration'))
);
create index session_person on session (person_id) where ended_at is null;

create table sign_in_attempt (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  email_hash bytea not null,
  address_hash bytea not null,
  succeeded boolean not null
);
create index sign_in_attempt_email on sign_in_attempt (email_hash, at);
create index sign_in_attempt_address on sign_in_attempt (address_hash, at);

create table recovery_code (
  person_id bigint not null references person (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

grant select, insert, update on person, session, recovery_code to los_app;
grant delete on recovery_code to los_app;
grant select, insert on sign_in_attempt to los_app;
grant select, insert on council to los_app;
grant select on sequence council_id_seq to los_app;

alter table council enable row level security;
alter table council force row level security;
create policy council_seen on council for select to los_app using (
  id = any ((select los_councils())::bigint[])
  or id in (select council_id from role_grant where person_id = (select los_person()) and ended_at is null)
);
create policy council_added on council for insert to los_app with check (true);

call los_protect('role_grant');
create policy own_grants on role_grant for select to los_app using (person_id = (select los_person()));
call los_protect('invitation');
grant delete on invitation to los_app;

-- The record. A council's events form a chain; council_id null is the installation's own.
create table event (
  id bigint generated always as identity primary key,
  council_id bigint references council (id),
  number bigint not null,
  at timestamptz not null,
  person_id bigint,
  act text not null,
  thing_kind text not null,
  thing_id bigint,
  body text not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint event_number_unique unique nulls not distinct (council_id, number)
);
create index event_thing on event (council_id, thing_kind, thing_id, number desc);

create table chain (
  chain_id bigint primary key,
  length bigint not null,
  last_hash bytea not null
);

-- Says when, numbers and chains each event itself, so that no caller can choose its place.
-- hash = sha256(previous hash in hex, number, moment, body; each ended by a line feed but the last).
create function event_chain() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head chain%rowtype;
  said jsonb;
begin
  insert into chain (chain_id, length, last_hash) values (coalesce(new.council_id, 0), 0, '\x')
    on conflict (chain_id) do nothing;
  select * into head from chain where chain_id = coalesce(new.council_id, 0) for update;
  said := new.body::jsonb;
  new.number := head.length + 1;
  new.at := clock_timestamp();
  new.person_id := (said -> 'who' ->> 'id')::bigint;
  new.act := said ->> 'act';
  new.thing_kind := said -> 'thing' ->> 'kind';
  new.thing_id := (said -> 'thing' ->> 'id')::bigint;
  new.previous_hash := head.last_hash;
  new.hash := sha256(convert_to(
    encode(head.last_hash, 'hex') || E'\n' || new.number || E'\n'
    || to_char(new.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n' || new.body, 'utf8'));
  update chain set length = new.number, last_hash = new.hash where chain_id = coalesce(new.council_id, 0);
  return new;
end
$$;
create trigger event_is_chained before insert on event for each row execute function event_chain();

create function event_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger event_is_append_only before update or delete on event for each row execute function event_stays();
create trigger event_is_never_emptied before truncate on event for each statement execute function event_stays();

-- A day's closing hash, signed; also printed on packs and sent outside, which is what makes a rewritten chain show.
create table chain_head (
  id bigint generated always as identity primary key,
  council_id bigint references council (id),
  day date not null,
  number bigint not null,
  hash bytea not null,
  signature bytea not null,
  public_key text not null,
  signed_at timestamptz not null default clock_timestamp(),
  constraint chain_head_once unique nulls not distinct (council_id, day)
);
create trigger chain_head_stays before update or delete on chain_head for each row execute function event_stays();

alter table event enable row level security;
alter table event force row level security;
create policy event_seen on event for select to los_app using (
  council_id = any ((select los_councils())::bigint[]) or (council_id is null and (select los_council()) is null));
create policy event_added on event for insert to los_app with check (council_id is not distinct from (select los_council()));
grant select, insert on event to los_app;

alter table chain_head enable row level security;
alter table chain_head force row level security;
create policy chain_head_seen on chain_head for select to los_app using (
  council_id = any ((select los_councils())::bigint[]) or (council_id is null and (select los_council()) is null));
create policy chain_head_added on chain_head for insert to los_app with check (council_id is not distinct from (select los_council()));
grant select, insert on chain_head to los_app;

-- One question a request: who is this, and which councils may they reach? The session's use is noted once a minute.
create function find_visitor(token bytea, moment timestamptz, idle interval, whole interval)
  returns table (session_id bigint, person_id bigint, name text, email text, how text, form_secret bytea,
                 looked_at timestamptz, councils jsonb)
  language plpgsql as $$
#variable_conflict use_column
declare
  seen session%rowtype;
begin
  select s.* into seen from session s join person p on p.id = s.person_id
  where s.token_hash = token and s.ended_at is null and p.ended_at is null
    and s.used_at > moment - idle and s.begun_at > moment - whole;
  if not found then return; end if;
  if seen.used_at < moment - interval '1 minute' then
    update session set used_at = moment where id = seen.id;
  end if;
  perform set_config('los.person', seen.person_id::text, true);
  return query
    select seen.id, p.id, p.name, p.email, seen.how, seen.form_secret,
      (select max(e.used_at) from session e where e.person_id = p.id and e.id < seen.id),
      coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'demonstration', c.demonstration,
          'role', g.role, 'jobTitle', g.job_title, 'partner', g.partner) order by c.name, c.id)
        from role_grant g join council c on c.id = g.council_id
        where g.person_id = p.id and g.ended_at is null), '[]')
    from person p where p.id = seen.person_id;
end
$$;
grant execute on function find_visitor to los_app;

-- Whom the sign-in page offers: the invented people of demonstration councils, who have no other way to sign in.
create function list_demonstration_people()
  returns table (id bigint, name text, role text, job_title text, council text)
  language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('los.councils', demonstration_councils()::text, true);
  return query
    select distinct on (p.id) p.id, p.name, g.role, g.job_title, c.name
    from role_grant g join person p on p.id = g.person_id join council c on c.id = g.council_id
    where g.ended_at is null and p.ended_at is null and c.demonstration and p.password_hash is null and p.oidc_subject is null
    order by p.id, c.id;
end
$$;

-- A demonstration council is nobody's secret.
create policy demonstration_seen on council for select to los_app using (demonstration);

create function demonstration_councils() returns bigint[]
  language sql stable as $$ select coalesce(array_agg(id order by id), '{}') from council where demonstration $$;

do $$
declare
  wanted text;
begin
  foreach wanted in array array['council', 'event', 'chain_head'] loop
    execute format('create policy owner_does_all on %I to %I using (true) with check (true)', wanted, current_user);
  end loop;
end
$$;
