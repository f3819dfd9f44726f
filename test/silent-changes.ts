import type { Database } from '../src/database/connect.ts'

// What is remembered of a council holds while its record stands still, so a change without an event would show
// people something old. A watch in the database notes every transaction that changed a council's rows and told nobody.

// Of these no page shows what it remembers, or nobody did anything: a letter's way through the post, a link's end,
// the day a key was last used, how far somebody has read, how far a job has come.
const TOLD_ELSEWHERE = ['letter', 'update_link', 'api_key', 'watch_look', 'event', 'chain_head']

/** Begins to watch every table that has a council. */
export async function watchSilentChanges(database: Database): Promise<void> {
  await database.asOwner(async (client) => {
    await client.query(WATCH)
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'council_id'
         and c.relname <> all ($1)
       order by c.relname`,
      [TOLD_ELSEWHERE],
    )
    for (const { name } of rows)
      await client.query(
        `create constraint trigger silent_change after insert or update or delete on "${name}"
         deferrable initially deferred for each row execute function silent_change()`,
      )
  })
}

/** The tables that changed without an event in the same transaction. */
export async function listSilentChanges(database: Database): Promise<readonly string[]> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select distinct name from silent_change order by name',
    )
    return rows.map(({ name }) => name)
  })
}

const WATCH = `
create table silent_change (name text not null);
create function silent_change() returns trigger language plpgsql security definer as $$
declare
  whose bigint := case when tg_op = 'DELETE' then old.council_id else new.council_id end;
begin
  if not exists (
    select 1 from (select xmin from event where council_id = whose order by number desc limit 50) told
    where told.xmin = pg_current_xact_id()::xid
  ) then
    insert into silent_change (name) values (tg_table_name || ' ' || lower(tg_op));
  end if;
  return null;
end
$$`
