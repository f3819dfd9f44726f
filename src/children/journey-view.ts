import { formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { details } from '../web/components/details.ts'
import { table, type TableRow } from '../web/components/table.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { nameOfReturn, type WholeReturn } from './child-return.ts'
import { journeyPicture } from './journey-picture-view.ts'
import type { ShownStep } from './journey-shown.ts'
import type { Spread, Stage } from './journey.ts'
import { periodOf } from './return-measure-view.ts'
import type { Shown } from './suppression.ts'

export type JourneyFacts = {
  readonly council: { readonly slug: string }
  readonly found: WholeReturn
  /** null where the return cannot tell it. */
  readonly steps: readonly ShownStep[] | null
  readonly period: string
  readonly seesSmall: boolean
  /** The return before, for the council’s own people. */
  readonly before: { readonly name: string; readonly steps: readonly ShownStep[] } | null
}

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  contact: 'Contact',
  referral: 'Referral',
  assessment: 'Assessment',
  'strategy discussion': 'Strategy discussion',
  conference: 'Conference',
  plan: 'Protection plan',
  care: 'Care',
  leaving: 'Leaving care',
}

// To be on a plan or in care is no queue.
const QUEUES: readonly Stage[] = ['referral', 'assessment', 'strategy discussion', 'conference']

/** The child's journey as a picture, a sentence and a table. */
export function journeyPage(facts: JourneyFacts): Page {
  const { council, found, steps } = facts
  const name = nameOfReturn(found, formatDay)
  return {
    title: `The child’s journey: ${name}`,
    section: 'measures',
    back: { text: name, href: inCouncilPath(council, `/returns/${found.id}`) },
    body: html`<h1 class="govuk-heading-l">The child’s journey</h1>
${steps === null ? cannotTell() : told(facts, steps)}`,
  }
}

function cannotTell(): Html {
  return html`<p class="govuk-inset-text">This return does not tell the whole way. It is worked out from an Annex A return with its lists 1, 3, 4, 5, 7 and 8.</p>`
}

function told(facts: JourneyFacts, steps: readonly ShownStep[]): Html {
  const period = periodOf(facts.period)
  return html`<p class="govuk-body">${nameOfReturn(facts.found, formatDay)}: ${period}. Counts are of children, each followed from the first time that they reached a stage in those months.</p>
${sentences(steps).map((one) => html`<p class="govuk-body-l">${one}</p>`)}
${facts.seesSmall ? nothing : html`<p class="govuk-inset-text">Counts below six are hidden, and with them those from which they could be worked out.</p>`}
<h2 class="govuk-heading-m">How children went on</h2>
${journeyPicture(steps, { names: STAGE_NAMES, title: `The child’s journey, ${period}` })}
<h2 class="govuk-heading-m">The same as a table</h2>
${stepTable(steps)}
${facts.before === null ? nothing : comparison(facts.before, steps)}
${notes()}`
}

function sentences(steps: readonly ShownStep[]): readonly string[] {
  const queues = steps.flatMap(({ stage, waiting, waited }) =>
    QUEUES.includes(stage) && typeof waiting === 'number' && waiting > 0 ? [{ stage, waiting, waited }] : [],
  )
  const longest = queues.toSorted((one, other) => other.waiting - one.waiting)[0]
  const least = steps
    .flatMap(({ stage, conversion }) =>
      conversion === null || stage === 'care' || stage === 'plan' ? [] : [{ stage, conversion }],
    )
    .toSorted((one, other) => one.conversion - other.conversion)[0]
  const wait =
    longest === undefined
      ? []
      : [
          `Most wait at ${STAGE_NAMES[longest.stage].toLowerCase()}: ${counted(longest.waiting)}${typeof longest.waited === 'object' && longest.waited !== null ? `, half of them for ${days(longest.waited.median)} or more` : ''}.`,
        ]
  const few =
    least === undefined
      ? []
      : [
          `Fewest go on from ${STAGE_NAMES[least.stage].toLowerCase()}: ${Math.round(least.conversion)} in 100.`,
        ]
  return [...wait, ...few]
}

