import { ANNEX_A } from '../src/children/annex-a-lists.ts'
import { numberOfDay } from '../src/children/day-number.ts'
import { saveLists, saveSwitchedOn } from '../src/children/child-list-store.ts'
import type { ReturnId } from '../src/children/child-return.ts'
import { generateAnnexA } from '../src/children/generate-annex-a.ts'
import { readMadeUp } from '../src/children/made-up-reading.ts'
import { concludeReturn } from '../src/children/return-outcome.ts'
import { saveConcluded, saveNewReturn } from '../src/children/return-store.ts'
import { saveNewApiKey } from '../src/councils/api-key-store.ts'
import { saveInvitation } from '../src/councils/invitation-store.ts'
import type { Database } from '../src/database/connect.ts'
import { type CouncilDatabase, inCouncil } from '../src/database/council-database.ts'
import { saveNewEvidence } from '../src/evidence/evidence-store.ts'
import { saveNewMilestone } from '../src/plan/action-story-store.ts'
import { findAction, saveNewAction } from '../src/plan/action-store.ts'
import { saveCheckAnswer } from '../src/plan/check-answer-store.ts'
import { saveComment } from '../src/plan/comment-store.ts'
import { saveView } from '../src/plan/outside-view-store.ts'
import { saveNewPhase } from '../src/plan/phase-store.ts'
import { freezePlan } from '../src/plan/plan-version.ts'
import { savePlanVersion } from '../src/plan/plan-version-store.ts'
import { saveNewImport } from '../src/plan-files/import-store.ts'
import type { ActionId, DocumentId, PersonId, RequirementId } from '../src/shared/ids.ts'
import type { Role } from '../src/shared/permissions.ts'
import { sql } from 'kysely'
import type { Demonstration, DemonstrationCouncil } from './test-demonstration.ts'
import { aBulkChange, aSavedFilter } from './test-bulk.ts'
import { NOW, TODAY } from './test-server.ts'
import type { Walker } from './test-walker.ts'

/** What the parameters of an address stand for: real things of one council, the role's own where things have owners. */
export type Things = Readonly<Record<string, string>>

/** One of everything an address can name, for somebody in this role. */
export async function thingsFor(
  { database }: Pick<Demonstration, 'database'>,
  council: DemonstrationCouncil,
  role: Role,
): Promise<Things> {
  const first = await firstThings(database, council)
  const actor = { id: council.people[role], name: `Tess ${role}`, role }
  const own = await inCouncil(database, { council: council.id, actor, access: 'write' }, (db) =>
    ownThings(db, council, { role, first }),
  )
  return { ...first, ...own }
}

/** An address with its parameters filled; null where one of them stands for nothing that is there. */
export function fillIn(path: string, things: Things): string | null {
  const parts = path.split('/').map((part) => (part.startsWith(':') ? things[part.slice(1)] : part))
  return parts.includes(undefined) ? null : parts.join('/')
}

/** The parameters of an address but the council's own. */
export function parametersOf(path: string): readonly string[] {
  return path.split('/').flatMap((part) => (/^:(?!council$)/.test(part) ? [part.slice(1)] : []))
}

async function ownThings(
  db: CouncilDatabase,
  council: DemonstrationCouncil,
  { role, first }: { readonly role: Role; readonly first: Things },
): Promise<Things> {
  const action = await saveNewAction(db, council.intervention, {
    reference: `T-${role}`,
    title: `What the ${role} promised in ${council.slug}`,
    detail: '',
    owner: council.people[role],
    partner: role === 'partner' ? `Police of ${council.slug}` : null,
    successMeasure: 'Ten of ten',
    evidenceWanted: 'An audit',
    priority: null,
    signOff: '',
    startOn: TODAY.subtract({ days: 60 }),
    dueOn: TODAY.add({ days: 60 }),
    sustainDays: 30,
    objectives: [],
    requirements: [Number(first['requirement']) as RequirementId],
  })
  const evidence = await saveNewEvidence(
    db,
    council.intervention,
    {
      title: `What the ${role} showed in ${council.slug}`,
      kind: 'audit',
      shows: 'Ten cases were looked at.',
      periodFrom: TODAY.subtract({ days: 60 }),
      periodTo: TODAY.subtract({ days: 30 }),
      document: Number(first['document']) as DocumentId,
      actions: [action],
      requirements: [],
      measures: [],
    },
    TODAY,
  )
  const said = await saveInvitation(db, invited(council, role), NOW)
  return {
    action: String(action),
    folder: 'actions',
    reach: 'answered',
    break: 'action-late',
    id: String(action),
    evidence: String(evidence),
    milestone: await aMilestone(db, action),
    filter: await aSavedFilter(db, council.people[role]),
    bulk: await aBulkChange(db, council.intervention, { action, by: council.people[role] }),
    wish: await aWish(db, action, council.people[role]),
    contributor: await aContributor(db, action),
    earlier: await anEarlierAction(db, action),
    comment: await aComment(db, action, { by: council.people[role], role }),
    view: await anOutsideView(db, action, { by: council.people[role], role }),
    invitation: await newest(db, 'invitation'),
    key: await aKey(db),
    phase: await aPhase(db, council),
    edition: await anEdition(db, council, action),
    answer: await anAnswer(db, council, action),
    import: String(await saveNewImport(db, council.intervention, PLAN)),
    token: said,
    return: await aReturn(db),
    childList: await aChildList(db),
  }
}

