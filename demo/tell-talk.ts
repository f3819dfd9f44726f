import { listColleagues } from '../src/councils/council-store.ts'
import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { findAction } from '../src/plan/action-store.ts'
import { correctComment, withdrawComment } from '../src/plan/comment.ts'
import {
  type CommentThing,
  listComments,
  saveComment,
  saveCommentCorrection,
  saveCommentWithdrawal,
} from '../src/plan/comment-store.ts'
import { contributorsOf } from '../src/plan/contributor.ts'
import { saveContributor } from '../src/plan/contributor-store.ts'
import { waitFor } from '../src/plan/dependency.ts'
import { listWaiting, saveDependency } from '../src/plan/dependency-store.ts'
import { findMentions, listMentionable } from '../src/plan/mention.ts'
import { saveWatch } from '../src/plan/watch-store.ts'
import type { Day } from '../src/shared/days.ts'
import type { ActionId, InterventionId } from '../src/shared/ids.ts'
import type { CouncilTale } from './tale.ts'
import type { Cast } from './tell.ts'

type Setting = {
  readonly tale: CouncilTale
  readonly cast: Cast
  readonly intervention: InterventionId
  readonly actions: ReadonlyMap<string, ActionId>
  readonly today: Day
}
type Deed = { readonly on: Day; readonly tell: () => Promise<void> }

type Said = {
  readonly on: string
  readonly by: string
  readonly daysAgo: number
  readonly words: string
  readonly isForPartners?: boolean
  readonly corrected?: string
  readonly withdrawn?: string
}

const SAID: readonly Said[] = [
  {
    on: '1.2',
    by: 'osei',
    daysAgo: 26,
    words:
      '@Daniel Okonkwo, the board asked how many referrers still wait longer than a week. Which ones are they?',
  },
  {
    on: '1.2',
    by: 'okonkwo',
    daysAgo: 24,
    words: 'Two scools and the out-of-hours team. I will bring the list to the next meeting.',
    corrected: 'Two schools and the out-of-hours team. I will bring the list to the next meeting.',
  },
  {
    on: '3.6',
    by: 'okonkwo',
    daysAgo: 19,
    words:
      '@Robert Fenwick, can the night desk join by video? Four discussions last month began without the police.',
    isForPartners: true,
  },
  {
    on: '3.6',
    by: 'fenwick',
    daysAgo: 17,
    words: 'Yes, from the first of the month. Send me the four dates, please.',
  },
  {
    on: '3.6',
    by: 'demir',
    daysAgo: 16,
    words:
      'Let us watch the first fortnight before we say that it holds. @Priya Raman, please put it to the next meeting.',
  },
  {
    on: '6.3',
    by: 'adeyemi',
    daysAgo: 12,
    words: 'The agency offered six names by e-mail this morning.',
    withdrawn: 'It belongs in the recruitment file, not in the plan',
  },
]

// What can only come after what: reference, what it waits for, and why.
const WAITS: readonly (readonly [string, string, string])[] = [
  ['6.1', '6.3', 'Caseloads come down when the posts are filled'],
  ['6.2', '6.1', 'A new worker is held to twelve once the teams can take the rest'],
  ['1.4', '1.2', ''],
]

/** Who does a part of each action besides its owner, as the story has it. */
export async function tellContributors(
  db: CouncilDatabase,
  { tale, cast, actions }: Pick<Setting, 'tale' | 'cast' | 'actions'>,
): Promise<void> {
  const names = new Map(tale.people.map(({ key, name }) => [key, name]))
  for (const { reference, owner, contributors } of tale.actions) {
    const id = actions.get(reference)
    const action = id === undefined ? null : await findAction(db, id)
    if (action === null) continue
    const people = contributors.map((key) => ({ id: cast.idOf(key), name: names.get(key) ?? key }))
    for (const wanted of contributorsOf(people, [], cast.idOf(owner)))
      await saveContributor(db, action, wanted)
  }
}

