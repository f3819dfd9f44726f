import type { Role } from '../shared/permissions.ts'
import { actionLink, labelled } from '../plan/action-table-view.ts'
import { isStale, isWordsAlone } from '../plan/proof.ts'
import { wordsAloneMark } from '../plan/proof-view.ts'
import { type Day, formatDay, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { table } from '../web/components/table.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { threadLink } from '../web/thread-link.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { type Evidence, EVIDENCE_KINDS } from './evidence.ts'
import { claimsOf, type EvidenceFilter } from './evidence-filter.ts'

export type EvidenceListFacts = {
  readonly council: { readonly slug: string }
  readonly all: readonly Evidence[]
  readonly shown: readonly Evidence[]
  readonly filter: EvidenceFilter
  /** The case the address asks for; empty for the one at hand. */
  readonly intervention: string
  readonly today: Day
  readonly mayAdd: boolean
}

/** Everything that shows something, with the time it describes and how old that is. */
export function evidenceListPage(facts: EvidenceListFacts): Page {
  const { council, all, shown, filter, mayAdd, intervention } = facts
  return {
    title: 'Evidence',
    section: 'evidence',
    body: html`<h1 class="govuk-heading-l">Evidence</h1>
<p class="govuk-body">${sentence(facts)}</p>
${mayAdd ? button({ text: 'Add evidence', href: withQuery(inCouncilPath(council, '/evidence/new'), { intervention }) }) : nothing}
${filters(facts)}
<p class="govuk-body" role="status">${shown.length === all.length ? `All ${all.length} pieces` : `${shown.length} of ${all.length} pieces`}
${sheetLinks(withQuery(inCouncilPath(council, '/evidence.csv'), { ...filter, intervention }))}</p>
${all.length === 0 ? empty(facts) : evidenceTable(facts)}`,
  }
}

function sentence({ all, today }: EvidenceListFacts): string {
  const stale = all.filter((one) => isStale(one, today)).length
  const idle = all.filter((one) => claimsOf(one) === 0).length
  const alone = all.filter(isWordsAlone).length
  const kinds = new Set(all.map((one) => one.kind)).size
  return `${all.length} pieces of ${kinds} kinds. ${stale} describe a time more than six months ago; ${idle} speak of nothing yet; ${alone} are words alone.`
}

function empty({ mayAdd, council }: EvidenceListFacts): Html {
  return html`<p class="govuk-inset-text">There is no evidence yet. ${mayAdd ? html`<a class="govuk-link" href="${inCouncilPath(council, '/evidence/new')}">Add the first piece</a>: an audit, what children said, a month’s figures.` : 'The owners of actions add it.'}</p>`
}

function filters({ council, filter, intervention }: EvidenceListFacts): Html {
  return html`<form class="sight-filters" method="get" action="${inCouncilPath(council, '/evidence')}" role="search" aria-label="Filter the evidence">
${intervention === '' ? nothing : html`<input type="hidden" name="intervention" value="${intervention}">`}
${select({ name: 'kind', label: 'Kind', value: filter.kind, items: [{ value: '', text: 'All' }, ...EVIDENCE_KINDS.map((kind) => ({ value: kind, text: kind }))] })}
${select({
  name: 'age',
  label: 'What it describes',
  value: filter.age,
  items: [
    { value: '', text: 'All' },
    { value: 'recent', text: 'the last six months' },
    { value: 'stale', text: 'longer ago' },
    { value: 'speaks of nothing', text: 'speaks of nothing yet' },
  ],
})}
${select({
  name: 'look',
  label: 'To look at',
  value: filter.look,
  items: [
    { value: '', text: 'All' },
    { value: 'words only', text: 'words only' },
    { value: 'something', text: 'a file, a figure or a link' },
  ],
})}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}

function evidenceTable({ council, shown, today }: EvidenceListFacts): Html {
  return table({
    classes: 'sight-table sight-labelled',
    caption: 'Evidence',
    captionClasses: 'govuk-visually-hidden',
    head: ['Evidence', 'Kind', 'The time it describes', 'Added', 'Speaks of'].map((text) => ({ text })),
    rows: shown.map((one) => [
      {
        text: html`<a class="govuk-link" href="${inCouncilPath(council, `/evidence/${one.id}`)}">${one.title}</a>${isWordsAlone(one) ? html`<br>${wordsAloneMark()}` : nothing}`,
      },
      labelled('Kind', one.kind),
      labelled('Describes', html`${sayPeriod(one)} ${staleMark(one, today)}`),
      labelled('Added', `${formatShortDay(one.addedOn)}${one.addedBy === null ? '' : `, ${one.addedBy}`}`),
      labelled('Speaks of', sayClaims(one)),
    ]),
  })
}

export function sayPeriod({ periodFrom, periodTo }: Evidence): string {
  if (periodFrom !== null && periodTo !== null)
    return periodFrom.equals(periodTo)
      ? formatShortDay(periodTo)
      : `${formatShortDay(periodFrom)} to ${formatShortDay(periodTo)}`
  if (periodTo !== null) return `to ${formatShortDay(periodTo)}`
  return periodFrom === null ? 'not said' : `from ${formatShortDay(periodFrom)}`
}

function staleMark(one: Evidence, today: Day): Part {
  return isStale(one, today)
    ? html`<span class="sight-need"><span aria-hidden="true">△</span> more than six months ago</span>`
    : nothing
}

function sayClaims(one: Evidence): string {
  const counted = (count: number, what: string): string[] =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`]
  const parts = [
    ...counted(one.actionIds.length, 'action'),
    ...counted(one.requirementIds.length, 'requirement'),
    ...counted(one.measureIds.length, 'measure'),
  ]
  return parts.length === 0 ? 'nothing yet' : parts.join(', ')
}

