import { formatDay } from '../shared/days.ts'
import type { ListedIndicator } from '../measures/indicator-list.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { nameOfReturn, type WholeReturn } from './child-return.ts'
import { type Grouping, GROUPINGS } from './count-groups.ts'
import type { GroupLine } from './groups-shown.ts'
import type { Indicator } from './indicator.ts'
import type { Shown } from './suppression.ts'

export type GroupsFacts = {
  readonly council: { readonly slug: string }
  readonly found: WholeReturn
  readonly by: Grouping
  readonly definitions: readonly ListedIndicator[]
  readonly chosen: ListedIndicator | null
  readonly whole: Indicator | null
  readonly lines: readonly GroupLine[]
  readonly seesSmall: boolean
}

const GROUPING_WORDS: Readonly<Record<Grouping, string>> = {
  team: 'Team',
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  disability: 'Disability',
}

/** One measure of a return, for each team or group of children. */
export function groupsPage(facts: GroupsFacts): Page {
  const { council, found, chosen, lines } = facts
  const name = nameOfReturn(found, formatDay)
  return {
    title: `By ${GROUPING_WORDS[facts.by].toLowerCase()}: ${name}`,
    section: 'measures',
    back: { text: name, href: inCouncilPath(council, `/returns/${found.id}`) },
    body: html`<h1 class="govuk-heading-l">${name}, by team and cohort</h1>
${chooser(facts)}
${chosen === null ? html`<p class="govuk-inset-text">${found.outcome.groups === undefined ? 'This return was read before teams and cohorts were kept: bring it in again to see them.' : 'None of its lists has this column.'}</p>` : html`<h2 class="govuk-heading-m">${chosen.name}</h2>${lines.length === 0 ? html`<p class="govuk-inset-text">The return counts nothing of this by ${GROUPING_WORDS[facts.by].toLowerCase()}.</p>` : html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${groupTable(facts, chosen)}</div></div>`}`}`,
  }
}

function chooser({ council, found, by, definitions, chosen }: GroupsFacts): Html {
  return html`<form class="sight-filters sight-no-print" method="get" action="${inCouncilPath(council, `/returns/${found.id}/groups`)}">
${select({ name: 'by', label: 'By', value: by, items: GROUPINGS.map((one) => ({ value: one, text: GROUPING_WORDS[one] })) })}
${select({ name: 'measure', label: 'What is counted', value: chosen?.id ?? '', items: definitions.map((one) => ({ value: one.id, text: `${one.id}. ${one.name}` })) })}
${button({ text: 'Show', classes: 'govuk-button--secondary' })}
</form>`
}

function groupTable({ by, lines, whole, seesSmall }: GroupsFacts, chosen: ListedIndicator): Html {
  const isShare = whole?.unit === 'percent' && seesSmall
  const say = (shown: Shown | null): Part =>
    shown === 'hidden' ? 'hidden' : shown === null ? '–' : round(shown)
  return html`${labelledTable({
    caption: `${chosen.name}, by ${GROUPING_WORDS[by].toLowerCase()}`,
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: [
      { heading: GROUPING_WORDS[by] },
      ...(isShare
        ? [
            { heading: 'Counted', isNumber: true },
            { heading: 'Out of', isNumber: true },
          ]
        : []),
      {
        heading: whole?.unit === 'percent' ? '%' : whole?.unit === 'days' ? 'Days' : 'Number',
        isNumber: true,
      },
    ],
    rows: lines.map((line) => [
      line.group,
      ...(isShare ? [say(line.numerator), say(line.denominator)] : []),
      say(line.value),
    ]),
  })}
${whole === null || !seesSmall ? nothing : html`<p class="govuk-body">The whole council: <strong>${whole.value === null ? '–' : round(whole.value)}${whole.unit === 'percent' ? ' %' : ''}</strong>${whole.denominator === null ? '' : ` (${whole.numerator.toLocaleString('en-GB')} of ${whole.denominator.toLocaleString('en-GB')})`}. Whoever is in no list with this column, or in a group of fewer than six children, is in the whole alone; a child that two teams share is counted by both.</p>`}
${seesSmall ? html`<p class="govuk-body">Few children make large swings: look at how many before comparing teams, and never rank them.</p>` : html`<p class="govuk-body">Hidden: fewer than six children, or a number that would give such a one away.</p>`}`
}

function round(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
}