function stepTable(steps: readonly ShownStep[]): Html {
  const heads = [
    'Stage',
    'Children',
    'Went on',
    'Days since the stage before',
    'Still there',
    'Days there so far',
  ]
  return table({
    caption: 'Days: the middle one, and the one within which nine in ten are',
    captionClasses: 'govuk-table__caption--s',
    classes: 'sight-table',
    firstCellIsHeader: true,
    head: heads.map((text, i) => (i === 0 ? { text } : { text, format: 'numeric' })),
    rows: steps.map((step, at) => stepRow(step, STAGE_NAMES[steps[at + 1]?.stage ?? step.stage])),
  })
}

function stepRow(step: ShownStep, next: string): TableRow {
  const { stage, children, wentOn, conversion, taken, waiting, waited } = step
  const cell = (label: string, text: Part) =>
    ({ text, format: 'numeric', attributes: { 'data-label': label } }) as const
  const on = conversion === null ? said(wentOn) : `${said(wentOn)} (${Math.round(conversion)} %)`
  return [
    { text: STAGE_NAMES[stage] },
    cell('Children', said(children)),
    cell(
      'Went on',
      wentOn === null ? '–' : html`${on}<span class="govuk-visually-hidden"> to ${next.toLowerCase()}</span>`,
    ),
    cell('Days since the stage before', spread(taken)),
    cell('Still there', said(waiting)),
    cell('Days there so far', spread(waited)),
  ]
}

function comparison(
  { name, steps: before }: NonNullable<JourneyFacts['before']>,
  steps: readonly ShownStep[],
): Html {
  const share = (step: ShownStep | undefined) =>
    step?.conversion === null || step === undefined ? '–' : `${Math.round(step.conversion)} %`
  const heads = [
    'Stage',
    'Children then',
    'Children now',
    'Went on then',
    'Went on now',
    'Still there then',
    'Still there now',
  ]
  return html`<h2 class="govuk-heading-m">Against ${name}</h2>
${table({
  caption: `Now, and in ${name}`,
  captionClasses: 'govuk-visually-hidden',
  classes: 'sight-table',
  firstCellIsHeader: true,
  head: heads.map((text, i) => (i === 0 ? { text } : { text, format: 'numeric' })),
  rows: steps.map((now, at) => {
    const then = before[at]
    const cells = [
      said(then?.children ?? null),
      said(now.children),
      share(then),
      share(now),
      said(then?.waiting ?? null),
      said(now.waiting),
    ]
    return [
      { text: STAGE_NAMES[now.stage] },
      ...cells.map((text, i) => ({
        text,
        format: 'numeric' as const,
        attributes: { 'data-label': heads[i + 1] ?? '' },
      })),
    ]
  }),
})}`
}

function notes(): Html {
  return details({
    summaryText: 'How this is counted',
    text: html`<ul class="govuk-list govuk-list--bullet">
<li>A child went on where a list shows the next stage on the same day or later, up to the day of the return. Those who came last have had the least time to go on.</li>
<li>The lists of contacts, referrals, assessments and enquiries reach back six months: where the stage before lies earlier, or there was none, no days are counted.</li>
<li>A referral is still there where it is not marked as no further action and no assessment has begun; an assessment until it is authorised; a strategy discussion until a conference is held or deemed unnecessary; a conference that decided on a plan until the plan begins.</li>
<li>Of contacts the lists do not say whether they are finished.</li>
<li>Being on a plan or in care is no waiting: “still there” says how many of those who came in these months are.</li>
</ul>`,
  })
}

function said(count: Shown | null): string {
  if (count === null) return '–'
  return count === 'hidden' ? 'hidden' : count.toLocaleString('en-GB')
}

function spread(given: Spread | 'hidden' | null): string {
  if (given === null) return '–'
  return given === 'hidden'
    ? 'hidden'
    : `${given.median.toLocaleString('en-GB')} and ${given.ninetieth.toLocaleString('en-GB')}`
}

function counted(children: number): string {
  return children === 1 ? '1 child' : `${children.toLocaleString('en-GB')} children`
}

function days(count: number): string {
  return count === 1 ? 'a day' : `${count.toLocaleString('en-GB')} days`
}