export type EvidenceFacts = {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly evidence: Evidence
  readonly file: { readonly name: string; readonly size: number; readonly isRead: boolean } | null
  /** What it speaks of, as far as this reader sees. */
  readonly actions: readonly {
    readonly id: Evidence['actionIds'][number]
    readonly reference: string
    readonly title: string
    readonly evidenceKinds: number
  }[]
  readonly requirements: readonly {
    readonly id: number
    readonly reference: string
    readonly words: string
  }[]
  readonly measures: readonly { readonly id: number; readonly name: string }[]
  readonly today: Day
  readonly mayChange: boolean
  readonly history: Html
}

/** One piece: what it shows, of when, and what it stands behind. */
export function evidencePage(facts: EvidenceFacts): Page {
  const { evidence, council, mayChange } = facts
  const at = (path: string) => inCouncilPath(council, `/evidence/${evidence.id}${path}`)
  return {
    title: evidence.title,
    section: 'evidence',
    back: { text: 'Evidence', href: inCouncilPath(council, '/evidence') },
    body: html`<span class="govuk-caption-l">Evidence: ${evidence.kind}</span>
<h1 class="govuk-heading-l">${evidence.title}</h1>
${mayChange ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${at('/edit')}">Change this evidence</a></p>` : nothing}
${summaryList({ rows: terms(facts).map(([key, text]) => ({ key, value: { text, classes: 'sight-kept-lines' } })) })}
${threadLink(facts.council, `evidence/${evidence.id}`)}
<h2 class="govuk-heading-m">What it speaks of</h2>
${claims(facts)}
${facts.history}`,
  }
}

function terms({ evidence, today, file, council }: EvidenceFacts): readonly (readonly [string, Part])[] {
  return [
    ['What it shows', evidence.shows === '' ? 'not said' : evidence.shows],
    ['The time it describes', html`${sayPeriod(evidence)} ${staleMark(evidence, today)}`],
    ['Added', `${formatDay(evidence.addedOn)}${evidence.addedBy === null ? '' : ` by ${evidence.addedBy}`}`],
    [
      'File',
      file === null
        ? noFile(evidence)
        : html`<a class="govuk-link" href="${inCouncilPath(council, `/evidence/${evidence.id}/file`)}">${file.name}</a> (${saySize(file.size)})${file.isRead ? nothing : html`<br>Its words could not be read, so a search does not find them.`}`,
    ],
  ]
}

function noFile(evidence: Evidence): Part {
  return isWordsAlone(evidence)
    ? html`none ${wordsAloneMark()}<br>Add the file, a web address or the measure it speaks of, so that others can see for themselves.`
    : 'none'
}

function saySize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function claims(facts: EvidenceFacts): Html {
  const { actions, requirements, measures, council, mayChange, evidence, today } = facts
  if (actions.length + requirements.length + measures.length === 0) {
    return html`<p class="govuk-body">Nothing yet. ${mayChange ? html`<a class="govuk-link" href="${inCouncilPath(council, `/evidence/${evidence.id}/edit`)}">Say what it speaks of</a>.` : nothing}</p>`
  }
  return html`${group('Actions', actions, (one) => html`<strong>${one.reference}</strong> ${actionLink({ council, today }, one)} <span class="sight-first">${one.evidenceKinds > 1 ? `${one.evidenceKinds} kinds of evidence` : 'one kind of evidence only'}</span>`)}
${group('Requirements', requirements, (one) => html`<a class="govuk-link" href="${inCouncilPath(council, `/requirements/${one.id}`)}">${one.reference}</a> <q>${one.words}</q>`)}
${group('Measures', measures, (one) => html`<a class="govuk-link" href="${inCouncilPath(council, `/measures/${one.id}`)}">${one.name}</a>`)}`
}

function group<One>(title: string, all: readonly One[], line: (one: One) => Part): Part {
  if (all.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">${title}</h3>
    <ul class="govuk-list govuk-list--bullet">
      ${all.map((one) => html`<li>${line(one)}</li>`)}
    </ul>`
}
