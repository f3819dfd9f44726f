import { formatDay, formatMonth } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { table, type TableRow } from '../web/components/table.ts'
import type { FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { nameOfReturn, type WholeReturn } from './child-return.ts'

import { becauseOf } from './return-view.ts'
import { isSmallIndicator, isToldAlready, type TiedIndicator } from './tied-indicator.ts'

export type ReturnMeasureFacts = {
  readonly council: { readonly slug: string }
  readonly found: WholeReturn
  readonly lines: readonly TiedIndicator[]
  /** Measures that were ticked; null where nobody has chosen yet. */
  readonly chosen: ReadonlySet<number> | null
  readonly mayKeep: boolean
  readonly seesSmall: boolean
  readonly formToken: string
  readonly errors: readonly FieldError[]
}

/** What a return counts, beside the council's measures of the same definitions. */
export function returnMeasurePage(facts: ReturnMeasureFacts): Page {
  const { council, found, errors, lines, mayKeep } = facts
  const at = inCouncilPath(council, `/returns/${found.id}`)
  const name = nameOfReturn(found, formatDay)
  const on = lines.filter((one) => one.measure !== null)
  const off = lines.filter((one) => one.measure === null)
  return {
    title: `Counted from ${name}`,
    section: 'measures',
    back: { text: name, href: at },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">What ${name} counts</h1>
<p class="govuk-body">What is saved becomes the value of the measure for ${formatMonth(found.snapshotOn)}; one told before stays as an earlier telling. A count over six months says so: told each month, the months overlap, so that a change shows more slowly than it happens.</p>
<h2 class="govuk-heading-m">Measures that are on</h2>
${on.length === 0 ? noneOn(facts) : onSection(facts, at, on)}
${
  off.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m">Counted, but not switched on</h2>
${mayKeep ? html`<p class="govuk-body"><a class="govuk-link" href="${inCouncilPath(council, '/measures/catalogue')}">Switch measures on</a>, then come back here to save their values.</p>` : nothing}
${indicatorTable(facts, off, 'Counted, of which no measure is on')}`
}`,
  }
}

function noneOn({ council, mayKeep }: ReturnMeasureFacts): Html {
  return html`<p class="govuk-inset-text">No measure that this return can tell is switched on. ${mayKeep ? html`<a class="govuk-link" href="${inCouncilPath(council, '/measures/catalogue')}">Switch on the ones that matter</a> first.` : nothing}</p>`
}

function onSection(facts: ReturnMeasureFacts, at: string, on: readonly TiedIndicator[]): Html {
  const rows = indicatorTable(facts, on, 'Measures that this return can tell')
  if (!facts.mayKeep) return rows
  return html`${formStart(`${at}/measures`, facts.formToken)}<div id="measure" tabindex="-1">${rows}</div>
${button({ text: 'Save the ticked values', preventDoubleClick: true })}</form>`
}

function indicatorTable(facts: ReturnMeasureFacts, lines: readonly TiedIndicator[], caption: string): Html {
  return table({
    caption,
    captionClasses: 'govuk-visually-hidden',
    classes: 'sight-table',
    head: [
      { text: 'Measure' },
      { text: 'Counted', format: 'numeric' },
      { text: 'Out of', format: 'numeric' },
      { text: 'Value', format: 'numeric' },
      { text: 'Told so far', format: 'numeric' },
      { text: 'What to know' },
    ],
    rows: lines.map((line) => row(facts, line)),
  })
}

function row(facts: ReturnMeasureFacts, line: TiedIndicator): TableRow {
  const { indicator, told } = line
  const hide = !facts.seesSmall && indicator !== null && isSmallIndicator(indicator)
  const cell = (label: string, text: Part) =>
    ({ text, format: 'numeric', attributes: { 'data-label': label } }) as const
  const whole = (count: number | null | undefined) =>
    hide ? 'hidden' : count === null || count === undefined ? '–' : count.toLocaleString('en-GB')
  return [
    { text: nameOf(facts, line) },
    cell('Counted', whole(indicator?.numerator)),
    cell('Out of', whole(indicator?.denominator)),
    cell('Value', hide ? 'hidden' : valueOf(line)),
    cell('Told so far', told === null ? '–' : facts.seesSmall ? rounded(told.value) : 'see the measure'),
    { text: notesOf(line, facts.seesSmall), attributes: { 'data-label': 'What to know' } },
  ]
}

function nameOf(facts: ReturnMeasureFacts, line: TiedIndicator): Html {
  const { measure, listed, telling } = line
  if (measure === null) return html`${listed.id}. ${listed.name}`
  const link = html`<a class="govuk-link" href="${inCouncilPath(facts.council, `/measures/${measure.id}`)}">${measure.name}</a>`
  if (!facts.mayKeep || telling === null) return link
  const ticked =
    facts.chosen === null ? line.spoilt.length === 0 && !isToldAlready(line) : facts.chosen.has(measure.id)
  const id = `measure-${measure.id}`
  return html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="${id}" name="measure" type="checkbox" value="${measure.id}"${ticked ? html` checked` : nothing}><label class="govuk-label govuk-checkboxes__label" for="${id}"><span class="govuk-visually-hidden">Save </span>${measure.name}</label></div></div>
<a class="govuk-link sight-small-link" href="${inCouncilPath(facts.council, `/measures/${measure.id}`)}">Open ${measure.name}</a>`
}

function valueOf({ indicator, measure, listed }: TiedIndicator): string {
  if (indicator?.value === null || indicator === null) return '–'
  const unit = measure?.unit ?? listed.unit
  const value = rounded(indicator.value)
  return indicator.unit === 'number' ? value : `${value} ${unit}`
}

function rounded(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
}

function notesOf(line: TiedIndicator, seesSmall: boolean): Html {
  const { indicator, spoilt } = line
  if (indicator === null) return html`${whyNot(line)}`
  return html`${periodOf(indicator.period)}.${indicator.value === null ? ' There was nothing to divide by.' : nothing}${indicator.proxy === null ? nothing : html` <strong>Stand-in:</strong> ${indicator.proxy}.`}${spoilt.length === 0 ? nothing : html` <strong class="sight-need sight-need--grave">Spoilt</strong> by ${becauseOf(spoilt, seesSmall)}.`}${isToldAlready(line) ? ' Saved already, just so.' : nothing}`
}

function whyNot({ measure, listed }: TiedIndicator): string {
  const unit = measure?.unit ?? listed.unit
  return unit.startsWith('per ')
    ? 'A rate needs the number of children in the area: bring the return in again with it.'
    : `The return gives nothing in the unit of the measure (${unit}).`
}

/** "30 September 2025 to 31 March 2026", or the one day. */
export function periodOf(period: string): string {
  return period
    .split('/')
    .map((day) => formatDay(Temporal.PlainDate.from(day)))
    .join(' to ')
}
