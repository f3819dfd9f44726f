import { formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Asking, askingPage, hidden, wordsField } from './asking-view.ts'
import type { AnsweredPlan, CheckAnswer } from './check-answer.ts'

export type AnswerFormFacts = Asking & {
  readonly council: { readonly slug: string }
  /** "actions/7" or "requirements/3". */
  readonly path: string
  readonly thing: string
  readonly problem: {
    readonly key: string
    readonly check: string
    readonly quote: string
    readonly why: string
    readonly better: string
  }
  /** The other action, where one reason answers both. */
  readonly other: string | null
}

/** Asks why the plan keeps what a check complains of. */
export function answerFormPage(facts: AnswerFormFacts): Page {
  const { council, problem, other } = facts
  return askingPage({
    ...facts,
    title: 'Answer a check with a reason',
    section: 'plan',
    back: { text: 'How the plan is written', href: inCouncilPath(council, '/plan/checks') },
    action: inCouncilPath(council, `/${facts.path}/check-answers`),
    submit: 'Keep it with this reason',
    lead: html`<div class="sight-asking__about"><p class="govuk-body"><strong>${facts.thing}</strong></p>
<p class="govuk-body">${problem.check.charAt(0).toUpperCase() + problem.check.slice(1)}${problem.quote === '' ? nothing : html`: <q>${problem.quote}</q>`}</p>
<p class="govuk-body">${problem.why}</p><p class="govuk-body sight-better"><strong>Better:</strong> ${problem.better}</p></div>
<p class="govuk-body">It stays answered as long as these words stand, with your name and the day. It is asked again when they change.${other === null ? '' : ` The same is said of ${other}: your reason answers both.`}</p>`,
    fields: html`${hidden('problem', problem.key)}${wordsField(facts, { name: 'why', label: 'Why it stays as it is', hint: 'What somebody who relies on the plan needs to know', rows: 4 })}`,
  })
}

export type AnsweredFacts = {
  readonly council: { readonly slug: string }
  readonly formToken: string
  readonly answered: AnsweredPlan
  readonly titles: ReadonlyMap<string, string>
  readonly mayChange: boolean
}

/** What was answered, by whom, when and why; what stands and what the words have overtaken. */
export function answeredSection(facts: AnsweredFacts): Html {
  const { standing, overtaken } = facts.answered
  return html`<h2 class="govuk-heading-m">Answered with a reason (${standing.length})</h2>
${standing.length === 0 ? html`<p class="govuk-body">No problem that stands has been answered.</p>` : list(facts, standing)}
${overtaken.length === 0 ? nothing : html`<h2 class="govuk-heading-m">Overtaken (${overtaken.length})</h2><p class="govuk-body">The words these answered have changed since, or the problem is gone.</p>${list(facts, overtaken)}`}`
}

function list(facts: AnsweredFacts, answers: readonly CheckAnswer[]): Html {
  return html`<ul class="govuk-list sight-problems sight-problems--answered">${answers.map((answer) => one(facts, answer))}</ul>`
}

function one({ council, formToken, titles, mayChange }: AnsweredFacts, answer: CheckAnswer): Html {
  const [path, title] =
    answer.actionId === null
      ? [
          `/requirements/${answer.requirementId ?? 0}`,
          titles.get(`requirement ${answer.requirementId ?? 0}`) ?? 'The requirement',
        ]
      : [`/actions/${answer.actionId}`, titles.get(String(answer.actionId)) ?? 'The action']
  const on = formatDay(answer.answeredAt.toZonedDateTimeISO('Europe/London').toPlainDate())
  return html`<li><a class="govuk-link" href="${inCouncilPath(council, path)}">${title}</a><p><strong>${answer.check.charAt(0).toUpperCase() + answer.check.slice(1)}</strong>${answer.quote === '' ? nothing : html`: <q>${answer.quote}</q>`}</p>
<blockquote class="sight-answered"><p>${answer.why}</p><p class="sight-better">${answer.by}, ${on}</p></blockquote>
${mayChange ? html`${formStart(inCouncilPath(council, `/check-answers/${answer.id}/reopening`), formToken)}${button({ text: html`Reopen it<span class="govuk-visually-hidden">: ${answer.check}, ${title}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>` : nothing}</li>`
}
