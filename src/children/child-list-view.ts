import { formatDay, formatMoment, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { radios } from '../web/components/radios.ts'
import { select } from '../web/components/select.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import {
  CHILD_LIST_TITLES,
  type ChildList,
  type ChildListRow,
  type ChildListSwitch,
  type TypedSwitch,
} from './child-list.ts'

type Place = { readonly slug: string; readonly name: string }
type Sent = { readonly formKey: string; readonly formToken: string; readonly errors: readonly FieldError[] }

/** Where an administrator switches the lists on and off. */
export function childListSwitchPage(
  facts: Sent & {
    readonly council: Place
    readonly said: ChildListSwitch | null
    readonly typed: TypedSwitch
    readonly history: Html
  },
): Page {
  const { council, said, errors, history } = facts
  const isOn = said?.isOn === true
  return {
    title: 'Lists of children',
    section: 'people',
    hasErrors: errors.length > 0,
    back: { text: 'People', href: inCouncilPath(council, '/people') },
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Lists of children</h1>
<p class="govuk-body-l">${isOn ? 'Lists of children are on.' : 'Lists of children are off. Nothing of any single child is kept.'}</p>
${said === null ? nothing : html`<p class="govuk-body">Switched ${isOn ? 'on' : 'off'} by ${said.saidBy}, ${formatMoment(said.saidAt)}: <q>${said.why}</q>${isOn ? ` Children are called by their ${said.names}; lists end after ${said.days} days.` : ''}</p>`}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h2 class="govuk-heading-m">What it means</h2>
<p class="govuk-body">While they are on, each Annex A return also gives lists of the children for whom something is overdue, such as a visit or a review. A list says what the child is called here, the team, the day it was due and how late it is. It holds no name, no date of birth and no address.</p>
<ul class="govuk-list govuk-list--bullet"><li>Only senior leaders and team managers of ${council.name} can open one, and each says why, in the record.</li><li>No commissioner, department, board, partner or program ever sees one.</li><li>Lists end by themselves, or when the next return comes. Switching off deletes all of them at once.</li><li>A pseudonym is still personal data: your data protection officer should know of this decision.</li></ul>
${switchForm(facts, isOn)}
${isOn ? offForm(facts) : nothing}
</div></div>
${history}`,
  }
}

function switchForm(
  { council, typed, errors, formKey, formToken }: Parameters<typeof childListSwitchPage>[0],
  isOn: boolean,
): Html {
  return html`<h2 class="govuk-heading-m">${isOn ? 'Change how they are kept' : 'Switch them on'}</h2>
${isOn ? html`<p class="govuk-body">The lists there are now are deleted; the next return gives new ones.</p>` : nothing}
${formStart(inCouncilPath(council, '/child-lists/switch'), formToken)}<input type="hidden" name="form-key" value="${formKey}">
${radios({
  name: 'names',
  fieldset: { legend: { text: 'A list calls a child by', classes: 'govuk-fieldset__legend--s' } },
  value: typed.names,
  items: [
    {
      value: 'pseudonym',
      text: 'A pseudonym',
      hint: {
        text: 'Such as K7Q2-M9XD. Managers ask with the local identifier whether a child is on the list.',
      },
    },
    {
      value: 'local identifier',
      text: 'The local identifier',
      hint: { text: 'As in the return, so that the case can be opened in your own system.' },
    },
  ],
  errorMessage: errorOf(errors, 'names'),
})}
${input({ name: 'days', label: 'Days until a list ends', hint: 'From 1 to 31', value: typed.days, inputmode: 'numeric', classes: 'govuk-input--width-2', errorMessage: errorOf(errors, 'days') })}
${textarea({ name: 'why', label: 'Why the council needs them', value: typed.why, rows: 3, errorMessage: errorOf(errors, 'why') })}
${button({ text: isOn ? 'Keep them so' : 'Switch lists on', preventDoubleClick: true })}
</form>`
}

function offForm({ council, errors, formKey, formToken }: Parameters<typeof childListSwitchPage>[0]): Html {
  return html`<h2 class="govuk-heading-m">Switch them off</h2>
<p class="govuk-body">All lists are deleted, and the key with them: what pseudonyms on paper stood for can no longer be told.</p>
${formStart(inCouncilPath(council, '/child-lists/removal'), formToken)}<input type="hidden" name="form-key" value="${formKey}">
${textarea({ name: 'off-why', label: 'Why they are switched off', rows: 2, value: '', errorMessage: errorOf(errors, 'off-why') })}
${button({ text: 'Switch lists off', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`
}

/** The lists there are, for those who may open them. */
export function childListsPage(facts: {
  readonly council: Place
  readonly isOn: boolean
  readonly lists: readonly ChildList[]
}): Page {
  const { council, isOn, lists } = facts
  return {
    title: 'Lists of children',
    section: 'measures',
    back: { text: 'Child-level returns', href: inCouncilPath(council, '/returns') },
    body: html`<h1 class="govuk-heading-l">Lists of children</h1>
${isOn ? whenOn(council, lists) : html`<p class="govuk-inset-text">Lists of children are off, so nothing of any single child is kept. An administrator of ${council.name} can switch them on.</p>`}`,
  }
}

function whenOn(council: Place, lists: readonly ChildList[]): Html {
  const [first] = lists
  if (first === undefined)
    return html`<p class="govuk-inset-text">There is no list at the moment: the last ones have ended. <a class="govuk-link" href="${inCouncilPath(council, '/returns')}">The next Annex A return</a> gives new ones.</p>`
  return html`<p class="govuk-body">As of ${formatDay(first.snapshotOn)}. They end on ${formatDay(first.expiresOn)}. Opening one asks why, and is recorded.</p>
${labelledTable({
  caption: 'Lists',
  isCaptionHidden: true,
  firstCellIsHeader: true,
  columns: [{ heading: 'What is overdue' }, { heading: 'Children', isNumber: true }],
  rows: lists.map((list) => [
    list.count === 0
      ? CHILD_LIST_TITLES[list.kind]
      : html`<a class="govuk-link" href="${inCouncilPath(council, `/child-lists/${list.id}`)}">${CHILD_LIST_TITLES[list.kind]}</a>`,
    list.count.toLocaleString('en-GB'),
  ]),
})}`
}

/** Before a list is open to somebody: why do they look? */
export function closedListPage(
  facts: Sent & { readonly council: Place; readonly list: ChildList; readonly why: string },
): Page {
  const { council, list, why, errors, formKey, formToken } = facts
  return {
    title: CHILD_LIST_TITLES[list.kind],
    section: 'measures',
    hasErrors: errors.length > 0,
    back: { text: 'Lists of children', href: inCouncilPath(council, '/child-lists') },
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">${CHILD_LIST_TITLES[list.kind]}</h1>
<p class="govuk-body">This list has ${list.count.toLocaleString('en-GB')} ${list.count === 1 ? 'child' : 'children'}. Your name, your reason and the time go into the record.</p>
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${formStart(inCouncilPath(council, `/child-lists/${list.id}/openings`), formToken)}<input type="hidden" name="form-key" value="${formKey}">
${textarea({ name: 'why', label: 'Why you need to see these children', hint: 'Such as “Planning this week’s visits with the team”', rows: 3, value: why, errorMessage: errorOf(errors, 'why') })}
${button({ text: 'Open the list', preventDoubleClick: true })}
</form></div></div>`,
  }
}

export type OpenListFacts = {
  readonly council: Place
  readonly list: ChildList
  readonly rows: readonly ChildListRow[]
  readonly teams: readonly string[]
  readonly team: string | null
  readonly reader: string
  readonly now: Temporal.Instant
  readonly formToken: string
  /** What a look-up found; null where nobody asked. */
  readonly lookedUp: { readonly isHere: boolean; readonly child: string } | null
}

/** A list that this reader has opened. On paper it says who printed it, and until when it may be kept. */
export function openListPage(facts: OpenListFacts): Page {
  const { council, list, rows, reader, now } = facts
  return {
    title: CHILD_LIST_TITLES[list.kind],
    section: 'measures',
    back: { text: 'Lists of children', href: inCouncilPath(council, '/child-lists') },
    body: html`<h1 class="govuk-heading-l">${CHILD_LIST_TITLES[list.kind]}</h1>
<p class="sight-print-only govuk-body"><strong>Printed by ${reader}, ${formatMoment(now)}. Personal data of children: destroy by ${formatDay(list.expiresOn)}.</strong></p>
<p class="govuk-body">As of ${formatDay(list.snapshotOn)}. Open to you until ${list.openUntil === null ? 'now' : formatMoment(list.openUntil)}; the list ends on ${formatDay(list.expiresOn)}.</p>
${teamFilter(facts)}
${list.names === 'pseudonym' ? lookUp(facts) : nothing}
${rows.length === 0 ? html`<p class="govuk-inset-text">No child of this team is on the list.</p>` : rowTable(facts)}`,
  }
}

function teamFilter({ council, list, teams, team }: OpenListFacts): Html {
  if (teams.length < 2) return nothing
  return html`<form class="sight-filters sight-no-print" method="get" action="${inCouncilPath(council, `/child-lists/${list.id}`)}">
${select({ name: 'team', label: 'Team', value: team ?? '', items: [{ value: '', text: 'All teams' }, ...teams.map((one) => ({ value: one, text: one === '' ? 'No team said' : one }))] })}
${button({ text: 'Show', classes: 'govuk-button--secondary' })}
</form>`
}

function lookUp({ council, list, lookedUp, formToken }: OpenListFacts): Html {
  const answer =
    lookedUp === null
      ? nothing
      : html`<p class="govuk-inset-text" role="status">${lookedUp.isHere ? html`That child is on this list, as <strong>${lookedUp.child}</strong>.` : 'That child is not on this list.'}</p>`
  return html`${answer}${details({
    summaryText: 'Is a child on this list?',
    classes: 'sight-no-print',
    text: html`${formStart(inCouncilPath(council, `/child-lists/${list.id}/lookups`), formToken)}
${input({ name: 'child', label: 'Local identifier of the child', hint: 'As in your case system. It is not kept.', value: '', classes: 'govuk-input--width-20', autocomplete: 'off' })}
${button({ text: 'Look', classes: 'govuk-button--secondary' })}</form>`,
  })}`
}

function rowTable({ list, rows }: OpenListFacts): Html {
  return labelledTable({
    caption: `${CHILD_LIST_TITLES[list.kind]} (${rows.length})`,
    columns: [
      { heading: list.names === 'pseudonym' ? 'Pseudonym' : 'Local identifier' },
      { heading: 'Team' },
      { heading: 'Due' },
      { heading: 'Days overdue', isNumber: true },
    ],
    rows: rows.map((row) => [
      html`<strong>${row.child}</strong>`,
      row.team === '' ? 'not said' : row.team,
      row.dueOn === null ? 'never done' : formatShortDay(row.dueOn),
      row.daysOverdue === null ? '–' : row.daysOverdue.toLocaleString('en-GB'),
    ]),
  })
}
