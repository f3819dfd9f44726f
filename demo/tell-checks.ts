import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { findAction, saveAction, wantedOf } from '../src/plan/action-store.ts'
import { answeredWith } from '../src/plan/check-answer.ts'
import { saveCheckAnswer } from '../src/plan/check-answer-store.ts'
import { findCheckedPlan } from '../src/plan/check-facts-store.ts'
import { problemKey } from '../src/plan-checks/plan-check.ts'
import { saveLimit } from '../src/plan/plan-limit-store.ts'
import { saveScores } from '../src/plan/plan-score-store.ts'
import type { Day } from '../src/shared/days.ts'
import type { ActionId, InterventionId } from '../src/shared/ids.ts'
import type { CouncilTale } from './tale.ts'
import type { Cast } from './tell.ts'

type Setting = { readonly tale: CouncilTale; readonly cast: Cast; readonly intervention: InterventionId }
type Deed = { readonly on: Day; readonly tell: () => Promise<void> }
type Telling = Setting & { readonly actions: ReadonlyMap<string, ActionId>; readonly today: Day }

// How some actions were written at first, and how many days before today somebody wrote them better.
const FIRST_WORDS: Readonly<Record<string, readonly [words: string, until: number]>> = {
  '1.2': ['Improve communication with referrers', 150],
  '1.6': ['Monitor unallocated work', 140],
  '2.1': ['Improve the timeliness of assessments', 130],
  '2.2': ['Review the assessment form', 120],
  '2.3': ['Continue to develop analytical practice', 95],
  '2.4': ['Ensure that children are heard', 70],
  '4.2': ['Increase placement sufficiency', 85],
  '8.7': ['Strengthen performance oversight', 60],
  '8.8': ['Continue to streamline governance', 50],
}
const COUNTED_EVERY = 14
const COUNTED_SINCE = 180

/** The plan's words as they got better, counted fortnightly; and one check answered with a reason. */
export async function checkDeeds(db: CouncilDatabase, telling: Telling): Promise<readonly Deed[]> {
  const { tale, today } = telling
  const lead = tale.people.find(({ role }) => role === 'improvement lead')?.key
  if (lead === undefined) return []
  const rewritten: Deed[] = []
  for (const [reference, [words, until]] of Object.entries(FIRST_WORDS)) {
    const id = telling.actions.get(reference)
    const action = id === undefined ? null : await findAction(db, id)
    if (action === null) continue
    await saveAction(db, action, { ...wantedOf(action), title: words })
    const rewrite = () => reword(db, telling, { lead, id: action.id, title: action.title })
    rewritten.push({ on: today.subtract({ days: until }), tell: rewrite })
  }
  return [
    ...rewritten,
    ...counts(db, telling),
    { on: today.subtract({ days: 20 }), tell: () => answerOne(db, telling, lead) },
    { on: today.subtract({ days: 18 }), tell: () => sayLimit(db, telling, lead) },
  ]
}

async function reword(
  db: CouncilDatabase,
  { cast }: Telling,
  { lead, id, title }: { readonly lead: string; readonly id: ActionId; readonly title: string },
): Promise<void> {
  actingAs(db, cast.actorOf(lead))
  const action = await findAction(db, id)
  if (action !== null) await saveAction(db, action, { ...wantedOf(action), title })
}

function counts(db: CouncilDatabase, { today }: Telling): readonly Deed[] {
  const many = Math.floor(COUNTED_SINCE / COUNTED_EVERY)
  return Array.from({ length: many }, (_, at) => {
    const on = today.subtract({ days: COUNTED_SINCE - at * COUNTED_EVERY })
    return {
      on,
      tell: async () => {
        await saveScores(db, on)
      },
    }
  })
}

// Fewer than usual, since most things of this plan are done and what is left is hard; the lead herself has one too many.
async function sayLimit(db: CouncilDatabase, { cast, intervention }: Telling, lead: string): Promise<void> {
  actingAs(db, cast.actorOf(lead))
  const why =
    'What is left is hard, and heads of service also run their services: the board asked for three at most.'
  await saveLimit(db, intervention, { wanted: { carries: 3, why }, seen: null })
}

// What nobody outside has asked for may be kept all the same.
async function answerOne(
  db: CouncilDatabase,
  { cast, intervention, today }: Telling,
  lead: string,
): Promise<void> {
  const { actions, checked } = await findCheckedPlan(db, intervention, today)
  const raised = checked.actions.flatMap(({ action, problems }) =>
    problems.filter(({ check }) => check === 'answers no duty').map((problem) => ({ action, problem })),
  )[0]
  const action = actions.find(({ id }) => String(id) === raised?.action.id)
  if (raised === undefined || action === undefined) return
  actingAs(db, cast.actorOf(lead))
  const title = `${action.reference} ${action.title}`
  for (const { problem } of answeredWith(checked, raised.action.id, problemKey(raised.problem))) {
    await saveCheckAnswer(db, intervention, {
      of: { kind: 'action', id: action.id, title },
      check: problem.check,
      problem: problemKey(problem),
      quote: problem.quote,
      why: 'Staff asked for it at the June conference; the board wants it kept in the plan though no instrument asks.',
    })
  }
}
