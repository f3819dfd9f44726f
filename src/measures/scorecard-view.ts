import { formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { checkHeadlines, describeHeadlines } from './headline.ts'
import { VERDICTS } from './measure-analysis.ts'
import { describeScorecard, hasJustChanged, type ScorecardRow } from './scorecard.ts'
import { NEEDS, ORDERS, type ScorecardFilter } from './scorecard-filter.ts'
import { drawSmallChart, shapesInUse, smallVerdict } from './small-chart-view.ts'
import type { SpcAnalysis } from './spc.ts'
import { describeFalseAlarms, expectFalseAlarms } from './spc-false-alarms.ts'
import { namePeriod } from './spc-period.ts'
import { formatValue, unitNamed } from './spc-unit.ts'
import { hasTrajectory } from './trajectory.ts'
import type { Worry } from './worries.ts'

export type ScorecardPageFacts = {
  readonly council: { readonly slug: string }
  readonly objectives: readonly { readonly id: number; readonly place: number; readonly title: string }[]
  readonly rows: readonly ScorecardRow[]
  readonly shown: readonly ScorecardRow[]
  readonly worries: readonly Worry[]
  readonly filter: ScorecardFilter
  readonly mayKeep: boolean
  readonly seesTeams: boolean
  /** The teams the reader answers for. */
  readonly own: readonly { readonly id: number; readonly name: string }[]
}

/** What to worry about this month and why; then every measure in a row. */
export function scorecardPage(facts: ScorecardPageFacts): Page {
  const { council, rows, shown, filter } = facts
  return {
    title: 'Measures',
    section: 'measures',
    body: html`<h1 class="govuk-heading-l">Measures</h1>
${rows.length === 0 ? empty(facts) : summary(facts)}
${facts.mayKeep ? acts(council) : nothing}
${
  rows.length === 0
    ? nothing
    : html`${worryList(facts)}<h2 class="govuk-heading-m" id="scorecard">Scorecard</h2>${filters(facts)}
<p class="govuk-body" role="status">${shown.length === rows.length ? (rows.length === 1 ? '1 measure' : `All ${rows.length} measures`) : `${shown.length} of ${rows.length} measures`}
${sheetLinks(withQuery(inCouncilPath(council, '/measures.csv'), filter))} <a class="govuk-link" href="${inCouncilPath(council, '/measures/comparators')}">Beside other councils</a></p>
${scoreTable(facts)}${headlines(facts)}${chance(rows)}`
}`,
  }
}

function summary({ rows, council, own, seesTeams }: ScorecardPageFacts): Html {
  return html`<p class="govuk-body-l sight-sentence">${describeScorecard(rows)}</p>
<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/returns')}">Child-level returns</a> <a class="govuk-link" href="${inCouncilPath(council, '/measures/standards')}">Our own standards</a>${seesTeams ? html` <a class="govuk-link" href="${inCouncilPath(council, '/groups')}">By team</a>` : nothing}${own.map((one) => html` <a class="govuk-link" href="${inCouncilPath(council, `/groups/${one.id}`)}">Yours: ${one.name}</a>`)}</p>`
}

function chance(rows: readonly ScorecardRow[]): Html {
  const analyses = rows.map((row) => row.analysis).filter((one): one is SpcAnalysis => one !== null)
  return html`<p class="govuk-body-s sight-measures__chance">${describeFalseAlarms(expectFalseAlarms(analyses))}</p>`
}

function acts(council: ScorecardPageFacts['council']): Html {
  return html`<div class="govuk-button-group sight-no-print">${button({ text: 'Switch on measures from the list', href: inCouncilPath(council, '/measures/catalogue') })}${button({ text: 'Add a measure of your own', href: inCouncilPath(council, '/measures/new'), classes: 'govuk-button--secondary' })}</div>`
}

function empty({ mayKeep }: ScorecardPageFacts): Html {
  return html`<p class="govuk-inset-text">There is no measure yet. ${mayKeep ? 'Switch on the three to five that would show soonest whether children are safer, then tell their values.' : 'The improvement lead switches them on.'}</p>`
}

const WORRY_WORDS: Readonly<Record<Worry['kind'], string>> = {
  'newly worse': 'Newly worse',
  worse: 'Still worse',
  'off course': 'Off the way agreed to its target',
  'will not meet': 'Will not meet its target as things are',
  'out of date': 'Out of date',
}

function worryList(facts: ScorecardPageFacts): Html {
  const { worries, council } = facts
  const at = (row: ScorecardRow) => inCouncilPath(council, `/measures/${row.measure.id}`)
  return html`<section class="sight-worries" aria-labelledby="worries"><h2 class="govuk-heading-m" id="worries">What to worry about this month, and why</h2>
${worries.length === 0 ? html`<p class="govuk-body">Nothing: no measure is getting worse, none is off its way or bound to miss its target, and none is out of date.</p>` : nothing}
<ol class="sight-worries__list">${worries.slice(0, MOST_WORRIES).map(({ row, kind, why, work }) => html`<li><strong class="sight-need${kind === 'newly worse' || kind === 'worse' ? ' sight-need--grave' : ''}">${WORRY_WORDS[kind]}</strong> <a class="govuk-link" href="${at(row)}">${row.measure.name}</a><br>${why} ${work}${cure(facts, row, kind)}</li>`)}</ol>
${lesserWorries(facts)}${betterNews(facts)}</section>`
}

// Nobody can worry about forty things: the gravest are told in full, the others by name.
const MOST_WORRIES = 12

function lesserWorries({ worries, council }: ScorecardPageFacts): Part {
  const others = worries.slice(MOST_WORRIES)
  if (others.length === 0) return nothing
  return [...Map.groupBy(others, ({ kind }) => kind)].map(
    ([kind, all]) =>
      html`<p class="govuk-body">${WORRY_WORDS[kind]}, besides: ${all.map(({ row }, i) => html`${i === 0 ? '' : ', '}<a class="govuk-link" href="${inCouncilPath(council, `/measures/${row.measure.id}`)}">${row.measure.name}</a>`)}.</p>`,
  )
}

function cure({ council, mayKeep }: ScorecardPageFacts, row: ScorecardRow, kind: Worry['kind']): Part {
  if (!mayKeep) return nothing
  const [path, text] =
    kind === 'out of date'
      ? ['/values/new', 'Tell its value']
      : ['/commentary/new', 'Write what you make of it']
  if (kind !== 'out of date' && row.wanting === null) return nothing
  return html` <a class="govuk-link sight-no-print" href="${inCouncilPath(council, `/measures/${row.measure.id}${path}`)}">${text}<span class="govuk-visually-hidden">: ${row.measure.name}</span></a>`
}

function betterNews({ rows, council }: ScorecardPageFacts): Part {
  const better = rows.filter((row) => row.verdict === 'better')
  if (better.length === 0) return nothing
  return html`<p class="govuk-body">Getting better: ${better.map((row, i) => html`${i === 0 ? '' : ', '}<a class="govuk-link" href="${inCouncilPath(council, `/measures/${row.measure.id}`)}">${row.measure.name}</a>${hasJustChanged(row) ? ' (new)' : ''}`)}.</p>`
}

function filters({ council, objectives, filter }: ScorecardPageFacts): Html {
  const all = { value: '', text: 'All' }
  return html`<form class="sight-filters" method="get" action="${inCouncilPath(council, '/measures')}" role="search" aria-label="Filter the measures">
${select({ name: 'which', label: 'Show', value: filter.which, items: [all, { value: 'headline', text: 'headline measures' }] })}
${select({ name: 'verdict', label: 'Change', value: filter.verdict, items: [all, ...VERDICTS.map((one) => ({ value: one, text: one }))] })}
${select({ name: 'objective', label: 'Objective', value: filter.objective, items: [all, ...objectives.map((one) => ({ value: String(one.id), text: `${one.place}. ${one.title}` }))] })}
${select({ name: 'needs', label: 'Needs', value: filter.needs, items: [all, ...NEEDS.map((one) => ({ value: one, text: one }))] })}
${select({ name: 'order', label: 'In order of', value: filter.order, items: ORDERS.map((one) => ({ value: one, text: one })) })}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}

const COLUMNS = [
  'Measure',
  'Latest',
  'Target',
  'How it went',
  'Change',
  'Target in reach',
  'Objectives',
  'Needs',
]

function headlines({ objectives, rows, council, mayKeep }: ScorecardPageFacts): Part {
  const checks = checkHeadlines(
    objectives,
    rows.map(({ measure }) => measure),
  )
  if (objectives.length === 0) return nothing
  const add = (id: number) =>
    mayKeep
      ? html` <a class="govuk-link" href="${inCouncilPath(council, `/measures/new?objective=${id}`)}">Add a measure for it</a>`
      : nothing
  return html`<h2 class="govuk-heading-m">Headline measures</h2><p class="govuk-body">${describeHeadlines(objectives.length, checks)} <a class="govuk-link sight-no-print" href="${withQuery(inCouncilPath(council, '/measures'), { which: 'headline' })}">The headline measures alone</a></p>
${checks.length === 0 ? nothing : details({ summaryText: `Objectives with too few or too many (${checks.length})`, text: html`<ul class="govuk-list govuk-list--bullet">${checks.map(({ objective, says, word }) => html`<li>${objective.place}. ${objective.title}: ${says}.${word === 'too many' ? nothing : add(objective.id)}</li>`)}</ul>` })}`
}

// Its own markup and not the table component's: on a page of sixty rows the names of classes would weigh more than the
// figures. The style sheet names the cells on a phone.
function scoreTable(facts: ScorecardPageFacts): Html {
  const rows = facts.shown.map((row) => html`<tr>${cellsOf(facts, row)}</tr>`)
  return html`${shapesInUse()}<table class="govuk-table sight-table sight-scorecard"><caption class="govuk-visually-hidden">Every measure</caption><thead><tr>${COLUMNS.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
}

function cellsOf(facts: ScorecardPageFacts, row: ScorecardRow): Html {
  const { measure, variation, assurance } = row
  const target = measure.target === null ? 'none' : formatValue(measure.target, unitNamed(measure.unit))
  return html`<th scope="row"><a class="govuk-link" href="${inCouncilPath(facts.council, `/measures/${measure.id}`)}">${measure.name}</a>${measure.owner === null ? nothing : html`<span>${measure.owner}</span>`}</th><td>${latestCell(row)}</td><td>${target}${courseMark(row)}</td><td>${chartCell(row)}</td><td>${variation === null ? 'cannot tell' : smallVerdict(variation)}</td><td>${assurance === null ? 'no target' : smallVerdict(assurance)}</td><td>${objectiveCell(facts, row)}</td><td>${needMarks(row)}</td>`
}

function chartCell({ analysis, measure, sentence }: ScorecardRow): Part {
  if (analysis === null) return 'no value yet'
  return drawSmallChart(analysis, { unit: unitNamed(measure.unit), sentence })
}

function courseMark({ course, measure }: ScorecardRow): Part {
  if (course === null || !hasTrajectory(measure)) return nothing
  return html`<span>${formatValue(course.expected, unitNamed(measure.unit))} by now</span>`
}

function latestCell({ latest, measure, isHidden }: ScorecardRow): Part {
  const hidden = isHidden ? html`<span>a later one is hidden: small number</span>` : nothing
  if (latest === null) return html`none${hidden}`
  const vintage = latest.vintage === 1 ? '' : `, revised, telling ${latest.vintage}`
  const period = namePeriod(latest.period.toString(), measure.rhythm)
  return html`${formatValue(latest.value, unitNamed(measure.unit))}<span>${period}, told ${formatShortDay(latest.addedOn)}${vintage}</span>${hidden}`
}

function objectiveCell({ objectives }: ScorecardPageFacts, { measure }: ScorecardRow): Part {
  const own = objectives.filter((one) => measure.objectiveIds.some((id) => id === one.id))
  if (own.length === 0) return 'none'
  return own.map((one, i) => `${i === 0 ? '' : '; '}${one.place}. ${one.title}`)
}

function needMarks(row: ScorecardRow): Part {
  const marks = [
    ...(row.isStale ? ['out of date'] : []),
    ...(row.course?.isOff === true ? [row.course.word] : []),
    ...(row.wanting === null ? [] : ['wants commentary']),
  ]
  if (marks.length === 0) return 'nothing'
  return marks.map((mark) => html`<span class="sight-need">${mark}</span> `)
}
