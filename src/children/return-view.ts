import { formatDay, formatMoment } from '../shared/days.ts'
import { INDICATORS } from '../measures/indicator-list.ts'
import type { Page } from '../web/answer.ts'
import { details } from '../web/components/details.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { table } from '../web/components/table.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { type ChildReturn, nameOfReturn, type ProblemFilter, type WholeReturn } from './child-return.ts'
import type { Problem } from './problem.ts'
import type { ReadList } from './return-outcome.ts'
import { broughtIn } from './return-list-view.ts'
import { problemsOf } from './return-problem-view.ts'
import { findMoved } from './since-last-return.ts'
import type { Spoiling } from './spoiling.ts'
import { SMALLEST_SHOWN } from './suppression.ts'

export type ReturnPageFacts = {
  readonly council: { readonly slug: string }
  readonly found: ChildReturn
  /** What the thread that reads it said last; null where none does. */
  readonly progress: string | null
  readonly problems: { readonly problems: readonly Problem[]; readonly count: number; readonly pages: number }
  readonly filter: ProblemFilter
  /** Rows and values are the council's own people's to see. */
  readonly seesRows: boolean
  /** The return before it, for those who see small counts. */
  readonly before: WholeReturn | null
  readonly mayKeep: boolean
  readonly history: Html
}

/** One return: what it is, what is wrong with it, and what can be done with it. */
export function returnPage(facts: ReturnPageFacts): Page {
  const { council, found } = facts
  return {
    title: `Return: ${nameOfReturn(found, formatDay)}`,
    section: 'measures',
    back: { text: 'Child-level returns', href: inCouncilPath(council, '/returns') },
    body: html`<h1 class="govuk-heading-l sight-file-name">${nameOfReturn(found, formatDay)}</h1>
${found.state === 'read' ? whole(facts, found) : partial(facts)}
${facts.history}`,
  }
}

