import type pg from 'pg'

// Councils as large as they get, written by sets: 300 actions or more, 40 requirements, four updates of every action.

export const SIZES = { requirements: 40, objectives: 8, measures: 12, months: 24 } as const

export type LoadSize = { readonly councils: number; readonly actions: number }

/** Loads this many councils as the tables' owner, and gives back how many rows they are. */
export async function loadCouncils(client: pg.Client, size: LoadSize): Promise<number> {
  await client.query('begin')
  await client.query(`set local synchronous_commit = off`)
  let rows = 0
  for (const statement of STATEMENTS) {
    const { rowCount } = await client.query(
      statement.replaceAll(/\$(\w+)/g, (_all, name: string) => String(sizeOf(name, size))),
    )
    rows += rowCount ?? 0
    // What was just written is planned for: joins over millions of rows that the planner thinks none take hours.
    await client.query('analyze')
  }
  await client.query('commit')
  await client.query('vacuum analyze')
  return rows
}

function sizeOf(name: string, size: LoadSize): number {
  const all: Readonly<Record<string, number>> = { ...SIZES, ...size }
  const found = all[name]
  if (found === undefined) throw new Error(`Nothing is known of ${name}`)
  return found
}

const LETTERS = `'The council must show the Department by a review of records that what it has promised is done, and say what has changed for children since the last time it was asked, number '`