const day = numberOfDay(TODAY)
const lists = generateAnnexA({ seed: 1, day, children: 60 }).lists
const concluded = concludeReturn(
  { ...readMadeUp(ANNEX_A, lists), statedDay: null },
  { given: day, today: day, population: 50_000 },
)

const PLAN = {
  name: 'plan.csv',
  content: Buffer.from('Reference,Action,Owner,Due\nX1,Write to every foster carer,,1 March 2027\n'),
}

async function aReturn(db: CouncilDatabase): Promise<string> {
  const { id } = await saveNewReturn(db, { files: ['annex-a.xlsx'], population: 50_000, formKey: null })
  await saveConcluded(db, id, concluded, TODAY)
  return String(id)
}

// One for all roles: the next would take the place of the last.
async function aChildList(db: CouncilDatabase): Promise<string> {
  const { rows } = await sql<{ id: number }>`select id from child_list order by id limit 1`.execute(db)
  if (rows[0] !== undefined) return String(rows[0].id)
  await saveSwitchedOn(db, { names: 'pseudonym', days: 14, why: 'To plan visits' }, null)
  const snapshotOn = TODAY.toString()
  const row = { child: 'K7Q2-M9XD', team: 'East', dueOn: snapshotOn, daysOverdue: 3 }
  const returnId = Number(await newest(db, 'child_return')) as ReturnId
  await saveLists(db, { returnId, snapshotOn, today: TODAY }, [{ kind: 'care visit', rows: [row] }])
  return newest(db, 'child_list')
}

function invited(council: DemonstrationCouncil, role: Role) {
  const email = `new-${role.replaceAll(' ', '-')}@${council.slug}.example`
  return { name: `New ${role}`, email, role, jobTitle: '', partner: null }
}

async function aMilestone(db: CouncilDatabase, id: ActionId): Promise<string> {
  const action = await findAction(db, id)
  if (action === null) throw new Error('The action was not kept')
  await saveNewMilestone(db, action, { title: 'Half way', dueOn: TODAY.add({ days: 9 }) })
  return newest(db, 'milestone')
}

async function aWish(db: CouncilDatabase, action: ActionId, by: number): Promise<string> {
  await sql`
    insert into action_move_request (action_id, asked_on, asked_by, from_on, to_on, reason)
    values (${action}, ${TODAY}, ${by}, ${TODAY.add({ days: 60 })}, ${TODAY.add({ days: 90 })}, 'Two posts stand empty')`.execute(
    db,
  )
  return newest(db, 'action_move_request')
}

async function anAnswer(db: CouncilDatabase, council: DemonstrationCouncil, id: ActionId): Promise<string> {
  const of = { kind: 'action' as const, id, title: 'What was promised' }
  const wanted = { of, check: 'vague', problem: `vague||${id}`, quote: '', why: 'The board’s own words' }
  await saveCheckAnswer(db, council.intervention, wanted)
  return newest(db, 'check_answer')
}

async function aContributor(db: CouncilDatabase, action: ActionId): Promise<string> {
  await sql`insert into action_contributor (action_id, body) values (${action}, 'A charity')`.execute(db)
  return newest(db, 'action_contributor')
}

async function anEarlierAction(db: CouncilDatabase, action: ActionId): Promise<string> {
  const { rows } = await sql<{ id: ActionId }>`
    insert into action_dependency (action_id, waits_for_id)
    select ${action}, min(id) from action where council_id = ${db.council} and id <> ${action}
    returning waits_for_id as id`.execute(db)
  return String(rows[0]?.id)
}

