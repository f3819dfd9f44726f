import type { HistoryLine } from '../shared/history.ts'
import { formatDay, formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { pagination } from '../web/components/pagination.ts'
import { select } from '../web/components/select.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import type { Reader } from './guarded-view.ts'
import { thingLink } from './home-view.ts'

export const HISTORY_KINDS = [
  'action',
  'document',
  'evidence',
  'instrument',
  'intervention',
  'measure',
  'objective',
  'pack',
  'person',
  'provision',
  'requirement',
] as const

type SignedDay = { readonly day: Temporal.PlainDate; readonly number: number; readonly hash: string }

export type HistoryFacts = {
  readonly council: Reader
  readonly record: {
    readonly length: number
    readonly lastHash: string | null
    readonly heads: readonly SignedDay[]
  }
  readonly lines: readonly HistoryLine[]
  readonly filter: { readonly kind: string; readonly words: string }
  readonly hasMore: boolean
}

/** The whole record, and how anyone can check that it was not rewritten. */
export function historyPage(facts: HistoryFacts): Page {
  const { council, record, lines, filter } = facts
  const path = inCouncilPath(council, '/history')
  const next = { href: withQuery(path, { ...filter, before: lines.at(-1)?.number }), text: 'Earlier' }
  return {
    title: 'History and its proof',
    body: html`<h1 class="govuk-heading-l">History and its proof</h1>
<p class="govuk-body">Every change is an event that nobody can alter or remove: ${record.length} so far. Each carries the hash of the one before, so a change to any of them shows in all that follow; each day’s last hash is signed.</p>
${record.lastHash === null ? nothing : html`<p class="govuk-body">Last hash: <code class="sight-hash">${record.lastHash}</code></p>`}
<p class="govuk-body"><a class="govuk-link" href="${path}/record.json">Download the record</a> and check it with <code>los record verify FILE</code>, on any machine, trusting nobody here. Keep a hash outside now and then: it is what shows a record rewritten whole.</p>
${headTable(record.heads)}
<h2 class="govuk-heading-m">What happened</h2>
<form class="sight-filters" method="get" action="${path}" role="search" aria-label="Filter the history">
${select({ name: 'kind', label: 'About', value: filter.kind, items: [{ value: '', text: 'Everything' }, ...HISTORY_KINDS.map((kind) => ({ value: kind, text: kind }))] })}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>
${lines.length === 0 ? html`<p class="govuk-body">Nothing was found.</p>` : eventTable(council, lines)}
${facts.hasMore ? pagination({ next }) : nothing}`,
  }
}

function headTable(heads: readonly SignedDay[]): Html {
  if (heads.length === 0)
    return html`<p class="govuk-inset-text">No day has been signed yet: the first is signed tomorrow.</p>`
  return labelledTable({
    caption: 'Signed heads',
    columns: [{ heading: 'Day' }, { heading: 'Events by then' }, { heading: 'Hash' }],
    rows: heads.map((head) => [
      formatDay(head.day),
      head.number,
      html`<code class="sight-hash">${head.hash}</code>`,
    ]),
  })
}

function eventTable(council: Reader, lines: readonly HistoryLine[]): Html {
  return labelledTable({
    caption: 'Events, the newest first',
    isCaptionHidden: true,
    columns: ['Number', 'When', 'Who', 'What', 'Why'].map((heading) => ({ heading })),
    rows: lines.map((line) => [
      line.number,
      formatMoment(line.at),
      `${line.who} (${line.role})`,
      html`${line.act} ${thingLink(council, line)}`,
      line.why ?? '',
    ]),
  })
}
