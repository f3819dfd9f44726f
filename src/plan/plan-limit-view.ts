import { dayInEngland, formatDay } from '../shared/days.ts'
import type { HistoryLine } from '../shared/history.ts'
import type { Page } from '../web/answer.ts'
import { input } from '../web/components/input.ts'
import { errorOf } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type Asking, askingPage, bothVersions, hidden, wordsField } from './asking-view.ts'
import type { OwnerLoad } from '../plan-checks/check-load.ts'
import type { Difference } from './differences.ts'
import { carriesOf, MOST_CARRIES, type PlanLimit } from './plan-limit.ts'
import { USUAL_CARRIES } from '../plan-checks/check-load.ts'

export type LimitFacts = {
  readonly council: { readonly slug: string }
  readonly intervention: number
  readonly limit: PlanLimit | null
  /** What was said before, the newest first; empty for a reader who sees a part of the plan. */
  readonly history: readonly HistoryLine[]
}

/** What an owner can carry, who said so and when, and what it was before. */
export function limitSection(facts: LimitFacts & { readonly mayChange: boolean }): Html {
  const { council, intervention, limit, history, mayChange } = facts
  const change = withQuery(inCouncilPath(council, '/plan/checks/limit'), { intervention })
  return html`<p class="govuk-body">An owner is said to carry too much with more than <strong>${actionsInWords(carriesOf(limit))}</strong>${saidBy(facts)}
${mayChange ? html`<a class="govuk-link sight-no-print" href="${change}">Change what an owner can carry</a>` : nothing}</p>
${history.length === 0 ? nothing : historyView(history)}`
}

function actionsInWords(count: number): string {
  return count === 1 ? '1 unfinished action' : `${count} unfinished actions`
}

function saidBy({ limit, history }: LimitFacts): Html {
  if (limit === null) return html`, the usual number.`
  const [last] = history
  const usually = limit.carries === USUAL_CARRIES ? 'the usual number' : `usually ${USUAL_CARRIES}`
  if (last === undefined) return html` (${usually}).`
  return html` (${usually}), as ${last.who} (${last.role}) said on ${formatDay(dayInEngland(last.at))}: <q>${limit.why}</q>`
}

export type LimitPageFacts = LimitFacts &
  Asking & {
    readonly seen: number
    readonly loads: readonly OwnerLoad[]
    readonly differences: readonly Difference[]
  }

/** Asks how many, beside what everyone carries now. */
export function limitPage(facts: LimitPageFacts): Page {
  const { council, intervention, typed, errors, differences, limit } = facts
  const at = (path: string): string => withQuery(inCouncilPath(council, path), { intervention })
  const now =
    limit === null ? `${USUAL_CARRIES}, the usual number` : `${limit.carries}; usually ${USUAL_CARRIES}`
  return askingPage({
    ...facts,
    title: 'What an owner can carry',
    section: 'plan',
    back: { text: 'How the plan is written', href: at('/plan/checks') },
    action: at('/plan/checks/limit'),
    submit: 'Save',
    lead: html`${differences.length === 0 ? nothing : bothVersions(differences, at('/plan/checks'))}<p class="govuk-body sight-asking__about">The plan checks say of every action whose owner has more unfinished ones than this that its owner carries too much. The number counts in the plan’s score and in the board’s pack. Your name, the day and your reason stay with it.</p>`,
    fields: html`${hidden('seen', String(facts.seen))}${input({ name: 'carries', label: { text: 'Unfinished actions one owner can carry', classes: 'govuk-label--s' }, hint: { text: `From 1 to ${MOST_CARRIES}. Now ${now}` }, classes: 'govuk-input--width-2', inputmode: 'numeric', value: typed.get('carries'), errorMessage: errorOf(errors, 'carries') })}${wordsField(facts, { name: 'why', label: 'Why', hint: 'Such as what else owners here have to do', rows: 3 })}`,
    after: html`${loadsTable(facts)}${facts.history.length === 0 ? nothing : historyView(facts.history)}`,
  })
}

function loadsTable({ council, loads, limit }: LimitPageFacts): Html {
  const most = carriesOf(limit)
  if (loads.length === 0) return html`<p class="govuk-body">Nobody owns an unfinished action yet.</p>`
  const over = loads.filter(({ count }) => count > most).length
  return html`<h2 class="govuk-heading-m">What everyone carries now</h2>
<p class="govuk-body">${over === 0 ? 'Nobody has' : over === 1 ? '1 owner has' : `${over} owners have`} more than ${most}.</p>
${labelledTable({
  caption: 'Owners by unfinished actions',
  isCaptionHidden: true,
  classes: 'sight-loads',
  columns: [
    { heading: 'Owner' },
    { heading: 'Unfinished actions', isNumber: true },
    { heading: `Against ${most}` },
  ],
  rows: loads.map(({ owner, count }) => [
    html`<a class="govuk-link" href="${withQuery(inCouncilPath(council, '/plan'), { view: 'table', owner })}">${owner}</a>`,
    String(count),
    count > most
      ? html`<span class="sight-need sight-need--grave"><span aria-hidden="true">▲</span> ${count - most} more</span>`
      : 'within it',
  ]),
})}`
}
