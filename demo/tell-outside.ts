import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import type { OutsideViewing, ViewedKind } from '../src/plan/outside-viewing.ts'
import { findViewedThing, saveView } from '../src/plan/outside-view-store.ts'
import type { Day } from '../src/shared/days.ts'
import type { ActionId, ObjectiveId } from '../src/shared/ids.ts'
import { mayDo } from '../src/shared/permissions.ts'
import { keptId } from './kept-id.ts'
import type { CouncilTale } from './tale.ts'
import type { Cast } from './tell.ts'

type Setting = {
  readonly tale: CouncilTale
  readonly cast: Cast
  readonly actions: ReadonlyMap<string, ActionId>
  readonly objectives: ReadonlyMap<string, ObjectiveId>
  readonly today: Day
}
type Deed = { readonly on: Day; readonly tell: () => Promise<void> }

type Seen = {
  readonly kind: ViewedKind
  readonly key: string
  readonly by: string
  readonly daysAgo: number
  readonly view: OutsideViewing
  readonly words: string
}

// The commissioner's red stands against an action that the plan shows as well, and the department's against one called shown.
const SEEN: readonly Seen[] = [
  {
    kind: 'action',
    key: '3.4',
    by: 'ashdown',
    daysAgo: 44,
    view: 'at risk',
    words: 'The figure gets better, but it counts visits to the door. I want to read the files.',
  },
  {
    kind: 'action',
    key: '3.4',
    by: 'ashdown',
    daysAgo: 9,
    view: 'off course',
    words:
      'I read twelve files: four children had not been seen alone for over twenty working days, and no manager had asked why.',
  },
  {
    kind: 'action',
    key: '6.5',
    by: 'achterlonie',
    daysAgo: 30,
    view: 'at risk',
    words: 'Laptops were handed out. Nothing yet shows that anybody has more time with children.',
  },
  {
    kind: 'objective',
    key: '1',
    by: 'osei',
    daysAgo: 16,
    view: 'on course',
    words:
      'I sat at the front door for a morning: calls are answered, and families were rung back the same day.',
  },
]

/** How those outside the council saw some of the plan. */
export function outsideDeeds(db: CouncilDatabase, setting: Setting): readonly Deed[] {
  const { today, tale } = setting
  return SEEN.filter(({ by, kind, key }) => {
    const known = kind === 'action' ? setting.actions : setting.objectives
    return known.has(key) && tale.people.some((person) => person.key === by)
  }).map((seen) => ({ on: today.subtract({ days: seen.daysAgo }), tell: () => say(db, setting, seen) }))
}

async function say(db: CouncilDatabase, { cast, actions, objectives, tale, today }: Setting, seen: Seen) {
  const role = tale.people.find(({ key }) => key === seen.by)?.role
  if (role === undefined || !mayDo(role, 'say an outside view'))
    throw new Error(`${seen.by} is not outside the council`)
  const id = seen.kind === 'action' ? keptId(actions, seen.key) : keptId(objectives, seen.key)
  const thing = await findViewedThing(db, { kind: seen.kind, id }, { role, partner: null })
  if (thing === null) return
  actingAs(db, cast.actorOf(seen.by))
  await saveView(db, thing, {
    by: { person: cast.idOf(seen.by), role },
    view: seen.view,
    words: seen.words,
    saidOn: today.subtract({ days: seen.daysAgo }),
    formKey: null,
  })
}
