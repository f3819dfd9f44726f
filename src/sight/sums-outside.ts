import { type Action, attentionOf, stageOf } from '../plan/action.ts'
import { type OutsideView, standingByThing } from '../plan/outside-viewing.ts'
import { type Day, formatDay } from '../shared/days.ts'
import { ROLE_NAMES } from '../shared/permissions.ts'
import { shorten } from '../shared/shorten.ts'
import { groupMany } from './line.ts'
import type { Sum, SumFacts } from './sums.ts'

// Somebody outside sees a thing off course, or at risk of it, and the plan shows nothing wrong with it. Only they can see it
// otherwise; the council answers in an update, and shows them.

export function seenOffCourse({ views, objectives, today }: SumFacts, live: readonly Action[]): Sum[] {
  const worries = new Map(
    [...standingByThing(views)].flatMap(([thing, [gravest]]) =>
      gravest === undefined || gravest.view === 'on course' ? [] : [[thing, gravest] as const],
    ),
  )
  if (worries.size === 0) return []
  const byObjective = groupMany(live, (action) => action.objectiveIds)
  return [
    ...live.flatMap((action): Sum[] => {
      const view = worries.get(`action ${action.id}`)
      if (view === undefined || !looksWell(action, today)) return []
      const path = `/actions/${action.id}`
      const { reference, title: words, owner } = action
      const other = { says: `The plan calls it ${stageOf(action)}: neither late, silent nor relapsed.`, path }
      const cure = { text: 'Answer it in an update, and show them', path: `${path}/updates/new` }
      return [{ kind: KIND, reference, words, owner, path, one: saidOf(view, path), other, cure }]
    }),
    ...objectives.flatMap((objective): Sum[] => {
      const view = worries.get(`objective ${objective.id}`)
      const own = byObjective.get(objective.id) ?? []
      if (view === undefined || own.length === 0 || !own.every((one) => looksWell(one, today))) return []
      const path = `/objectives/${objective.id}`
      const other = {
        says: `None of its ${own.length === 1 ? 'actions' : `${own.length} actions`} is late, silent or relapsed.`,
        path: `/plan?objective=${objective.id}`,
      }
      const cure = {
        text: 'Add what is missing, or answer them there',
        path: `/objectives/${objective.id}#views`,
      }
      const { title: words, owner, place } = objective
      const reference = `Objective ${place}`
      return [{ kind: KIND, reference, words, owner, path, one: saidOf(view, path), other, cure }]
    }),
  ]
}

const KIND = 'seen off course from outside'

function looksWell(action: Action, today: Day): boolean {
  const wrong = attentionOf(action, today)
  return !wrong.includes('late') && !wrong.includes('silent') && !wrong.includes('relapsed')
}

function saidOf({ who, role, view, saidOn, words }: OutsideView, path: string): Sum['one'] {
  return {
    says: `${who} (${ROLE_NAMES[role].toLowerCase()}) sees it ${view} since ${formatDay(saidOn)}: “${shorten(words, 300)}”`,
    path: `${path}#views`,
  }
}
