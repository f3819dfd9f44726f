import { ASSESSMENT_ACTIONS } from './actions/assessment.ts'
import { CARE_ACTIONS } from './actions/care.ts'
import { type DraftAction, type DraftUpdate } from './actions/draft.ts'
import { FRONT_DOOR_ACTIONS } from './actions/front-door.ts'
import { LEADERSHIP_ACTIONS } from './actions/leadership.ts'
import { LEAVING_CARE_ACTIONS } from './actions/leaving-care.ts'
import { OVERSIGHT_ACTIONS } from './actions/oversight.ts'
import { PROTECTION_ACTIONS } from './actions/protection.ts'
import { WORKFORCE_ACTIONS } from './actions/workforce.ts'
import { type At, clauseOf } from './at.ts'
import { type TaleAction, type TaleUpdate } from './tale.ts'

const KELSMERE_DRAFTS: readonly DraftAction[] = [
  ...FRONT_DOOR_ACTIONS,
  ...ASSESSMENT_ACTIONS,
  ...PROTECTION_ACTIONS,
  ...CARE_ACTIONS,
  ...LEAVING_CARE_ACTIONS,
  ...WORKFORCE_ACTIONS,
  ...OVERSIGHT_ACTIONS,
  ...LEADERSHIP_ACTIONS,
]

export function kelsmereActions(at: At): readonly TaleAction[] {
  return actionsOf(KELSMERE_DRAFTS, at)
}

export function actionsOf(drafts: readonly DraftAction[], at: At): readonly TaleAction[] {
  return drafts.map((draft) => ({
    reference: draft.reference,
    title: draft.title,
    objectives: draft.objectives,
    answers: draft.answers.map(clauseOf),
    owner: draft.owner,
    contributors: draft.contributors ?? [],
    start: at(draft.start),
    firstDue: at(draft.due),
    moves: (draft.moves ?? []).map(({ on, to, reason, approver }) => ({
      on: at(on),
      to: at(to),
      reason,
      askedBy: draft.owner,
      approver,
    })),
    updates: (draft.updates ?? []).map((update) => updateOf(update, draft.owner, at)),
    completion: draft.done === undefined ? null : { on: at(draft.done), by: draft.owner },
    recheck: draft.recheck === undefined ? null : { ...draft.recheck, on: at(draft.recheck.on) },
  }))
}

function updateOf([on, happened, next, forecast, author]: DraftUpdate, owner: string, at: At): TaleUpdate {
  return {
    on: at(on),
    author: author ?? owner,
    happened,
    next,
    forecast: forecast === null ? null : at(forecast),
  }
}
