import type { Role } from '../shared/permissions.ts'
import type { Action } from '../plan/action.ts'
import { type Day, formatDay, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { table } from '../web/components/table.ts'
import { warningText } from '../web/components/warning-text.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { commentsLink } from '../web/comments-link.ts'
import { threadLink } from '../web/thread-link.ts'
import { inCouncilPath } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { type Commentary, REASON_WORDS } from './commentary.ts'
import { drawFigure } from './figure-chart-view.ts'
import { latestTellings, type Measure, type Observation } from './measure.ts'
import { chartFactsOf } from './measure-chart.ts'
import { type Annotation, describeMove, listFinished } from './measure-annotations.ts'
import { RHYTHM_WORDS } from './period.ts'
import type { ScorecardRow } from './scorecard.ts'
import { namePeriod } from './spc-period.ts'
import { drawVerdict } from './spark-chart-view.ts'
import { formatValue, unitNamed } from './spc-unit.ts'
import { sayPeriod } from './told-values.ts'

export type MeasurePageFacts = {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly row: ScorecardRow
  readonly vintages: readonly Observation[]
  /** Periods told but not for this reader. */
  readonly hidden: number
  readonly annotations: readonly Annotation[]
  readonly objectives: readonly { readonly id: number; readonly place: number; readonly title: string }[]
  /** Null for a reader who sees no plan. */
  readonly actions: readonly Action[] | null
  readonly evidence: readonly {
    readonly id: number
    readonly title: string
    readonly kind: string
    readonly addedOn: Day
  }[]
  /** Null for a reader outside the council: its words may tell small numbers. */
  readonly commentaries: readonly Commentary[] | null
  /** The same by team and group; nothing for a reader outside. */
  readonly byGroup: Html
  readonly comparison: Html
  /** By which of the council's own standards it is counted; empty where by none. */
  readonly standard: string
  readonly history: Html
  readonly may: { readonly keep: boolean; readonly addEvidence: boolean }
  readonly today: Day
}

/** One measure: what it says, its chart, what it means, what people made of it, and what stands behind it. */
export function measurePage(facts: MeasurePageFacts): Page {
  const { row, council } = facts
  const { measure } = row
  return {
    title: measure.name,
    section: 'measures',
    back: { text: 'Measures', href: inCouncilPath(council, '/measures') },
    body: html`<span class="govuk-caption-l">Measure</span><h1 class="govuk-heading-l">${measure.name}</h1>
${states(facts)}${threadLink(facts.council, `measures/${measure.id}`)}${commentsLink(facts.council, `measures/${measure.id}`)}${acts(facts)}${chart(facts)}${commentary(facts)}${facts.byGroup}${facts.comparison}${work(facts)}${definition(facts)}${evidence(facts)}${tellings(facts)}${facts.history}`,
  }
}

function states({ row, hidden, today }: MeasurePageFacts): Html {
  const { measure, latest, variation, assurance } = row
  const shapes = html`<p class="govuk-body">${variation === null ? nothing : html`Change: ${drawVerdict(variation)}. `}${assurance === null ? nothing : html`Target in reach: ${drawVerdict(assurance)}.`}</p>`
  return html`${measure.endedOn === null ? nothing : warningText({ text: `Switched off on ${formatDay(measure.endedOn)}. What it told is kept.` })}
${row.isStale && measure.endedOn === null ? warningText({ text: latest === null ? 'Nobody has told a value yet.' : `Out of date: nothing has been told since ${namePeriod(latest.period.toString(), measure.rhythm)}, and it should be heard of within ${measure.staleAfterDays} days of the end of each ${measure.rhythm}.` }) : nothing}
${latest === null ? nothing : shapes}
${hidden === 0 ? nothing : html`<p class="govuk-inset-text">${hidden} ${hidden === 1 ? measure.rhythm : `${measure.rhythm}s`} ${hidden === 1 ? 'is' : 'are'} left out here, as of ${formatDay(today)}: fewer than six people stand behind a figure, and outside the council such figures are not shown. The chart judges those that are left.</p>`}`
}

function acts({ row, council, may }: MeasurePageFacts): Html {
  const at = (path: string) => inCouncilPath(council, `/measures/${row.measure.id}${path}`)
  const links = [
    ...(may.keep
      ? [
          ['Tell values by team', at('/groups/new')],
          ['Write commentary', at('/commentary/new')],
          ['Set the target', at('/target')],
          ['Change how it is judged', at('/judging')],
          ['Change the measure', at('/edit')],
          [row.measure.endedOn === null ? 'Switch it off' : 'Switch it on again', at('/ending')],
        ]
      : []),
    ...(may.addEvidence
      ? [['Add evidence', inCouncilPath(council, `/evidence/new?measure=${row.measure.id}`)]]
      : []),
  ]
  if (links.length === 0) return nothing
  return html`<div class="govuk-button-group sight-no-print">${may.keep ? button({ text: 'Tell values', href: at('/values/new') }) : nothing}${links.map(([text, href]) => html`<a class="govuk-link" href="${href}">${text}</a>`)}</div>`
}

function chart({ row, annotations }: MeasurePageFacts): Html {
  const { analysis } = row
  if (analysis === null)
    return html`<p class="govuk-inset-text">${row.isHidden ? 'Everything it told is hidden here.' : 'There is nothing to draw until its values are told.'}</p>`
  const facts = chartFactsOf(row, annotations)
  return html`<h2 class="govuk-heading-m">What it says</h2>${drawFigure(analysis, facts)}`
}

function commentary({ row, commentaries, council, may }: MeasurePageFacts): Html {
  if (commentaries === null) return nothing
  const period = row.latest?.period
  const wanting =
    row.wanting === null || period === undefined
      ? nothing
      : html`<p class="govuk-inset-text"><strong class="sight-need sight-need--grave">Commentary is wanting</strong> for ${namePeriod(period.toString(), row.measure.rhythm)}: ${REASON_WORDS[row.wanting]}, and nobody has said why. ${may.keep ? html`<a class="govuk-link" href="${inCouncilPath(council, `/measures/${row.measure.id}/commentary/new`)}">Write what you make of it</a>` : nothing}</p>`
  return html`<h2 class="govuk-heading-m">What people made of it</h2>${wanting}
${commentaries.length === 0 && row.wanting === null ? html`<p class="govuk-body">Nobody has written of it, and nothing asks for it.</p>` : nothing}
${commentaries.map((one) => html`<div class="sight-commentary"><p class="govuk-body">${one.words}</p><p class="govuk-body-s">Of ${namePeriod(one.period.toString(), row.measure.rhythm)}, by ${one.writer ?? 'the product'}, ${formatShortDay(one.writtenOn)}</p></div>`)}`
}

function work(facts: MeasurePageFacts): Html {
  const { objectives, actions, council, row } = facts
  const list = objectives.map((one) => {
    const words = `${one.place}. ${one.title}`
    return html`<li>${actions === null ? words : html`<a class="govuk-link" href="${inCouncilPath(council, `/objectives/${one.id}`)}">${words}</a>`}</li>`
  })
  return html`<h2 class="govuk-heading-m">The work it should show</h2>
${objectives.length === 0 ? html`<p class="govuk-inset-text">It is tied to no objective: nobody has said what it should show.${facts.may.keep ? html` <a class="govuk-link" href="${inCouncilPath(council, `/measures/${row.measure.id}/edit`)}">Choose its objectives</a>` : nothing}</p>` : html`<ul class="govuk-list govuk-list--bullet">${list}</ul>`}
${actions === null ? nothing : moves(facts, actions)}`
}

// The values are this reader's, so that averages give away nothing that is hidden.
function moves({ row, council, vintages }: MeasurePageFacts, actions: readonly Action[]): Part {
  const { measure } = row
  const told = latestTellings(vintages)
  const own = actions.filter(
    (one) => one.cancelledOn === null && one.objectiveIds.some((id) => measure.objectiveIds.includes(id)),
  )
  if (own.length === 0) return nothing
  const link = (one: Action) =>
    html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${one.id}`)}">${one.reference} ${one.title}</a>`
  const finished = listFinished(measure, own)
  const open = own.filter((one) => one.doneOn === null)
  return html`${finished.length === 0 ? nothing : html`<h3 class="govuk-heading-s">Did the line move when the work was done?</h3><ul class="govuk-list govuk-list--bullet">${finished.map(({ action, doneOn }) => html`<li>${link(action)}. ${describeMove(measure, told, doneOn)}</li>`)}</ul><p class="govuk-body-s">Averages before and after do not prove that the work did it; other things change too.</p>`}
${open.length === 0 ? nothing : details({ summaryText: `Actions still open (${open.length})`, text: html`<ul class="govuk-list govuk-list--bullet">${open.map((one) => html`<li>${link(one)}</li>`)}</ul>` })}`
}

function definition({ row: { measure }, standard }: MeasurePageFacts): Html {
  const rows: readonly (readonly [string, Part])[] = [
    ['Definition', [measure.definition, standard].filter((one) => one !== '').join(' ')],
    ['Numerator', measure.numerator],
    ['Denominator', measure.denominator],
    ['Source', measure.source],
    ['Unit', measure.unit],
    ['Better when', measure.polarity],
    ['Target', targetOf(measure)],
    ['The way to it', wayOf(measure)],
    ['Told', RHYTHM_WORDS[measure.rhythm].toLowerCase()],
    ['Owner', measure.owner ?? 'Nobody'],
    ['Out of date after', `${measure.staleAfterDays} days from the end of its latest ${measure.rhythm}`],
    ['Before you rely on it', measure.caveats],
  ]
  return html`<h2 class="govuk-heading-m">What is counted</h2>${summaryList({
    rows: rows.map(([key, value]) => ({ key, value: { text: value === '' ? 'Not said' : value } })),
  })}`
}

function targetOf({ target, aim, unit }: Measure): string {
  if (target === null) return ''
  const by = aim.targetOn === null ? '' : ` by ${formatDay(aim.targetOn)}`
  const within = aim.tolerance === 0 ? '' : `, within ${formatValue(aim.tolerance, unitNamed(unit))}`
  return `${formatValue(target, unitNamed(unit))}${by}${within}`
}

function wayOf({ aim, unit }: Measure): string {
  const say = (value: number) => formatValue(value, unitNamed(unit))
  if (aim.steps.length > 0)
    return aim.steps.map(({ on, value }) => `${say(value)} by ${formatDay(on)}`).join('; ')
  if (aim.baseline === null) return ''
  return `from ${say(aim.baseline.value)} on ${formatDay(aim.baseline.on)}`
}

function evidence({ evidence: pieces, council }: MeasurePageFacts): Html {
  return html`<h2 class="govuk-heading-m">Evidence that speaks of it</h2>
${pieces.length === 0 ? html`<p class="govuk-body">None yet.</p>` : html`<ul class="govuk-list govuk-list--bullet">${pieces.map((one) => html`<li><a class="govuk-link" href="${inCouncilPath(council, `/evidence/${one.id}`)}">${one.title}</a> (${one.kind}, added ${formatShortDay(one.addedOn)})</li>`)}</ul>`}`
}

function tellings({ vintages, row, council }: MeasurePageFacts): Html {
  if (vintages.length === 0) return nothing
  const unit = unitNamed(row.measure.unit)
  const revised = vintages.filter((one) => one.vintage > 1).length
  const label = (name: string) => ({ attributes: { 'data-label': name } })
  const counted = (count: number | null) => (count === null ? '–' : count.toLocaleString('en-GB'))
  return html`<h2 class="govuk-heading-m">Every value told</h2>
<p class="govuk-body">${revised === 0 ? 'Nothing has been revised.' : `${revised} ${revised === 1 ? 'value is' : 'values are'} a revision of one told before; the earlier stays.`} ${sheetLinks(inCouncilPath(council, `/measures/${row.measure.id}/values.csv`))}</p>
${details({
  summaryText: `Values and their vintages (${vintages.length})`,
  text: table({
    classes: 'sight-table',
    caption: 'Every value told',
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: ['Period', 'Value', 'Numerator', 'Denominator', 'Telling', 'Told on', 'Note'].map((text) => ({
      text,
    })),
    rows: vintages
      .toReversed()
      .map((one) => [
        { text: sayPeriod(one.period, row.measure.rhythm) },
        { text: formatValue(one.value, unit), ...label('Value') },
        { text: counted(one.numerator), ...label('Numerator') },
        { text: counted(one.denominator), ...label('Denominator') },
        { text: one.vintage === 1 ? 'first' : `revised, ${one.vintage}`, ...label('Telling') },
        { text: formatShortDay(one.addedOn), ...label('Told on') },
        { text: one.note === '' ? '–' : one.note, ...label('Note') },
      ]),
  }),
})}`
}
