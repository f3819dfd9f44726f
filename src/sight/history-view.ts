import type { HistoryLine } from '../shared/history.ts'
import { formatDay, formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { pagination } from '../web/components/pagination.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
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

export type HistoryFacts = {
  readonly council: { readonly slug: string }
  readonly record: {
    readonly length: number
    readonly lastHash: string | null
    readonly heads: readonly {
      readonly day: Temporal.PlainDate
      readonly number: number
      readonly hash: string
    }[]
  }
  readonly lines: readonly HistoryLine[]
  readonly filter: { readonly kind: string; readonly words: string }
  readonly hasMore: boolean
}

/** The whole record, and how anyone can check that it was not rewritten. */
export function historyPage(facts: HistoryFacts): Page {
  const { council, record, lines, filter } = facts
  const path = inCouncilPath(council, '/history')
  return {
    title: 'History and its proof',
    body: html`<h1 class="govuk-heading-l">History and its proof</h1>
<p class="govuk-body">Every change is an event that nobody can alter or remove: ${record.length} so far. Each carries the hash of the one before, so a change to any of them shows in all that follow; each day’s last hash is signed.</p>
${record.lastHash === null ? nothing : html`<p class="govuk-body">Last hash: <code class="sight-hash">${record.lastHash}</code></p>`}
<p class="govuk-body"><a class="govuk-link" href="${path}/record.json">Download the record</a> and check it with <code>los record verify FILE</code>, on any machine, trusting nobody here. Keep a hash outside now and then: it is what shows a record rewritten whole.</p>
${
  record.heads.length === 0
    ? html`<p class="govuk-inset-text">No day has been signed yet: the first is signed tomorrow.</p>`
    : table({
        caption: 'Signed heads',
        captionClasses: 'govuk-table__caption--s',
        classes: 'sight-table',
        head: ['Day', 'Events by then', 'Hash'].map((text) => ({ text })),
        rows: record.heads.map((head) => [
          { text: formatDay(head.day) },
          { text: head.number },
          { text: html`<code class="sight-hash">${head.hash}</code>` },
        ]),
      })
}
<h2 class="govuk-heading-m">What happened</h2>
<form class="sight-filters" method="get" action="${path}" role="search" aria-label="Filter the history">
${select({ name: 'kind', label: 'About', value: filter.kind, items: [{ value: '', text: 'Everything' }, ...HISTORY_KINDS.map((kind) => ({ value: kind, text: kind }))] })}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>
${
  lines.length === 0
    ? html`<p class="govuk-body">Nothing was found.</p>`
    : table({
        caption: 'Events, the newest first',
        captionClasses: 'govuk-visually-hidden',
        classes: 'sight-table',
        head: ['Number', 'When', 'Who', 'What', 'Why'].map((text) => ({ text })),
        rows: lines.map((line) => [
          { text: line.number },
          { text: formatMoment(line.at) },
          { text: `${line.who} (${line.role})` },
          { text: html`${line.act} ${thingLink(council, line)}` },
          { text: line.why ?? '' },
        ]),
      })
}
${facts.hasMore ? pagination({ next: { href: withQuery(path, { ...filter, before: lines.at(-1)?.number }), text: 'Earlier' } }) : nothing}`,
  }
}
