import { button } from '../web/components/button.ts'
import { pagination } from '../web/components/pagination.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { tag } from '../web/components/tag.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import type { ProblemFilter } from './child-return.ts'
import type { Problem } from './problem.ts'
import type { BrokenRule, ReturnOutcome } from './return-outcome.ts'

export type ProblemFacts = {
  /** The address of the return. */
  readonly at: string
  readonly outcome: ReturnOutcome
  readonly problems: { readonly problems: readonly Problem[]; readonly count: number; readonly pages: number }
  readonly filter: ProblemFilter
  readonly seesRows: boolean
  readonly mayKeep: boolean
}

/** The problems, by what mends them; and for those who mend them, row by row. */
export function problemsOf(facts: ProblemFacts): Html {
  const { rules } = facts.outcome
  if (rules.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What is wrong, and how to mend it</h2>
<ol class="sight-broken-rules">${rules.map((one) => ruleOf(facts, one))}</ol>
${facts.seesRows ? rowsOf(facts) : html`<p class="govuk-body">How many there are, and in which rows, is told to the council’s own people.</p>`}`
}

function ruleOf({ at, seesRows }: ProblemFacts, broken: BrokenRule): Html {
  const { rule, severity, count, message, cure, places } = broken
  const link = (list: string) => `${withQuery(at, { rule, list, severity })}#rows`
  return html`<li class="sight-broken-rule"><p class="govuk-body">${severityTag(severity)} <strong>${seesRows ? `${count.toLocaleString('en-GB')} × ` : ''}${plainly(rule)}</strong></p>
${seesRows ? html`<p class="govuk-body">The first: ${message}</p>` : nothing}
<p class="govuk-body">${cure}</p>
<ul class="govuk-list sight-places">${places.map((place) => html`<li>${seesRows ? html`<a class="govuk-link" href="${link(place.list)}">${place.list}</a>` : place.list}${place.column === null ? nothing : html`, ${place.column}`}${seesRows ? `: ${place.count.toLocaleString('en-GB')}` : ''}</li>`)}</ul></li>`
}

function severityTag(severity: Problem['severity']): Html {
  return severity === 'problem'
    ? tag({ text: 'Problem', classes: 'govuk-tag--red' })
    : tag({ text: 'Warning', classes: 'govuk-tag--yellow' })
}

function plainly(rule: string): string {
  return rule.replaceAll('-', ' ')
}

function rowsOf(facts: ProblemFacts): Html {
  const { problems, filter, at, outcome } = facts
  const all = outcome.problemCount + outcome.warningCount
  return html`<h2 class="govuk-heading-m" id="rows">Row by row</h2>
<p class="govuk-body">Rows are numbered as the spreadsheet numbers them. A value is left out where it could name a child: look for it in the file. Of one rule the first thousand are listed.</p>
${filters(facts)}
<p class="govuk-body" role="status">${problems.count === all ? `All ${all.toLocaleString('en-GB')}` : `${problems.count.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}`} problems and warnings${facts.mayKeep ? html` ${sheetLinks(withQuery(`${at}/problems.csv`, asked(filter)), 'Download these')}` : nothing}</p>
${problems.problems.length === 0 ? html`<p class="govuk-body">None of them is listed on this page.</p>` : rowTable(problems.problems)}
${pages(facts)}`
}

function asked({ list, rule, severity }: ProblemFilter) {
  return { list, rule, severity }
}

function filters({ at, filter, outcome }: ProblemFacts): Html {
  const lists = [...new Set(outcome.rules.flatMap((one) => one.places.map((place) => place.list)))]
  const rules = [...new Set(outcome.rules.map((one) => one.rule))]
  const all = { value: '', text: 'All' }
  return html`<form class="sight-filters" method="get" action="${at}#rows" role="search" aria-label="Filter the problems">
${select({ name: 'list', label: 'List', value: filter.list, items: [all, ...lists.map((one) => ({ value: one, text: one }))] })}
${select({ name: 'rule', label: 'Rule', value: filter.rule, items: [all, ...rules.map((one) => ({ value: one, text: plainly(one) }))] })}
${select({ name: 'severity', label: 'Kind', value: filter.severity, items: [all, { value: 'problem', text: 'Problems' }, { value: 'warning', text: 'Warnings' }] })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}

function rowTable(problems: readonly Problem[]): Html {
  const cell = (label: string, text: string) => ({ text, attributes: { 'data-label': label } })
  return table({
    caption: 'Problems row by row',
    captionClasses: 'govuk-visually-hidden',
    classes: 'sight-table sight-problems',
    head: ['Where', 'Column', 'Value', 'What is wrong', 'How to mend it'].map((text) => ({ text })),
    rows: problems.map((one) => [
      {
        text: html`<strong>${one.list}${one.row === null ? '' : `, row ${one.row.toLocaleString('en-GB')}`}</strong>`,
      },
      cell('Column', one.column ?? '–'),
      cell('Value', one.value ?? '–'),
      cell('What is wrong', `${one.severity === 'warning' ? 'Warning: ' : ''}${one.message}`),
      cell('How to mend it', one.cure),
    ]),
  })
}

function pages({ at, filter, problems }: ProblemFacts): Html {
  if (problems.pages < 2) return nothing
  const href = (page: number) => `${withQuery(at, { ...asked(filter), page })}#rows`
  return pagination({
    landmarkLabel: 'Pages of problems',
    ...(filter.page > 1
      ? { previous: { href: href(filter.page - 1), labelText: `${filter.page - 1} of ${problems.pages}` } }
      : {}),
    ...(filter.page < problems.pages
      ? { next: { href: href(filter.page + 1), labelText: `${filter.page + 1} of ${problems.pages}` } }
      : {}),
  })
}