// Ids are the database's own; things of one council are joined by their place among its own.
const STATEMENTS = [
  `insert into council (slug, name) select 'load-' || n, 'Load Council ' || n from generate_series(1, $councils) n`,
  `insert into person (name, email)
   select 'Person ' || p || ' of ' || c.slug, 'p' || p || '@' || c.slug || '.example'
   from council c cross join generate_series(1, 12) p where c.slug like 'load-%'`,
  `insert into role_grant (council_id, person_id, role, job_title)
   select c.id, p.id, case when p.email like 'p1@%' then 'improvement lead' else 'action owner' end, 'Head of service'
   from council c join person p on p.email like '%@' || c.slug || '.example'`,
  `insert into intervention (council_id, name, begun_on) select id, 'Children’s social care', current_date - 540 from council where slug like 'load-%'`,
  `insert into file (council_id, sha256, size, content)
   select id, sha256(convert_to(slug, 'utf8')), length(slug), convert_to(slug, 'utf8') from council where slug like 'load-%'`,
  `insert into document (council_id, file_sha256, name, media_type, words)
   select c.id, f.sha256, 'direction.txt', 'text/plain', repeat('The council must do what it has promised. ', 500)
   from council c join file f on f.council_id = c.id where c.slug like 'load-%'`,
  `insert into instrument (council_id, intervention_id, document_id, kind, title, short_title, dated, in_force_on, reader, reading)
   select c.id, i.id, d.id, 'direction', 'Statutory direction', 'Direction', current_date - 270, current_date - 270, 'bench', '{}'
   from council c join intervention i on i.council_id = c.id join document d on d.council_id = c.id where c.slug like 'load-%'`,
  `insert into provision (council_id, instrument_id, place, clause, kind, words, starts_at, ends_at, schedule, state)
   select i.council_id, i.id, n, n::text, 'duty', ${LETTERS} || n, n * 40, n * 40 + 39,
     case when n % 4 = 0 then jsonb_build_object('type', 'fixed', 'days', jsonb_build_array((current_date - 90 + n * 10)::text))
          else '{"type":"standing"}'::jsonb end, 'accepted'
   from instrument i cross join generate_series(1, $requirements) n where i.reader = 'bench'`,
  `insert into requirement (council_id, intervention_id, instrument_id, provision_id, reference, kind, words, bearer, modality, schedule)
   select p.council_id, i.intervention_id, i.id, p.id, 'Direction ' || p.clause, p.kind, p.words, 'The council', 'must', p.schedule
   from provision p join instrument i on i.council_id = p.council_id and i.id = p.instrument_id where i.reader = 'bench'
   order by p.council_id, p.place`,
  `insert into objective (council_id, intervention_id, place, title, outcome)
   select i.council_id, i.id, n, 'Objective ' || n || ' for children', 'A child is seen in time, and it helps.'
   from intervention i join council c on c.id = i.council_id cross join generate_series(1, $objectives) n
   where c.slug like 'load-%' order by i.council_id, n`,
  `insert into action (council_id, intervention_id, reference, title, detail, owner_id, success_measure, evidence_wanted,
     start_on, first_due_on, due_on, started_on, done_on, last_update_on, sustain_days)
   select i.council_id, i.id, n::text, 'Action ' || n || ': review every record of a child who waits, and agree with partners what is done by when',
     repeat('How it is done, week by week. ', 6), g.person_id, 'From 60% to 90% by the summer', 'An audit of forty records',
     current_date - 300 + n % 300, current_date - 120 + n % 300, current_date - 100 + n % 300, current_date - 290 + n % 300,
     case when n % 3 = 0 then least(current_date - 1, current_date - 110 + n % 300) end, current_date - (n % 90), 60
   from intervention i join council c on c.id = i.council_id cross join generate_series(1, $actions) n
   join lateral (select person_id from role_grant r where r.council_id = i.council_id order by r.id offset n % 12 limit 1) g on true
   where c.slug like 'load-%' order by i.council_id, n`,
  // The first objective has 50 actions, the second 200, the others share the rest.
  `insert into action_objective (council_id, action_id, objective_id)
   select a.council_id, a.id, o.id from action a join council c on c.id = a.council_id
   join objective o on o.council_id = a.council_id and o.place =
     case when a.reference::int <= 50 then 1 when a.reference::int <= 250 then 2 else 3 + a.reference::int % ($objectives - 2) end
   where c.slug like 'load-%'`,
  `insert into action_requirement (council_id, action_id, requirement_id)
   select a.council_id, a.id, r.id
   from action a join council c on c.id = a.council_id
   join (select council_id, id, row_number() over (partition by council_id order by id) as n from requirement) r
     on r.council_id = a.council_id and r.n = 1 + a.reference::int % ($requirements - 4)
   where c.slug like 'load-%' and a.reference::int % 10 <> 0`,
  `insert into action_update (council_id, action_id, person_id, said_on, happened, next)
   select a.council_id, a.id, a.owner_id, current_date - 30 * u - a.reference::int % 30,
     'We looked at twenty records and talked to nine families. What we saw is written up for the board.', 'Look again in a month.'
   from action a join council c on c.id = a.council_id cross join generate_series(1, 4) u where c.slug like 'load-%'`,
  `insert into evidence (council_id, intervention_id, title, kind, shows, period_from, period_to, added_on, added_by)
   select a.council_id, a.intervention_id, 'What shows action ' || a.reference,
     (array['data', 'audit', 'observation', 'voice of children', 'partner'])[1 + a.reference::int % 5],
     'Forty records were read by two people.', current_date - 120, current_date - 60, current_date - 30, a.owner_id
   from action a join council c on c.id = a.council_id where c.slug like 'load-%' and a.reference::int % 2 = 0 order by a.council_id, a.id`,
  `insert into evidence_claim (council_id, evidence_id, action_id)
   select e.council_id, e.id, a.id from evidence e join action a on a.council_id = e.council_id and e.title = 'What shows action ' || a.reference
   join council c on c.id = e.council_id where c.slug like 'load-%'`,
  `insert into measure (council_id, intervention_id, name, definition, source, polarity, target)
   select i.council_id, i.id, 'Measure ' || n, 'The share of records that are good.', 'The case system', 'higher is better', 90
   from intervention i join council c on c.id = i.council_id cross join generate_series(1, $measures) n
   where c.slug like 'load-%' order by i.council_id, n`,
  `insert into observation (council_id, measure_id, period, numerator, denominator, value, added_on)
   select m.council_id, m.id, (date_trunc('month', current_date) - make_interval(months => n))::date, 60 + n, 100,
     60 + (n * 7 + m.id) % 13, current_date - 5
   from measure m join council c on c.id = m.council_id cross join generate_series(1, $months) n where c.slug like 'load-%'`,
  `insert into objective_measure (council_id, objective_id, measure_id)
   select o.council_id, o.id, m.id from objective o join measure m on m.council_id = o.council_id
   join council c on c.id = o.council_id where c.slug like 'load-%' and m.id % ($objectives - 1) = o.place - 1`,
  // Some 400 a council: each event rewrites the head of its chain, which in one transaction grows with the square.
  `insert into event (council_id, body)
   select u.council_id, jsonb_build_object('who', jsonb_build_object('id', u.person_id, 'name', 'Somebody', 'role', 'action owner'),
     'act', 'updated', 'thing', jsonb_build_object('kind', 'action', 'id', u.action_id, 'title', 'An action'),
     'after', jsonb_build_object('happened', u.happened))::text
   from action_update u join council c on c.id = u.council_id where c.slug like 'load-%' and u.action_id % greatest(3, $actions / 100) = 0
   order by u.council_id, u.id`,
] as const
