import type { Evidence } from '../evidence/evidence.ts'
import type { Owed } from '../instruments/occurrence.ts'
import type { Requirement } from '../instruments/requirement.ts'
import { type Action, isRecheckDue, stageOf } from '../plan/action.ts'
import type { Objective } from '../plan/objective.ts'
import { type LineFacts, reachOf } from './line.ts'

// One thread of the line: from a clause to what changed for children, with its gaps drawn as gaps.

export type Gap = { readonly says: string; readonly cure: { readonly text: string; readonly path: string } }

export type ThreadStart = {
  readonly kind: 'requirement' | 'objective' | 'action' | 'evidence' | 'measure'
  readonly id: number
}

export type Thread = {
  readonly requirements: readonly (Requirement & { readonly next: Owed | null })[]
  readonly objectives: readonly Objective[]
  readonly actions: readonly Action[]
  readonly evidence: readonly Evidence[]
  readonly measures: LineFacts['measures']
  /** What is missing between one station and the next, by the station after which it is missing. */
  readonly gaps: Readonly<
    Record<'requirements' | 'objectives' | 'actions' | 'evidence' | 'measures', readonly Gap[]>
  >
}

/** Everything on the line through one thing, in both directions; null where there is no such thing in force. */
export function threadThrough(facts: LineFacts, start: ThreadStart): Thread | null {
  const actions = actionsThrough(facts, start)
  if (actions === null) return null
  const ids = new Set(actions.map((action) => action.id))
  const requirements = requirementsThrough(facts, start, actions)
  const wantedObjectives = new Set(actions.flatMap((action) => action.objectiveIds))
  const linked = new Set(requirements.map((one) => one.id))
  const objectives = facts.objectives.filter(
    (one) =>
      wantedObjectives.has(one.id) ||
      (start.kind === 'objective' && one.id === start.id) ||
      (start.kind === 'measure' && one.measureIds.some((id) => id === start.id)) ||
      (start.kind === 'requirement' && one.requirementIds.some((id) => linked.has(id))),
  )
  const measureIds = new Set(objectives.flatMap((one) => one.measureIds))
  const evidence = facts.evidence.filter(
    (piece) =>
      (start.kind === 'evidence' && piece.id === start.id) ||
      piece.actionIds.some((id) => ids.has(id)) ||
      (start.kind === 'requirement' && piece.requirementIds.some((id) => id === start.id)),
  )
  const measures = facts.measures.filter(
    (one) => measureIds.has(one.id) || (start.kind === 'measure' && one.id === start.id),
  )
  const thread = {
    requirements: requirements.map((one) => ({ ...one, next: nextOwed(facts, one) })),
    objectives,
    actions,
    evidence,
    measures,
  }
  return { ...thread, gaps: gapsOf(facts, thread) }
}

function actionsThrough(facts: LineFacts, { kind, id }: ThreadStart): readonly Action[] | null {
  const live = facts.actions.filter((action) => action.cancelledOn === null)
  switch (kind) {
    case 'requirement':
      return reachOf(facts).find((one) => one.requirement.id === id)?.actions ?? null
    case 'objective':
      return facts.objectives.some((one) => one.id === id)
        ? live.filter((action) => action.objectiveIds.some((one) => one === id))
        : null
    case 'action': {
      const own = facts.actions.filter((action) => action.id === id)
      return own.length === 0 ? null : own
    }
    case 'evidence': {
      const piece = facts.evidence.find((one) => one.id === id)
      return piece === undefined ? null : live.filter((action) => piece.actionIds.includes(action.id))
    }
    case 'measure': {
      const measure = facts.measures.find((one) => one.id === id)
      return measure === undefined
        ? null
        : live.filter((action) => action.objectiveIds.some((one) => measure.objectiveIds.includes(one)))
    }
  }
}

function requirementsThrough(
  facts: LineFacts,
  start: ThreadStart,
  actions: readonly Action[],
): readonly Requirement[] {
  if (start.kind === 'requirement') return facts.requirements.filter((one) => one.id === start.id)
  const answered = new Set(actions.flatMap((action) => action.requirementIds))
  const spoken =
    start.kind === 'evidence' ? (facts.evidence.find((one) => one.id === start.id)?.requirementIds ?? []) : []
  return facts.requirements.filter((one) => answered.has(one.id) || spoken.includes(one.id))
}

function nextOwed(facts: LineFacts, requirement: Requirement): Owed | null {
  const own = facts.owed.filter((one) => one.requirementId === requirement.id)
  return (
    own.find((one) => one.state === 'late' || one.state === 'missed') ??
    own.find((one) => one.state === 'due soon' || one.state === 'due') ??
    null
  )
}

function gapsOf(facts: LineFacts, thread: Omit<Thread, 'gaps'>): Thread['gaps'] {
  const bare = thread.actions.filter((action) => stageOf(action) === 'done')
  const waiting = thread.actions.filter((action) => isRecheckDue(action, facts.today))
  const answersNothing = thread.actions.filter((action) => action.requirementIds.length === 0)
  const [first] = thread.requirements
  return {
    requirements: [
      ...(thread.requirements.length === 0
        ? answersNothing.map((action) =>
            gap(
              `${action.reference} answers no requirement.`,
              'Link it to one',
              `/actions/${action.id}/edit`,
            ),
          )
        : []),
      ...(thread.actions.length === 0 && first !== undefined
        ? [
            gap(
              'Nothing in the plan answers this clause.',
              'Add or link an action',
              `/actions/new?requirement=${first.id}`,
            ),
          ]
        : []),
    ],
    objectives:
      thread.objectives.length === 0 && thread.actions.length > 0
        ? thread.actions
            .slice(0, 1)
            .map((action) =>
              gap(
                'No objective says what is to be different for children.',
                'Choose one',
                `/actions/${action.id}/edit`,
              ),
            )
        : [],
    actions: bare.map((action) =>
      gap(
        `${action.reference} is called done, and nothing shows it.`,
        'Add or link evidence',
        `/evidence/new?action=${action.id}`,
      ),
    ),
    evidence: waiting.map((action) =>
      gap(
        `${action.reference} has had its time to prove itself; nobody has looked again.`,
        'Look again',
        `/actions/${action.id}/recheck`,
      ),
    ),
    measures: thread.objectives
      .filter((one) => one.measureIds.length === 0)
      .map((one) =>
        gap(
          `Objective ${one.place} has no measure: no figure would tell whether it came true.`,
          'Choose a measure',
          `/objectives/${one.id}/edit`,
        ),
      ),
  }
}

function gap(says: string, text: string, path: string): Gap {
  return { says, cure: { text, path } }
}