async function aComment(
  db: CouncilDatabase,
  action: ActionId,
  { by, role }: { readonly by: PersonId; readonly role: Role },
): Promise<string> {
  const found = await findAction(db, action)
  if (found === null) throw new Error('The action was not kept')
  await saveComment(
    db,
    { kind: 'action', id: action, title: found.title, action: found },
    { by, words: 'Is it soon?', councilOnly: role !== 'partner', mentions: [], now: NOW, formKey: null },
  )
  return newest(db, 'comment')
}

async function anOutsideView(
  db: CouncilDatabase,
  action: ActionId,
  { by, role }: { readonly by: PersonId; readonly role: Role },
): Promise<string> {
  const thing = { kind: 'action' as const, id: action, title: 'What was promised' }
  const wanted = { view: 'at risk' as const, words: 'Two of ten were seen.', saidOn: TODAY, formKey: null }
  await saveView(db, thing, { ...wanted, by: { person: by, role } })
  return newest(db, 'outside_view')
}

async function newest(db: CouncilDatabase, table: string): Promise<string> {
  const { rows } = await sql<{ id: number }>`
    select max(id) as id from ${sql.table(table)} where council_id = ${db.council}`.execute(db)
  return String(rows[0]?.id)
}

async function aPhase(db: CouncilDatabase, council: DemonstrationCouncil): Promise<string> {
  const wanted = { title: 'Embed', fromOn: TODAY, toOn: TODAY.add({ days: 90 }), byThen: '' }
  await saveNewPhase(db, council.intervention, { wanted, formKey: null })
  return newest(db, 'plan_phase')
}

async function anEdition(
  db: CouncilDatabase,
  council: DemonstrationCouncil,
  action: ActionId,
): Promise<string> {
  const kept = await findAction(db, action)
  const plan = freezePlan([], kept === null ? [] : [kept])
  const wanted = { why: 'Shall it stand?', meetingOn: TODAY, putOn: TODAY, plan, formKey: null }
  return String(await savePlanVersion(db, council.intervention, wanted))
}

async function aKey(db: CouncilDatabase): Promise<string> {
  const wanted = { name: 'A key', acts: ['see the plan'] as const, endsOn: TODAY.add({ days: 30 }) }
  await saveNewApiKey(db, wanted, { today: TODAY, formKey: null })
  return newest(db, 'api_key')
}

// Whatever else an address may name is looked for in the table of its name, so that pages to come are covered too.
async function firstThings(database: Database, council: DemonstrationCouncil): Promise<Things> {
  return database.asOwner(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name in ('council_id', 'id')
       group by table_name having count(*) = 2 order by table_name`,
    )
    const things: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ id: number | null }>(
        `select min(id) as id from "${name}" where council_id = $1`,
        [council.id],
      )
      const id = rows[0]?.id ?? null
      if (id === null) continue
      things[name.replaceAll('_', '-')] = String(id)
      // An address says `import` of a `plan_import`.
      things[name.split('_').at(-1) ?? name] ??= String(id)
    }
    const { rows } = await client.query<Record<string, string>>(
      `select o.requirement_id::text as requirement, o.due_on::text as day, p.instrument_id::text as instrument,
         p.id::text as provision, i.document_id::text as document
       from occurrence o join requirement r on r.council_id = o.council_id and r.id = o.requirement_id
       join provision p on p.council_id = r.council_id and p.id = r.provision_id
       join instrument i on i.council_id = p.council_id and i.id = p.instrument_id
       where o.council_id = $1 order by o.id limit 1`,
      [council.id],
    )
    const { rows: periods } = await client.query<{ measure: string; period: string }>(
      `select measure_id::text as measure, period::text as period from observation
       where council_id = $1 order by id limit 1`,
      [council.id],
    )
    return { ...things, ...rows[0], ...periods[0], person: String(council.people['board member']) }
  })
}

/** Composed and issued by hand of the lead, so that every reader may see it. */
export async function issuedPack(lead: Walker, council: DemonstrationCouncil): Promise<string> {
  const at = `/councils/${council.slug}/packs`
  const composed = await lead.post(at, [
    ['title', 'The board of the tests'],
    ['meeting-day', '1'],
    ['meeting-month', '12'],
    ['meeting-year', '2026'],
  ])
  const pack = /\/packs\/(\d+)$/.exec(composed.location ?? '')?.[1]
  if (pack === undefined) throw new Error(`No pack was composed: ${composed.status}`)
  await lead.post(`${at}/${pack}/issue`, [['version', '1']])
  return pack
}
