import { shorten } from '../shared/shorten.ts'
import { type Day, formatDay, formatMonth, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import {
  type CalendarDate,
  type CalendarFilter,
  type CalendarMonth,
  monthsOf,
  overdueOf,
  weeksOf,
} from './calendar.ts'
import { cell } from './document-view.ts'
import { counted, occurrenceMark } from './marks-view.ts'
import type { RegisterLine } from './register.ts'

export type CalendarFacts = {
  readonly council: { readonly slug: string }
  readonly lines: readonly RegisterLine[]
  readonly dates: readonly CalendarDate[]
  readonly filter: CalendarFilter
  /** The month shown as a grid; null for the list. */
  readonly month: Temporal.PlainYearMonth | null
  readonly today: Day
}

/** What is owed when: late first, then month by month; or one month as a grid. */
export function calendarPage(facts: CalendarFacts): Page {
  const { council, month } = facts
  const path = inCouncilPath(council, '/calendar')
  return {
    title: month === null ? 'Calendar' : `Calendar, ${formatMonth(month)}`,
    section: 'calendar',
    body: html`<h1 class="govuk-heading-l">${month === null ? 'Calendar' : formatMonth(month)}</h1>
${filters(facts)}
<p class="govuk-body sight-no-print">${month === null ? html`<a class="govuk-link" href="${withQuery(path, { ...facts.filter, view: 'month' })}">Show a month</a>` : html`<a class="govuk-link" href="${withQuery(path, facts.filter)}">Show the list</a>`} &nbsp; <a class="govuk-link" href="${path}/feed">Have it in your own calendar</a></p>
${facts.lines.length === 0 ? empty(facts) : month === null ? list(facts) : monthGrid(facts, month)}`,
  }
}

function empty({ council }: CalendarFacts): Html {
  return html`<p class="govuk-inset-text">Nothing is owed yet. Dates appear once an instrument is confirmed and put in force: see <a class="govuk-link" href="${inCouncilPath(council, '/requirements')}">the requirements</a>.</p>`
}

function filters({ council, lines, filter, month }: CalendarFacts): Html {
  const instruments = new Map(lines.map(({ entry }) => [String(entry.instrumentId), entry.instrument]))
  const bearers = [...new Set(lines.flatMap(({ entry }) => entry.who))].toSorted()
  const all = { value: '', text: 'All' }
  return html`<form class="sight-filters sight-filters--pairs" method="get" action="${inCouncilPath(council, '/calendar')}" role="search" aria-label="Filter the calendar">${filter.intervention === '' ? nothing : html`<input type="hidden" name="intervention" value="${filter.intervention}">`}
${month === null ? nothing : html`<input type="hidden" name="view" value="month"><input type="hidden" name="month" value="${month.toString()}">`}
${select({ name: 'bearer', label: 'Who', value: filter.bearer, items: [all, ...bearers.map((bearer) => ({ value: bearer, text: bearer }))] })}
${select({ name: 'instrument', label: 'Instrument', value: filter.instrument, items: [all, ...[...instruments].map(([value, text]) => ({ value, text }))] })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}

function list(facts: CalendarFacts): Html {
  const overdue = overdueOf(facts.dates)
  const months = monthsOf(facts.dates, facts.today)
  const late = overdue.filter(({ owed }) => owed.state === 'late').length
  return html`<p class="govuk-body" role="status">${late === 0 ? 'Nothing is late.' : `${late} late.`} ${overdue.length - late === 0 ? nothing : `${counted(overdue.length - late, 'date')} missed: the next one came before they were met.`}</p>
${overdue.length === 0 ? nothing : html`<h2 class="govuk-heading-m">Late and missed</h2>${dateTable(facts, overdue, 'Late and missed')}`}
${months.map((month) => monthList(facts, month))}
${months.length === 0 ? html`<p class="govuk-body">No date is to come in the next 18 months.</p>` : nothing}`
}

function monthList(facts: CalendarFacts, { month, dates }: CalendarMonth): Html {
  return html`<h2 class="govuk-heading-m">${formatMonth(month)}</h2>${dateTable(facts, dates, formatMonth(month))}`
}

function dateTable(facts: CalendarFacts, dates: readonly CalendarDate[], caption: string): Html {
  const heads = ['Due', 'Requirement', 'What it asks', 'Who', 'State']
  return table({
    classes: 'sight-table sight-calendar',
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: heads.map((text) => ({ text })),
    rows: dates.map((date) => row(facts, date).map((text, index) => cell(text, heads[index] ?? ''))),
  })
}

function row(facts: CalendarFacts, { entry, owed }: CalendarDate): readonly Part[] {
  return [
    formatShortDay(owed.dueOn),
    link(facts, entry),
    shorten(entry.words, 140),
    entry.bearer ?? 'not said',
    occurrenceMark(owed.state, owed.daysLate),
  ]
}

function link({ council }: CalendarFacts, entry: CalendarDate['entry']): Html {
  return html`<a class="govuk-link" href="${inCouncilPath(council, `/requirements/${entry.id}`)}">${entry.reference}</a>`
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function monthGrid(facts: CalendarFacts, month: Temporal.PlainYearMonth): Html {
  const within = facts.dates.filter(({ owed }) => owed.dueOn.toPlainYearMonth().equals(month))
  const to = (one: Temporal.PlainYearMonth): string =>
    withQuery(inCouncilPath(facts.council, '/calendar'), {
      ...facts.filter,
      view: 'month',
      month: one.toString(),
    })
  return html`<nav class="sight-bulk sight-no-print" aria-label="Months"><p class="govuk-body"><a class="govuk-link" href="${to(month.subtract({ months: 1 }))}">← ${formatMonth(month.subtract({ months: 1 }))}</a> &nbsp; <a class="govuk-link" href="${to(month.add({ months: 1 }))}">${formatMonth(month.add({ months: 1 }))} →</a></p></nav>
<table class="sight-month"><caption>${counted(within.length, 'date')} in ${formatMonth(month)}</caption>
<thead><tr>${DAYS.map((day) => html`<th scope="col">${day}</th>`)}</tr></thead>
<tbody>${weeksOf(month, facts.dates).map((week) => html`<tr>${week.map(({ day, isOut, dates }) => html`<td class="${isOut ? 'sight-month__out' : ''}${day.equals(facts.today) ? ' sight-month__today' : ''}"><span class="sight-month__number">${day.day}${isOut ? html` <span class="govuk-visually-hidden">${formatMonth(day)}</span>` : nothing}${day.equals(facts.today) ? html` <span class="sight-first">today</span>` : nothing}</span>${dates.length === 0 ? nothing : html`<ul>${dates.map((date) => html`<li>${link(facts, date.entry)} ${occurrenceMark(date.owed.state)}</li>`)}</ul>`}</td>`)}</tr>`)}</tbody></table>
<div class="sight-month-list">${within.length === 0 ? html`<p class="govuk-body">Nothing is due in ${formatMonth(month)}.</p>` : html`<ul class="govuk-list">${within.map((date) => html`<li><strong>${formatDay(date.owed.dueOn)}</strong> ${link(facts, date.entry)} ${occurrenceMark(date.owed.state, date.owed.daysLate)}<br>${shorten(date.entry.words, 110)}</li>`)}</ul>`}</div>`
}
