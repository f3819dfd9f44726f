-- Letters wait in the database, written in the transaction that caused them; links let an owner answer without sign-in.

create table letter (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  -- What the letter is, in words that come out the same when it is written again: "digest 12 2026-11-21".
  key text not null,
  kind text not null,
  person_id bigint not null references person (id),
  subject text not null,
  words text not null,
  -- What it asks about: [{"action": 12, "dueOn": "2026-11-28", "step": "before"}].
  about jsonb not null default '[]',
  state text not null default 'waiting',
  why text not null default '',
  tries int not null default 0,
  written_at timestamptz not null,
  next_try_at timestamptz not null,
  handed_at timestamptz,
  sent_at timestamptz,
  primary key (council_id, id),
  constraint letter_written_once unique (council_id, key),
  constraint letter_kind_known check (kind in ('digest', 'manager')),
  constraint letter_state_known check (state in ('waiting', 'sending', 'sent', 'failed', 'kept')),
  constraint letter_sent_when check ((state = 'sent') = (sent_at is not null)),
  constraint letter_untold_why check (state not in ('failed', 'kept') or why <> '')
);
create index letter_to_go on letter (next_try_at) where state in ('waiting', 'sending');
create index letter_newest on letter (council_id, id desc);
call los_protect('letter');

-- Only the hash of a link's secret is kept: whoever reads the database cannot answer for an owner.
create table update_link (
  council_id bigint not null default los_council() references council (id),
  id bigint generated always as identity,
  action_id bigint not null,
  person_id bigint not null references person (id),
  token_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  replaced_at timestamptz,
  used_at timestamptz,
  -- The form that used it, so that a double press is told from a second use.
  form_key uuid,
  primary key (council_id, id),
  foreign key (council_id, action_id) references action (council_id, id),
  constraint update_link_token_unique unique (token_hash),
  constraint update_link_ends_after check (expires_at > made_at),
  constraint update_link_ended_once check (replaced_at is null or used_at is null)
);
create unique index update_link_one_open on update_link (council_id, action_id, person_id)
  where used_at is null and replaced_at is null;
call los_protect('update_link');

-- The post goes round every council, which nobody may do who works in one: these two tell numbers and nothing else.
create function councils_at_work() returns setof bigint
  language sql stable security definer set search_path = public, pg_temp
  as $$ select id from council order by id $$;

create function councils_with_letters(moment timestamptz) returns setof bigint
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct council_id from letter where state in ('waiting', 'sending') and next_try_at <= moment order by 1 $$;

revoke execute on function councils_at_work(), councils_with_letters(timestamptz) from public;
grant execute on function councils_at_work(), councils_with_letters(timestamptz) to los_app;
