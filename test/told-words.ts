import type pg from 'pg'
import { OF_MANY, OF_ONE, type SearchPart, WITHOUT_WORDS } from '../src/sight/search-parts.ts'

// What people search in is kept up to date by the events of the record (src/sight/search-parts.ts), so a change of words
// whose event tells of something else would never be found. In every database of every test a watch refuses such a
// transaction. One that tells nobody at all is silent-changes.ts's business.

type Watched = {
  readonly part: SearchPart
  readonly thing: string
  /** The column that names the thing. */
  readonly column: string
  /** What besides the words decides whether they may be found. */
  readonly also?: string
}

const WATCHED: Readonly<Record<string, Watched>> = {
  action: { part: 'action', thing: 'action', column: 'id' },
  milestone: { part: 'milestone', thing: 'action', column: 'action_id' },
  action_contributor: { part: 'contributor', thing: 'action', column: 'action_id' },
  action_update: { part: 'update', thing: 'action', column: 'action_id' },
  action_move: { part: 'move', thing: 'action', column: 'action_id' },
  action_recheck: { part: 'recheck', thing: 'action', column: 'action_id' },
  requirement: { part: 'requirement', thing: 'requirement', column: 'id' },
  occurrence: { part: 'occurrence', thing: 'requirement', column: 'requirement_id' },
  comment_wording: { part: 'comment', thing: '', column: 'comment_id' },
  comment_withdrawal: { part: 'comment', thing: '', column: 'comment_id' },
  outside_view: { part: 'outside view', thing: '', column: 'id' },
  outside_view_withdrawal: { part: 'outside view', thing: '', column: 'outside_view_id' },
  evidence: { part: 'evidence', thing: 'evidence', column: 'id' },
  measure_commentary: { part: 'commentary', thing: 'measure', column: 'measure_id' },
  document: { part: 'document', thing: 'document', column: 'id' },
  provision: { part: 'provision', thing: 'instrument', column: 'instrument_id', also: 'withdrawn_by_id' },
  pack: { part: 'pack', thing: 'pack', column: 'id', also: 'issued_at' },
}

/** Begins to refuse changes of words that the events of their own transaction do not tell of. */
export async function refuseUntoldWords(client: pg.Client): Promise<void> {
  await client.query(REFUSE)
  for (const [table, { part, thing, column, also }] of Object.entries(WATCHED)) {
    const many = Object.keys(OF_MANY).filter((kind) => OF_MANY[kind]?.includes(part))
    const given = [thing, column, also ?? 'folded', many.join(','), knownKinds().join(',')]
    await client.query(
      `create constraint trigger words_told after insert or update or delete on "${table}"
       deferrable initially deferred for each row
       execute function words_told(${given.map((one) => client.escapeLiteral(one)).join(', ')})`,
    )
  }
}

function knownKinds(): readonly string[] {
  return [...Object.keys(OF_ONE), ...Object.keys(OF_MANY), ...WITHOUT_WORDS]
}

const REFUSE = `
create function words_told() returns trigger language plpgsql security definer as $$
declare
  was jsonb := to_jsonb(old);
  is_now jsonb := to_jsonb(new);
  one jsonb := coalesce(is_now, was);
  whose bigint := (one ->> 'council_id')::bigint;
  thing text := tg_argv[0];
  its_id bigint := (one ->> tg_argv[1])::bigint;
  told boolean;
begin
  if tg_op = 'UPDATE' and was -> 'folded' is not distinct from is_now -> 'folded'
    and was -> tg_argv[2] is not distinct from is_now -> tg_argv[2] then
    return null;
  end if;
  if tg_argv[1] = 'comment_id' then
    select case when c.action_id is not null then 'action' when c.objective_id is not null then 'objective'
        when c.requirement_id is not null then 'requirement' else 'measure' end,
      coalesce(c.action_id, c.objective_id, c.requirement_id, c.measure_id)
    into thing, its_id from comment c where c.council_id = whose and c.id = (one ->> 'comment_id')::bigint;
  end if;
  if tg_table_name like 'outside_view%' then
    select case when v.action_id is not null then 'action' else 'objective' end, coalesce(v.action_id, v.objective_id)
    into thing, its_id from outside_view v where v.council_id = whose and v.id = its_id;
  end if;
  select bool_or(e.thing_kind = thing and (e.thing_id = its_id or e.thing_id is null)
      or e.thing_kind = any (string_to_array(tg_argv[3], ','))
      or e.thing_kind <> all (string_to_array(tg_argv[4], ',')))
  into told
  from event e where e.council_id = whose and e.xmin = pg_current_xact_id()::xid;
  if told is false then
    raise exception 'the words of % % changed, and the events of the change tell of something else: %', tg_table_name, one ->> 'id',
      (select string_agg(e.thing_kind || ' ' || coalesce(e.thing_id::text, ''), ', ') from event e
       where e.council_id = whose and e.xmin = pg_current_xact_id()::xid);
  end if;
  return null;
end
$$`
