import { type PageAsked, rowsAtHand } from '../shared/paging.ts'
import type { Page } from '../web/answer.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { pageLinks } from '../web/page-links.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { answeredSection } from './check-answer-view.ts'
import { type AnsweredPlan, dutyKey } from './check-answer.ts'
import type { LastDay } from './last-day.ts'
import { type CheckedPlan, type PlanAction, type PlanProblem, problemKey } from '../plan-checks/plan-check.ts'
import { type LimitFacts, limitSection } from './plan-limit-view.ts'
import type { PlanScore } from './plan-score.ts'
import { scoreSection } from './plan-score-view.ts'
import { formatDay } from '../shared/days.ts'
import { curesOf, problemList } from './problems-view.ts'

export type ChecksFacts = LimitFacts & {
  readonly formToken: string
  readonly answered: AnsweredPlan
  /** What each action is called, by its id. */
  readonly titles: ReadonlyMap<string, string>
  /** The day the instrument in force lasts until; null where none says. */
  readonly lastDay: LastDay | null
  /** Day by day, today's last; empty for a reader who sees a part of the plan. */
  readonly scores: readonly PlanScore[]
  /** The one check asked for; empty for all; "answered" for what was answered. */
  readonly wanted: string
  /** The case the address asks for; empty for the one at hand. */
  readonly asked: string
  readonly mayChange: boolean
  readonly page: PageAsked
}

// So many actions are mended at a sitting.
const PAGE_ROWS = 25

/** The whole plan read as somebody reads it who has to rely on it, with what would be better. */
export function checksPage(facts: ChecksFacts): Page {
  const { council, wanted } = facts
  return {
    title: 'How the plan is written',
    section: 'plan',
    back: { text: 'The plan', href: inCouncilPath(council, '/plan') },
    body: html`<h1 class="govuk-heading-l">How the plan is written</h1>
${summary(facts)}
${wanted === '' ? scoreSection(facts.scores) : nothing}
${counts(facts)}
${wanted === 'answered' ? answeredSection(facts) : html`${actions(facts)}${duties(facts)}`}`,
  }
}

function summary(facts: ChecksFacts): Html {
  const { answered, council, lastDay, asked } = facts
  const { open } = answered
  const clear = open.actions.filter(({ problems }) => problems.length === 0).length
  if (open.actions.length === 0)
    return html`<p class="govuk-inset-text">There is no action to read yet. <a class="govuk-link" href="${inCouncilPath(council, '/plan')}">Begin the plan</a>.</p>`
  return html`<p class="govuk-body"><strong>${clear} of ${open.actions.length} actions (${Math.round((clear / open.actions.length) * 100)}%)</strong> have nothing to mend. These checks read only words; they judge nobody’s work. What the plan means to keep as it is can be answered with a reason.</p>
<p class="govuk-body">${lastDay === null ? 'No instrument in force says how long it lasts, so no action is said to end after it.' : html`No action should end after <strong>${formatDay(lastDay.day)}</strong>, the last day of <a class="govuk-link" href="${inCouncilPath(council, `/instruments/${lastDay.instrument}`)}">${lastDay.title}</a>${lastDay.clause === null ? '' : ` (${lastDay.clause})`}.`} ${sheetLinks(withQuery(inCouncilPath(council, '/plan/checks.csv'), { intervention: asked }), 'Take the list out')}</p>
${limitSection(facts)}`
}

function counts({ answered, council, wanted, asked }: ChecksFacts): Html {
  const all = answered.open.actions.flatMap(({ problems }) => problems.map((one) => one.check))
  const byCheck = [...Map.groupBy(all, (check) => check)].toSorted(([, a], [, b]) => b.length - a.length)
  const answers = answered.standing.length + answered.overtaken.length
  if (byCheck.length === 0 && answers === 0) return nothing
  const link = (check: string, text: string): Html =>
    html`<li><a class="govuk-link" href="${withQuery(inCouncilPath(council, '/plan/checks'), { check, intervention: asked })}"${check === wanted ? html` aria-current="page"` : nothing}>${text}</a></li>`
  return html`<nav aria-label="Checks" class="sight-no-print"><ul class="sight-views">${link('', 'All')}${byCheck.map(([check, found]) => link(check, `${check} (${found.length})`))}${answers === 0 ? nothing : link('answered', `answered (${answered.standing.length})`)}</ul></nav>`
}

function actions(facts: ChecksFacts): Html {
  const { answered, titles, council, wanted } = facts
  const shown = answered.open.actions
    .map(({ action, problems }) => ({
      action,
      problems: problems.filter((one) => wanted === '' || one.check === wanted),
    }))
    .filter(({ problems }) => problems.length > 0)
    // What has most to mend comes first; alike ones stay in the plan's order.
    .toSorted((a, b) => b.problems.length - a.problems.length)
  const list = { count: shown.length, rows: PAGE_ROWS, asked: facts.page }
  const hrefOf = (page: string) =>
    withQuery(inCouncilPath(council, '/plan/checks'), { check: wanted, intervention: facts.asked, page })
  return html`${rowsAtHand(shown, list).map(
    ({ action, problems }) =>
      html`<section class="sight-checked"><h2 class="govuk-heading-s"><a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}`)}">${titles.get(action.id) ?? ''}</a></h2>
${problemList(problems, (problem) => toDo(facts, action, problem))}</section>`,
  )}${pageLinks({ ...list, things: 'Actions', label: 'Pages of actions to mend', hrefOf })}`
}

function toDo({ council, mayChange, titles }: ChecksFacts, action: PlanAction, problem: PlanProblem): Html {
  if (!mayChange) return nothing
  const of = html`<span class="govuk-visually-hidden">: ${problem.check}, ${titles.get(action.id) ?? ''}</span>`
  const answer = withQuery(inCouncilPath(council, `/actions/${action.id}/check-answers/new`), {
    problem: problemKey(problem),
  })
  return html`<p class="sight-no-print">${curesOf(council, action, problem).map(({ text, href }) => html`<a class="govuk-link" href="${href}">${text}${of}</a> · `)}<a class="govuk-link" href="${answer}">Answer it with a reason${of}</a></p>`
}

function duties({ answered, council, wanted, mayChange }: ChecksFacts): Html {
  const found: CheckedPlan['duties'] = answered.open.duties
  if (found.length === 0 || wanted !== '') return nothing
  return html`<h2 class="govuk-heading-m">Requirements that no action answers (${found.length})</h2>
<ul class="govuk-list sight-problems">${found.map((one) => {
    const of = html`<span class="govuk-visually-hidden">: ${one.quote}</span>`
    const answer = withQuery(inCouncilPath(council, `/requirements/${one.duty}/check-answers/new`), {
      problem: dutyKey(one),
    })
    return html`<li><q>${one.quote}</q><p>${one.why}</p><p class="sight-better"><strong>Better:</strong> ${one.better}</p>${mayChange ? html`<p class="sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, `/actions/new?requirement=${one.duty}`)}">Add an action that answers it${of}</a> · <a class="govuk-link" href="${inCouncilPath(council, '/plan')}">Link one that does${of}</a> · <a class="govuk-link" href="${answer}">Answer it with a reason${of}</a></p>` : nothing}</li>`
  })}</ul>`
}
