import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { PlanCheck, PlanProblem } from '../plan-checks/plan-check.ts'

/** What the checks say of an action: the words complained of, why, how it reads when it is better, and what to do. */
export function problemList(
  problems: readonly PlanProblem[],
  toDo: (problem: PlanProblem) => Html = () => nothing,
): Html {
  return html`<ul class="govuk-list sight-problems">
    ${problems.map(
      (one) =>
        html`<li>
          <strong>${one.check.charAt(0).toUpperCase() + one.check.slice(1)}</strong>${one.quote === '' ? nothing : html`: <q>${one.quote}</q>`}
          <p>${one.why}</p>
          <p class="sight-better"><strong>Better:</strong> ${one.better}</p>
          ${toDo(one)}
        </li>`,
    )}
  </ul>`
}

export type Cure = { readonly text: string; readonly href: string }

/** Where a problem is mended, first the place that mends it in one step. */
export function curesOf(
  council: { readonly slug: string },
  action: { readonly id: string; readonly due: unknown },
  problem: PlanProblem,
): readonly Cure[] {
  const at = (rest: string): string => inCouncilPath(council, `/actions/${action.id}${rest}`)
  const field = (text: string, id: string): Cure => ({ text, href: at(`/edit#${id}`) })
  const cure = FIELDS[problem.check]
  if (cure !== undefined) return [field(...cure)]
  if (problem.check === 'says the same as') {
    const other = inCouncilPath(council, `/actions/${problem.other ?? ''}`)
    return [{ text: 'Look at the other', href: other }, field('Change this one', 'title')]
  }
  if (problem.check === 'waits for something that ends later')
    return [
      { text: 'Move the other’s date', href: inCouncilPath(council, `/actions/${problem.other ?? ''}/move`) },
      { text: 'Move its date', href: at('/move') },
      { text: 'Say what it waits for', href: at('/dependencies') },
    ]
  if (problem.check === 'milestone after the due date')
    return [
      { text: 'Look at its milestones', href: at('') },
      { text: 'Move its date', href: at('/move') },
    ]
  return [
    action.due === null ? field('Give it a date', 'dueOn-day') : { text: 'Move its date', href: at('/move') },
  ]
}

const FIELDS: Readonly<Partial<Record<PlanCheck, readonly [text: string, id: string]>>> = {
  vague: ['Say what will be done', 'title'],
  'no measure': ['Give it a measure', 'successMeasure'],
  'no target': ['Give it a target', 'successMeasure'],
  'output not outcome': ['Change its measure', 'successMeasure'],
  'no sign-off': ['Say who signs it off', 'signOff'],
  'no owner': ['Give it an owner', 'owner'],
  'several owners': ['Choose one owner', 'owner'],
  'a group, not a person': ['Choose a person', 'owner'],
  'owner has left': ['Hand it to somebody', 'owner'],
  'owner carries too much': ['Hand it to somebody', 'owner'],
  'answers no duty': ['Link what it answers', 'requirement'],
}
