import { html, type Html, nothing } from '../web/html.ts'
import type { PlanProblem } from './plan-check.ts'

/** What the checks say of an action: the words complained of, why, and how it reads when it is better. */
export function problemList(problems: readonly PlanProblem[], mend: Html = nothing): Html {
  return html`<ul class="govuk-list sight-problems">
    ${problems.map(
      (one) =>
        html`<li>
          <strong>${one.check.charAt(0).toUpperCase() + one.check.slice(1)}</strong>${one.quote === '' ? nothing : html`: <q>${one.quote}</q>`}
          <p>${one.why}</p>
          <p class="sight-better"><strong>Better:</strong> ${one.better}</p>
        </li>`,
    )}
  </ul>
  ${mend}`
}
