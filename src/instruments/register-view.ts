import { type Day, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { cell } from './document-view.ts'
import { capital, counted, occurrenceMark } from './marks-view.ts'
import {
  DUE_CHOICES,
  isAnswered,
  isOpen,
  missedOf,
  type RegisterFilter,
  type RegisterLine,
  STANDINGS,
} from './register.ts'
import { REQUIREMENT_KINDS } from './requirement.ts'
import { sayInWords } from './schedule-words.ts'

export type RegisterFacts = {
  readonly council: { readonly slug: string }
  readonly lines: readonly RegisterLine[]
  readonly shown: readonly RegisterLine[]
  readonly filter: RegisterFilter
  /** The case asked for, kept through the filters; empty for the one at hand. */
  readonly intervention: string
  readonly today: Day
  readonly maySeeDocuments: boolean
}

/** Everything that is asked, by whom, by when, and whether the plan answers it. */
export function registerPage(facts: RegisterFacts): Page {
  const { council, lines, shown, filter } = facts
  return {
    title: 'Requirements',
    section: 'requirements',
    body: html`<h1 class="govuk-heading-l">Requirements</h1>
<p class="govuk-body">${sentence(lines)}</p>
${facts.maySeeDocuments ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${withQuery(inCouncilPath(council, '/concerns'), { intervention: facts.intervention })}">Concerns that come back</a> · <a class="govuk-link" href="${withQuery(inCouncilPath(council, '/actors'), { intervention: facts.intervention })}">Who is who</a></p>` : nothing}
${lines.length === 0 ? empty(facts) : filters(facts)}
${
  lines.length === 0
    ? nothing
    : html`<p class="govuk-body" role="status">${shown.length === lines.length ? `All ${counted(lines.length, 'requirement')}` : `${shown.length} of ${counted(lines.length, 'requirement')}`}
${sheetLinks(withQuery(inCouncilPath(council, '/requirements.csv'), { ...filter, intervention: facts.intervention }))}</p>
${registerTable(facts)}`
}`,
  }
}

function sentence(lines: readonly RegisterLine[]): string {
  const open = lines.filter(isOpen)
  if (open.length === 0) return 'What instruments and reports ask, once a person has confirmed it.'
  const late = open.filter((line) => line.next?.state === 'late').length
  const missed = open.reduce((sum, line) => sum + missedOf(line), 0)
  const unanswered = open.filter((line) => !isAnswered(line)).length
  return `${open.length} open: ${late} late, ${counted(missed, 'date')} missed, ${unanswered} that nothing in the plan answers.`
}

function empty({ council, maySeeDocuments }: RegisterFacts): Html {
  return html`<p class="govuk-inset-text">There is no requirement yet. ${maySeeDocuments ? html`They come from <a class="govuk-link" href="${inCouncilPath(council, '/documents')}">the documents</a>: bring in the instrument and confirm what it asks.` : 'They appear once the improvement lead has confirmed what the instruments ask.'}</p>`
}

function filters({ council, lines, filter, intervention }: RegisterFacts): Html {
  const instruments = new Map(lines.map(({ entry }) => [String(entry.instrumentId), entry.instrument]))
  const bearers = [...new Set(lines.flatMap(({ entry }) => entry.who))].toSorted()
  const all = { value: '', text: 'All' }
  const same = (one: string): { value: string; text: string } => ({ value: one, text: capital(one) })
  return html`<form class="sight-filters sight-filters--pairs" method="get" action="${inCouncilPath(council, '/requirements')}" role="search" aria-label="Filter the requirements">${intervention === '' ? nothing : html`<input type="hidden" name="intervention" value="${intervention}">`}
${select({ name: 'instrument', label: 'Instrument', value: filter.instrument, items: [all, ...[...instruments].map(([value, text]) => ({ value, text }))] })}
${select({ name: 'kind', label: 'Kind', value: filter.kind, items: [all, ...REQUIREMENT_KINDS.filter((kind) => lines.some(({ entry }) => entry.kind === kind)).map(same)] })}
${select({ name: 'bearer', label: 'Who', value: filter.bearer, items: [all, ...bearers.map((bearer) => ({ value: bearer, text: bearer }))] })}
${select({ name: 'due', label: 'Due', value: filter.due, items: [all, ...DUE_CHOICES.map(same)] })}
${select({ name: 'answered', label: 'In the plan', value: filter.answered, items: [all, { value: 'yes', text: 'Answered' }, { value: 'no', text: 'Not answered' }] })}
${select({ name: 'state', label: 'Standing', value: filter.state, items: [all, ...STANDINGS.map(same)] })}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}

function registerTable(facts: RegisterFacts): Html {
  const heads = ['Requirement', 'What it asks', 'Who', 'Due', 'Next date', 'In the plan']
  return table({
    classes: 'sight-table sight-register',
    caption: 'Requirements',
    captionClasses: 'govuk-visually-hidden',
    head: heads.map((text) => ({ text })),
    rows: facts.shown.map((line) => row(facts, line).map((text, index) => cell(text, heads[index] ?? ''))),
  })
}

const LONGEST = 180

function row({ council }: RegisterFacts, line: RegisterLine): readonly Part[] {
  const { entry, next } = line
  const words = entry.words.replaceAll(/\s+/g, ' ')
  const missed = missedOf(line)
  return [
    html`<a class="govuk-link" href="${inCouncilPath(council, `/requirements/${entry.id}`)}">${entry.reference}</a><br><span class="sight-first">${capital(entry.kind)}${line.standing === 'in force' ? nothing : html`, ${line.standing}`}</span>`,
    words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/, '')}…` : words,
    whoOf(entry),
    sayInWords(entry.schedule),
    html`${next === null ? '–' : html`${formatShortDay(next.dueOn)}<br>${occurrenceMark(next.state, next.daysLate)}`}${missed === 0 ? nothing : html` <span class="sight-need sight-need--grave"><span aria-hidden="true">✕</span> ${missed} missed</span>`}`,
    answeredWords(line),
  ]
}

/** Who bears it by the name people gave, with the print beside it where that differs. */
export function whoOf({
  bearer,
  who,
}: {
  readonly bearer: string | null
  readonly who: readonly string[]
}): Part {
  if (bearer === null) return 'not said'
  const known = who.join(' and ')
  return known === bearer || known === ''
    ? bearer
    : html`${known}<br><span class="sight-first">printed: ${bearer}</span>`
}

function answeredWords(line: RegisterLine): Part {
  const { actions, objectives } = line.entry
  if (!isAnswered(line))
    return isOpen(line)
      ? html`<span class="sight-need"><span aria-hidden="true">△</span> not answered</span>`
      : '–'
  return [
    objectives > 0 ? counted(objectives, 'objective') : '',
    actions > 0 ? counted(actions, 'action') : '',
  ]
    .filter(Boolean)
    .join(', ')
}
