import type { Page } from '../web/answer.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type CheckedPlan, planScore } from './plan-check.ts'
import { problemList } from './problems-view.ts'

export type ChecksFacts = {
  readonly council: { readonly slug: string }
  readonly checked: CheckedPlan
  /** What each action is called, by its id. */
  readonly titles: ReadonlyMap<string, string>
  /** The one check asked for; empty for all. */
  readonly wanted: string
  readonly mayChange: boolean
}

/** The whole plan read as somebody reads it who has to rely on it, with what would be better. */
export function checksPage(facts: ChecksFacts): Page {
  const { council, checked } = facts
  const score = planScore(checked)
  const clear = checked.actions.filter(({ problems }) => problems.length === 0).length
  return {
    title: 'How the plan is written',
    section: 'plan',
    back: { text: 'The plan', href: inCouncilPath(council, '/plan') },
    body: html`<h1 class="govuk-heading-l">How the plan is written</h1>
${score === null ? html`<p class="govuk-inset-text">There is no action to read yet. <a class="govuk-link" href="${inCouncilPath(council, '/plan')}">Begin the plan</a>.</p>` : html`<p class="govuk-body"><strong>${clear} of ${checked.actions.length} actions (${Math.round(score * 100)}%)</strong> have nothing to mend. These checks read only words; they judge nobody’s work.</p>`}
${counts(facts)}
${actions(facts)}
${duties(facts)}`,
  }
}

function counts({ checked, council, wanted }: ChecksFacts): Html {
  const all = checked.actions.flatMap(({ problems }) => problems.map((one) => one.check))
  const byCheck = [...Map.groupBy(all, (check) => check)].toSorted(([, a], [, b]) => b.length - a.length)
  if (byCheck.length === 0) return nothing
  const link = (check: string, text: string): Html =>
    html`<li><a class="govuk-link" href="${withQuery(inCouncilPath(council, '/plan/checks'), { check })}"${check === wanted ? html` aria-current="page"` : nothing}>${text}</a></li>`
  return html`<nav aria-label="Checks" class="sight-no-print"><ul class="sight-views">${link('', 'All')}${byCheck.map(([check, found]) => link(check, `${check} (${found.length})`))}</ul></nav>`
}

function actions({ checked, titles, council, wanted, mayChange }: ChecksFacts): Html {
  const shown = checked.actions
    .map(({ action, problems }) => ({
      action,
      problems: problems.filter((one) => wanted === '' || one.check === wanted),
    }))
    .filter(({ problems }) => problems.length > 0)
    // What has most to mend comes first; alike ones stay in the plan's order.
    .toSorted((a, b) => b.problems.length - a.problems.length)
  return html`${shown.map(({ action, problems }) => {
    const title = titles.get(action.id) ?? ''
    return html`<section class="sight-checked"><h2 class="govuk-heading-s"><a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}`)}">${title}</a></h2>
${problemList(problems)}
${mayChange ? html`<p class="govuk-body"><a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}/edit`)}">Mend it<span class="govuk-visually-hidden">: ${title}</span></a></p>` : nothing}</section>`
  })}`
}

function duties({ checked, council, wanted, mayChange }: ChecksFacts): Html {
  if (checked.duties.length === 0 || wanted !== '') return nothing
  return html`<h2 class="govuk-heading-m">Requirements that no action answers (${checked.duties.length})</h2>
<ul class="govuk-list sight-problems">${checked.duties.map((one) => html`<li><q>${one.quote}</q><p>${one.why}</p><p class="sight-better"><strong>Better:</strong> ${one.better}</p>${mayChange ? html`<p><a class="govuk-link" href="${inCouncilPath(council, `/actions/new?requirement=${one.duty}`)}">Add an action<span class="govuk-visually-hidden"> that answers: ${one.quote}</span></a></p>` : nothing}</li>`)}</ul>`
}
