import { formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { AreaName } from './comparator.ts'
import { dayOf, type Inspection, OUTCOME_GRADES, type OutcomeGrade } from './inspection-outcome.ts'

export type InspectionsFacts = {
  readonly council: { readonly slug: string; readonly demonstration: boolean }
  readonly own: AreaName
  readonly model: string | null
  /** The nearest first. */
  readonly neighbours: readonly AreaName[]
  readonly inspections: readonly Inspection[]
  /** One framework alone, if any. */
  readonly framework: string
}

const GRADE_NAMES: Readonly<Record<OutcomeGrade, string>> = {
  overall: 'Overall',
  leaders: 'Leaders',
  protection: 'Help and protection',
  care: 'In care',
  leavers: 'Care leavers',
}

/** What inspectors found at this council over the years, and last at each neighbour. */
export function inspectionsPage(facts: InspectionsFacts): Page {
  const { council, own } = facts
  return {
    title: 'What inspectors found',
    section: 'measures',
    back: { text: 'Beside other councils', href: inCouncilPath(council, '/measures/comparators') },
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${own.name}</span>What inspectors found</h1>
${facts.inspections.length === 0 ? html`<p class="govuk-inset-text">No file of inspections is held that names ${own.name} or its neighbours. An improvement lead or an administrator brings one in under <a class="govuk-link" href="${inCouncilPath(council, '/measures/national')}">published files</a>.</p>` : html`${ownHistory(facts)}${atNeighbours(facts)}<p class="govuk-body-s">${council.demonstration ? 'Made up for this demonstration: no such councils exist.' : 'As published by the inspectorates; days of one inspection told by several files are taken together. Contains public sector information licensed under the Open Government Licence v3.0.'}</p>`}`,
  }
}

function ownHistory(facts: InspectionsFacts): Html {
  const { own, inspections, framework } = facts
  const all = inspections.filter(({ area }) => area === own.code)
  const shown = all.filter((one) => framework === '' || one.framework === framework)
  return html`<h2 class="govuk-heading-m">${own.name}, by year</h2>${all.length === 0 ? html`<p class="govuk-body">None of the files held tells of an inspection here.</p>` : html`${filterForm(facts, all)}${shown.length === 0 ? html`<p class="govuk-body">None under this framework.</p>` : historyTable(shown)}`}`
}

function filterForm({ council, framework }: InspectionsFacts, all: readonly Inspection[]): Html {
  const frameworks = [...new Set(all.map((one) => one.framework))]
  if (frameworks.length < 2) return nothing
  return html`<form class="sight-filters" method="get" action="${inCouncilPath(council, '/measures/inspections')}" aria-label="Filter by framework">
${select({ name: 'framework', label: 'Framework', value: framework, items: [{ value: '', text: 'Every framework' }, ...frameworks.map((one) => ({ value: one, text: frameworkName(one) }))] })}
${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>`
}

function frameworkName(framework: string): string {
  return `${framework.slice(0, 1).toUpperCase()}${framework.slice(1)}`
}

function historyTable(inspections: readonly Inspection[]): Html {
  return labelledTable({
    caption: 'Inspections and visits, the newest first',
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: [
      { heading: 'When' },
      { heading: 'Framework' },
      { heading: 'What' },
      ...OUTCOME_GRADES.map((one) => ({ heading: GRADE_NAMES[one] })),
      { heading: 'Told by' },
    ],
    rows: inspections.map((one) => [
      whenOf(one),
      frameworkName(one.framework),
      whatOf(one),
      ...OUTCOME_GRADES.map((grade) => one.grades[grade] ?? '–'),
      html`<span class="sight-file-name">${one.files.join(', ')}</span>${one.disagreements.map((words) => html`<br><strong>They differ:</strong> ${words}`)}`,
    ]),
  })
}

function whenOf(one: Inspection): string {
  const day = dayOf(one)
  return day === null ? 'no day given' : formatShortDay(day)
}

function whatOf({ visit, theme, link }: Inspection): Part {
  const words = `${visit.slice(0, 1).toUpperCase()}${visit.slice(1)}${theme === '' ? '' : `: ${theme}`}`
  return link === '' ? words : html`<a class="govuk-link" href="${link}" rel="noreferrer">${words}</a>`
}

function atNeighbours({ own, model, neighbours, inspections }: InspectionsFacts): Html {
  if (neighbours.length === 0)
    return html`<h2 class="govuk-heading-m">At the neighbours</h2><p class="govuk-body">No model of statistical neighbours is held that names ${own.name}.</p>`
  const graded = inspections.filter(
    (one) => one.framework === 'children’s services' && one.grades['overall'] !== undefined,
  )
  return html`<h2 class="govuk-heading-m">At the neighbours</h2>
<p class="govuk-body">The last graded inspection of children’s services at each statistical neighbour by the model of ${model ?? ''}, the most alike first: an order of likeness, not of merit.</p>
${labelledTable({
  caption: 'Last graded inspection at each neighbour',
  isCaptionHidden: true,
  firstCellIsHeader: true,
  columns: [
    { heading: 'Council' },
    { heading: 'When' },
    ...OUTCOME_GRADES.map((one) => ({ heading: GRADE_NAMES[one] })),
  ],
  rows: [own, ...neighbours].map(({ code, name }, at) => {
    const last = graded.find(({ area }) => area === code)
    return [
      at === 0 ? html`<strong>${name}</strong> (this council)` : name,
      last === undefined ? 'none held' : whenOf(last),
      ...OUTCOME_GRADES.map((grade) => last?.grades[grade] ?? '–'),
    ]
  }),
})}`
}
