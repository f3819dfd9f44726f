import type { CouncilDatabase } from '../src/database/council-database.ts'
import type { Priority } from '../src/plan/action.ts'
import { saveNewAction } from '../src/plan/action-store.ts'
import type { ActionId, InterventionId, ObjectiveId } from '../src/shared/ids.ts'
import { keptId } from './kept-id.ts'
import type { CouncilTale, TaleAction } from './tale.ts'
import type { Cast } from './tell.ts'
import type { RequirementOf } from './tell-instruments.ts'

/** An action as it was first written into the plan. */
export async function tellAction(
  db: CouncilDatabase,
  setting: {
    readonly tale: CouncilTale
    readonly cast: Cast
    readonly intervention: InterventionId
    readonly requirements: RequirementOf
    readonly objectives: ReadonlyMap<string, ObjectiveId>
  },
  action: TaleAction,
): Promise<ActionId> {
  return saveNewAction(db, setting.intervention, {
    reference: action.reference,
    title: action.title,
    detail: '',
    owner: setting.cast.idOf(action.owner),
    partner: agencyOf(setting.cast, action),
    successMeasure: successMeasureOf(setting.tale, action),
    evidenceWanted: '',
    priority: priorityOf(action),
    signOff: signOffOf(setting.cast, action),
    startOn: action.start,
    dueOn: action.firstDue,
    sustainDays: 60,
    objectives: action.objectives.map((key) => keptId(setting.objectives, key)),
    requirements: action.answers.map(setting.requirements),
  })
}

// The partner agency that owns an action, or the first that has a hand in it.
function agencyOf(cast: Cast, action: TaleAction): string | null {
  return [action.owner, ...action.contributors].map(cast.partnerOf).find((agency) => agency !== null) ?? null
}

// What answers more than one requirement comes first.
function priorityOf({ answers }: TaleAction): Priority | null {
  if (answers.length === 0) return null
  return answers.length > 1 ? 'high' : 'medium'
}

// The vague ones never say when anybody could call them finished.
function signOffOf(cast: Cast, action: TaleAction): string {
  if (action.answers.length === 0) return ''
  return agencyOf(cast, action) === null
    ? 'The independent chair, at the improvement board'
    : 'The independent chair with the safeguarding partners, at the improvement board'
}

// An action that answers something says which figure it is to move; the vague ones promise nothing.
function successMeasureOf({ measures }: CouncilTale, action: TaleAction): string {
  const measure = measures.find((one) => one.objectives.some((key) => action.objectives.includes(key)))
  if (measure === undefined || action.answers.length === 0) return ''
  return `${measure.title}: ${measure.target}${measure.unit === 'percent' ? '%' : ''}`
}
