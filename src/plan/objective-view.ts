import type { Role } from '../shared/permissions.ts'
import type { Day } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { threadLink } from '../web/thread-link.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Action, type ActionState, attentionOf, daysLost, stageOf, STAGES } from './action.ts'
import { actionTable } from './action-table-view.ts'
import { type Asking, askingPage, bothVersions, hidden, wordsField } from './asking-view.ts'
import type { Difference } from './differences.ts'
import type { Choosable, Ownable } from './choices.ts'
import { chooser } from './chooser-view.ts'
import type { Objective } from './objective.ts'

export type ObjectiveFacts = {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly objective: Objective
  readonly actions: readonly Action[]
  readonly answered: readonly {
    readonly id: number
    readonly reference: string
    readonly words: string
    readonly state: string
  }[]
  readonly measures: readonly { readonly id: number; readonly name: string }[]
  readonly today: Day
  readonly mayChange: boolean
  readonly views: Html
  readonly talk: Html
  readonly watch: Html
  readonly history: Html
}

/** One objective: what is to be different, who answers for it, what it hangs on and how far its actions are. */
export function objectivePage(facts: ObjectiveFacts): Page {
  const { objective, council, mayChange } = facts
  const at = (path: string) => inCouncilPath(council, path)
  return {
    title: objective.title,
    section: 'plan',
    back: { text: 'The plan', href: at('/plan?view=objectives') },
    body: html`<span class="govuk-caption-l">Objective ${objective.place}</span>
<h1 class="govuk-heading-l">${objective.title}</h1>
<h2 class="govuk-heading-m">What will be different for children</h2>
${objective.outcome === '' ? html`<p class="govuk-inset-text">Nobody has said it yet. ${mayChange ? html`<a class="govuk-link" href="${at(`/objectives/${objective.id}/edit`)}">Say it in words a child would know</a>.` : nothing}</p>` : html`<p class="govuk-body-l sight-kept-lines">${objective.outcome}</p>`}
${threadLink(facts.council, `objectives/${objective.id}`)}
<p class="govuk-body">Owner: <strong>${objective.owner ?? 'nobody yet'}</strong></p>
${mayChange ? html`<div class="govuk-button-group sight-no-print">${button({ text: 'Add an action to it', href: at(`/actions/new?objective=${objective.id}`) })}<a class="govuk-link" href="${at(`/objectives/${objective.id}/edit`)}">Change the objective</a></div>` : nothing}
${facts.watch}
${facts.views}${measures(facts)}
<h2 class="govuk-heading-m">Its actions</h2>
<p class="govuk-body">${countsSentence(facts.actions, facts.today)}</p>
${facts.actions.length === 0 ? nothing : actionTable(facts, facts.actions, 'Actions of this objective')}
${requirements(facts)}
${facts.talk}
${facts.history}`,
  }
}

/** "7 actions: 2 not started, 3 started, 2 done; 1 late. 45 days lost." */
export function countsSentence(all: readonly ActionState[], today: Day): string {
  const open = all.filter((action) => action.cancelledOn === null)
  if (open.length === 0) return 'No action serves it yet.'
  const stages = STAGES.map((stage) => ({
    stage,
    count: open.filter((action) => stageOf(action) === stage).length,
  })).filter(({ count }) => count > 0)
  const late = open.filter((action) => attentionOf(action, today).includes('late')).length
  const lost = open.reduce((sum, action) => sum + daysLost(action, today), 0)
  const number = open.length === 1 ? '1 action' : `${open.length} actions`
  return `${number}: ${stages.map(({ stage, count }) => `${count} ${stage}`).join(', ')}; ${late} late. ${lost} days lost against first promises.`
}

function measures({ measures: found, council, mayChange, objective }: ObjectiveFacts): Html {
  const tie = html`<a class="govuk-link" href="${inCouncilPath(council, `/objectives/${objective.id}/edit`)}">Tie a measure to it</a>`
  return html`<h2 class="govuk-heading-m">What tells</h2>
${found.length === 0 ? html`<p class="govuk-body"><span class="sight-need"><span aria-hidden="true">△</span> no measure</span> Nothing would tell if this came true. ${mayChange ? tie : nothing}</p>` : html`<ul class="govuk-list govuk-list--bullet">${found.map((one) => html`<li><a class="govuk-link" href="${inCouncilPath(council, `/measures/${one.id}`)}">${one.name}</a></li>`)}</ul>`}`
}

function requirements({ answered, council }: ObjectiveFacts): Html {
  return html`<h2 class="govuk-heading-m">Requirements it answers</h2>
${answered.length === 0 ? html`<p class="govuk-body">None.</p>` : answered.map((one) => html`<blockquote class="sight-answered"><p>${one.words}</p><footer><a class="govuk-link" href="${inCouncilPath(council, `/requirements/${one.id}`)}">${one.reference}</a>${one.state === 'in force' ? nothing : ` (${one.state})`}</footer></blockquote>`)}`
}

export type ObjectiveFormFacts = Asking & {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly objective: Objective | null
  readonly seen: string
  readonly formKey: string
  /** The case a new one belongs to. */
  readonly intervention: number
  readonly people: readonly Ownable[]
  readonly requirements: readonly Choosable[]
  readonly measures: readonly Choosable[]
  readonly differences: readonly Difference[]
}

export function objectiveFormPage(facts: ObjectiveFormFacts): Page {
  const { objective, council, typed, errors, people, differences } = facts
  const path = inCouncilPath(council, objective === null ? '/plan' : `/objectives/${objective.id}`)
  return askingPage({
    ...facts,
    title: objective === null ? 'Add an objective' : 'Change the objective',
    section: 'plan',
    back: { text: objective === null ? 'The plan' : objective.title, href: path },
    action: inCouncilPath(
      council,
      objective === null
        ? `/objectives?intervention=${facts.intervention}`
        : `/objectives/${objective.id}/edit`,
    ),
    submit: objective === null ? 'Add the objective' : 'Save the objective',
    lead: differences.length === 0 ? nothing : bothVersions(differences, path),
    fields: html`${hidden('seen', facts.seen)}${hidden('form-key', facts.formKey)}
${input({ name: 'title', label: { text: 'The objective', classes: 'govuk-label--s' }, value: typed.get('title'), errorMessage: errorOf(errors, 'title') })}
${wordsField(facts, { name: 'outcome', label: 'What will be different for children', hint: 'An outcome, not an output: not “a policy is written” but “a child at risk is seen the same day”' })}
${select({ name: 'owner', label: { text: 'Owner', classes: 'govuk-label--s' }, hint: { text: 'One person who answers for it' }, value: typed.get('owner'), errorMessage: errorOf(errors, 'owner'), items: [{ value: '', text: 'Nobody yet' }, ...people.map((one) => ({ value: String(one.id), text: one.jobTitle === '' ? one.name : `${one.name}, ${one.jobTitle}` }))] })}
${chooser({ name: 'measure', legend: 'Measures that tell whether it came true', all: facts.measures, chosen: typed.all('measure'), none: html`No measure is kept yet.` })}
${chooser({ name: 'requirement', legend: 'Requirements it answers', all: facts.requirements, chosen: typed.all('requirement'), none: html`No requirement is confirmed yet.` })}`,
  })
}
