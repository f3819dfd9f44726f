import { type Action, finishedOn } from './action.ts'
import type { PlanAction } from '../plan-checks/plan-check.ts'

type Checked = { readonly id: number } & Pick<
  Action,
  | 'reference'
  | 'title'
  | 'detail'
  | 'owner'
  | 'dueOn'
  | 'successMeasure'
  | 'evidenceWanted'
  | 'signOff'
  | 'doneOn'
  | 'recheck'
  | 'recheckedOn'
  | 'cancelledOn'
  | 'requirementIds'
> & { readonly waitsFor?: readonly number[] }

/** An action of the plan as the checks look at it. */
export function planActionOf(action: Checked, milestones: PlanAction['milestones'] = []): PlanAction {
  return {
    id: String(action.id),
    reference: action.reference,
    words: action.detail === '' ? action.title : `${action.title}\n${action.detail}`,
    owner: action.owner,
    due: action.dueOn,
    dueWords: null,
    measure: action.successMeasure || null,
    evidence: action.evidenceWanted || null,
    signOff: action.signOff,
    isFinished: finishedOn(action) !== null || action.cancelledOn !== null,
    duties: action.requirementIds.map(String),
    milestones,
    waitsFor: (action.waitsFor ?? []).map(String),
  }
}