function partial({ found, progress, council, problems }: ReturnPageFacts): Html {
  if (found.state === 'unreadable')
    return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>The return could not be read, and nothing of it was kept.</strong></p><p class="govuk-body">${found.why}</p>${problems.problems.slice(0, 1).map((one) => html`<p class="govuk-body">${one.cure}</p>`)}
<p class="govuk-body"><a class="govuk-link" href="${inCouncilPath(council, '/returns')}">Bring it in again</a> once it is mended.</p></div>`
  if (progress === null)
    return html`<p class="govuk-inset-text">Reading it was broken off, and nothing of it was kept. <a class="govuk-link" href="${inCouncilPath(council, '/returns')}">Bring it in again</a>.</p>`
  // Without script the page fetches itself again; with script the same happens without the flicker.
  return html`<noscript><meta http-equiv="refresh" content="2"></noscript>
<div class="govuk-inset-text" role="status" data-come-back="2000"><p class="govuk-body"><strong>The return is being read: ${progress}.</strong></p>
<p class="govuk-body">Brought in ${formatMoment(found.broughtAt)}. A large one takes up to two minutes. You can leave this page.</p></div>`
}

function whole(facts: ReturnPageFacts, found: WholeReturn): Html {
  const { council } = facts
  const { outcome } = found
  const at = inCouncilPath(council, `/returns/${found.id}`)
  return html`<p class="govuk-body-l">${sentence(facts, found)}</p>
<ul class="sight-views sight-no-print">
<li><a class="govuk-link" href="${at}/measures">${facts.mayKeep ? 'Count it into the measures' : 'What it counts'}</a></li>
${outcome.kind === 'annex-a' ? html`<li><a class="govuk-link" href="${at}/journey">The child’s journey</a></li>` : nothing}
<li><a class="govuk-link" href="${at}/groups">By team and cohort</a></li>
${facts.mayKeep ? html`<li>${sheetLinks(`${at}/problems.csv`, 'All problems')}</li>` : nothing}
</ul>
${summaryOf(found)}
${movedSection(found, facts.before)}
${spoiltSection(facts, outcome.spoilt)}
${problemsOf({ ...facts, at, outcome })}
<h2 class="govuk-heading-m">How its columns were read</h2>
<p class="govuk-body">Headings are matched whatever their case, spacing and punctuation.</p>
${outcome.lists.map((list) => columnsOf(facts, list))}`
}

function sentence({ seesRows }: ReturnPageFacts, { outcome, rows }: WholeReturn): string {
  const { problemCount, warningCount } = outcome
  const spoilt = new Set(outcome.spoilt.map((one) => one.indicator)).size
  const say = (number: number, word: string) => (seesRows ? counts(number, word) : fewOrCounts(number, word))
  const counted = `${say(rows, 'row')} were checked. `
  if (problemCount === 0 && warningCount === 0) return `${counted}Nothing is wrong with them.`
  const wrong = `${counted}${say(problemCount, 'problem')} and ${say(warningCount, 'warning')}.`
  return spoilt === 0
    ? `${wrong} No measure is spoilt.`
    : `${wrong} ${counts(spoilt, 'measure')} ${spoilt === 1 ? 'is' : 'are'} spoilt by them.`
}

/** Outside the council even a problem or a row may be one child. */
export function fewOrCounts(number: number, word: string): string {
  return number > 0 && number < SMALLEST_SHOWN
    ? `fewer than ${SMALLEST_SHOWN} ${word}s`
    : counts(number, word)
}

export function counts(number: number, word: string): string {
  return `${number.toLocaleString('en-GB')} ${word}${number === 1 ? '' : 's'}`
}

function summaryOf(found: WholeReturn): Html {
  const { population, snapshotOn, files } = found
  return summaryList({
    rows: [
      { key: 'As of', value: formatDay(snapshotOn) },
      { key: 'Brought in', value: broughtIn(found) },
      ...(found.outcome.comparedWith === undefined
        ? []
        : [{ key: 'Compared with', value: found.outcome.comparedWith }]),
      { key: 'Files', value: html`<span class="sight-file-name">${files.join(', ')}</span>` },
      {
        key: 'Children in the area',
        value: population === null ? 'Not given, so there are no rates' : population.toLocaleString('en-GB'),
      },
    ],
  })
}

function movedSection(found: WholeReturn, before: WholeReturn | null): Html {
  if (before === null) return nothing
  const moved = findMoved(found.outcome.indicators, before.outcome.indicators)
  const name = nameOfReturn(before, formatDay)
  if (moved.length === 0)
    return html`<p class="govuk-body">No count has moved further from ${name} than chance moves it.</p>`
  const round = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
  return html`<h2 class="govuk-heading-m">What has jumped since ${name}</h2>
<p class="govuk-body">Further than chance moves it from one return to the next: something happened, or the lists were made another way. To see which children, bring in last month’s files beside this one.</p>
${table({
  classes: 'sight-table',
  caption: 'Counts that have jumped',
  captionClasses: 'govuk-visually-hidden',
  head: [{ text: 'Measure' }, { text: 'Then', format: 'numeric' }, { text: 'Now', format: 'numeric' }],
  rows: moved.map((one) => [
    { text: html`<strong>${one.name}</strong>` },
    ...(
      [
        ['Then', one.before],
        ['Now', one.now],
      ] as const
    ).map(([label, value]) => ({
      text: one.unit === 'percent' ? `${round(value)} %` : round(value),
      format: 'numeric' as const,
      attributes: { 'data-label': label },
    })),
  ]),
})}`
}

function spoiltSection({ seesRows }: ReturnPageFacts, spoilt: readonly Spoiling[]): Html {
  if (spoilt.length === 0) return nothing
  const groups = [...Map.groupBy(spoilt, (one) => one.indicator)]
  const list = table({
    classes: 'sight-table',
    caption: 'Measures spoilt by problems',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Measure' }, { text: 'Because of' }],
    rows: groups.map(([id, all]) => [
      { text: html`<strong>${nameOfIndicator(id)}</strong>` },
      { text: becauseOf(all, seesRows), attributes: { 'data-label': 'Because of' } },
    ]),
  })
  return html`<h2 class="govuk-heading-m">What the problems spoil</h2>
<p class="govuk-body">These measures read a column or a list that has problems. Warnings spoil nothing.</p>
${groups.length > MOST_OPEN ? details({ summaryText: `The ${groups.length} measures that are spoilt`, text: list }) : list}`
}

const MOST_OPEN = 8

function nameOfIndicator(id: number): string {
  return INDICATORS.find((one) => one.id === id)?.name ?? `Indicator ${id}`
}

export function becauseOf(all: readonly Spoiling[], seesRows: boolean): string {
  return all
    .map(
      ({ list, column, problems }) =>
        `${seesRows ? counts(problems, 'problem') : 'problems'} ${column === null ? `in the rows of ${list} as a whole` : `in ${list}, “${column}”`}`,
    )
    .join('; ')
}

function columnsOf(
  { seesRows }: ReturnPageFacts,
  { list, title, from, headingRow, rows, columns }: ReadList,
): Html {
  return details({
    summaryText: `${list}${title === list ? '' : `: ${title}`}${seesRows ? ` (${counts(rows, 'row')})` : ''}`,
    text: html`<p class="govuk-body">From ${from}, headings in row ${headingRow}.</p>
${table({
  classes: 'sight-table',
  caption: `Columns of ${list}`,
  captionClasses: 'govuk-visually-hidden',
  head: [{ text: 'Heading in the file' }, { text: 'Read as' }],
  rows: columns.map((one) => [
    { text: one.heading },
    {
      text: html`${one.column}${one.guessed ? html` <span class="sight-need">guessed</span>` : nothing}`,
      attributes: { 'data-label': 'Read as' },
    },
  ]),
})}`,
  })
}