/** What people said to each other, what waits for what, and what the director watches. */
export function talkDeeds(db: CouncilDatabase, setting: Setting): readonly Deed[] {
  const { today, actions, cast, tale } = setting
  const lead = tale.people.find(({ role }) => role === 'improvement lead')?.key
  if (lead === undefined) return []
  return [
    { on: today.subtract({ days: 40 }), tell: () => tellWaits(db, setting, lead) },
    ...SAID.filter(({ on, by }) => actions.has(on) && tale.people.some(({ key }) => key === by)).map(
      (said) => ({
        on: today.subtract({ days: said.daysAgo }),
        tell: () => say(db, setting, said),
      }),
    ),
    { on: today.subtract({ days: 30 }), tell: () => watchThree(db, { actions, cast, tale, today }) },
  ]
}

async function tellWaits(
  db: CouncilDatabase,
  { actions, cast, intervention }: Setting,
  lead: string,
): Promise<void> {
  actingAs(db, cast.actorOf(lead))
  for (const [reference, other, why] of WAITS) {
    const [id, earlier] = [actions.get(reference), actions.get(other)]
    const action = id === undefined ? null : await findAction(db, id)
    if (action === null || earlier === undefined) continue
    const all = await listWaiting(db, intervention)
    const wanted = all.find((one) => one.id === earlier)
    if (wanted !== undefined && waitFor(all, action.id, earlier).ok)
      await saveDependency(db, action, { earlier: wanted, why })
  }
}

async function say(db: CouncilDatabase, { actions, cast, today }: Setting, said: Said): Promise<void> {
  const action = await findAction(db, actions.get(said.on) ?? (0 as ActionId))
  if (action === null) return
  const writer = cast.actorOf(said.by)
  const by = cast.idOf(said.by)
  actingAs(db, writer)
  const thing: CommentThing = {
    kind: 'action',
    id: action.id,
    title: `${action.reference} ${action.title}`,
    action,
  }
  const people = await listColleagues(db)
  const own = people.find(({ id }) => id === by)
  if (own === undefined) return
  const councilOnly = own.role !== 'partner' && said.isForPartners !== true
  const choices = listMentionable(own, thing, people)
  const found = findMentions(said.words, { choices, people, ticked: [], councilOnly })
  if (!found.ok) throw new Error(`${said.by} mentions ${found.refusal.name}, who ${found.refusal.why}`)
  const now = morningOf(today.subtract({ days: said.daysAgo }))
  const mentions = found.value
  await saveComment(db, thing, { by, words: said.words, councilOnly, mentions, now, formKey: null })
  const comment = (await listComments(db, thing, own)).at(-1)
  if (comment === undefined) return
  const later = now.add({ hours: 1 })
  if (said.corrected !== undefined) {
    const outcome = correctComment(comment, said.corrected, by)
    const wanted = { words: said.corrected, mentions, now: later }
    if (outcome.ok)
      await saveCommentCorrection(db, { thing, id: comment.id }, { ...outcome.value, ...wanted })
  }
  if (said.withdrawn !== undefined && withdrawComment(comment, { person: by, keepsPlan: false }).ok)
    await saveCommentWithdrawal(db, { thing, id: comment.id }, { by, why: said.withdrawn, now: later })
}

async function watchThree(
  db: CouncilDatabase,
  { actions, cast, tale, today }: Pick<Setting, 'actions' | 'cast' | 'tale' | 'today'>,
): Promise<void> {
  const director = tale.people.find(({ role }) => role === 'senior leader')?.key
  if (director === undefined) return
  actingAs(db, cast.actorOf(director))
  for (const reference of ['1.2', '3.6', '6.3']) {
    const action = await findAction(db, actions.get(reference) ?? (0 as ActionId))
    if (action === null) continue
    const thing = { kind: 'action' as const, id: action.id, title: `${action.reference} ${action.title}` }
    await saveWatch(db, thing, {
      person: cast.idOf(director),
      wish: 'yes',
      now: morningOf(today.subtract({ days: 30 })),
    })
  }
}

function morningOf(day: Day): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '10:00' }).toInstant()
}
