import { type PageAsked, rowsAtHand } from '../shared/paging.ts'
import { shorten } from '../shared/shorten.ts'
import type { Role } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { pageLinks } from '../web/page-links.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { countSums, type Side, type Sum, SUM_KINDS, type SumKind } from './sums.ts'
import { SUM_NAMES } from './sums-names.ts'
import { mayFollow } from './cures.ts'
import { guardedLink } from './guarded-view.ts'

export type SumsFacts = {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly intervention: { readonly name: string }
  /** The case the address asks for; empty for the one at hand. */
  readonly asked: string
  readonly sums: readonly Sum[]
  readonly kind: SumKind | null
  readonly page: PageAsked
}

// So many of each kind stand on the page of them all, and on a page of one kind.
const FIRST = 5
const PAGE_ROWS = 50

/** The standing page of contradictions: both facts beside each other, and the link that mends it. */
export function sumsPage(facts: SumsFacts): Page {
  const { council, intervention, sums, kind } = facts
  const shown = kind === null ? sums : sums.filter((one) => one.kind === kind)
  return {
    title: 'What does not add up',
    section: 'line',
    back: { text: 'The line', href: inCouncilPath(council, '/line') },
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${intervention.name}</span>What does not add up</h1>
<p class="govuk-body">Two facts of the record that cannot both be the whole truth. Nobody ticks these off: each is gone once it is mended.</p>
${sums.length === 0 ? html`<p class="govuk-inset-text">Everything adds up today. This page is worked out anew each time it is opened.</p>` : found(facts, shown)}`,
  }
}

function found(facts: SumsFacts, shown: readonly Sum[]): Html {
  const { council, sums, kind, asked } = facts
  const path = inCouncilPath(council, '/sums.csv')
  return html`${counts(facts)}
${filters(facts)}
<p class="govuk-body" role="status">${shown.length === sums.length ? `${sums.length} in all` : `${shown.length} of ${sums.length}`} ${sheetLinks(withQuery(path, { kind, intervention: asked }))}</p>
${kind === null ? SUM_KINDS.map((one) => firstOf(facts, one)) : allOf(facts, kind, shown)}`
}

// A page of every kind is read from its top: of each the first few, and the way to the rest.
function firstOf(facts: SumsFacts, kind: SumKind): Html {
  const own = facts.sums.filter((one) => one.kind === kind)
  if (own.length === 0) return nothing
  const rest =
    own.length <= FIRST
      ? nothing
      : html`<p class="govuk-body"><a class="govuk-link" href="${kindPath(facts, kind)}">See all ${own.length} ${SUM_NAMES[kind].short}</a></p>`
  return group(facts, kind, { own: own.slice(0, FIRST), count: own.length, rest })
}

function allOf(facts: SumsFacts, kind: SumKind, own: readonly Sum[]): Html {
  if (own.length === 0) return nothing
  const list = { count: own.length, rows: PAGE_ROWS, asked: facts.page }
  const rest = pageLinks({
    ...list,
    things: 'Contradictions',
    label: 'Pages of this kind',
    hrefOf: (page) => kindPath(facts, kind, page),
  })
  return group(facts, kind, { own: rowsAtHand(own, list), count: own.length, rest })
}

function kindPath({ council, asked }: SumsFacts, kind: SumKind, page = ''): string {
  return withQuery(inCouncilPath(council, '/sums'), { kind, intervention: asked, page })
}

function counts(facts: SumsFacts): Html {
  const { sums, kind } = facts
  const link = (one: SumKind, count: number) =>
    html`<li><a class="govuk-link" href="${kindPath(facts, one)}"${one === kind ? html` aria-current="page"` : nothing}><strong>${count}</strong> ${SUM_NAMES[one].short}</a></li>`
  return html`<nav aria-label="Kinds of contradiction"><ul class="sight-sums__counts">${countSums(sums).map(({ kind: one, count }) => (count === 0 ? nothing : link(one, count)))}</ul></nav>`
}

function filters({ council, kind, sums, asked }: SumsFacts): Html {
  const items = countSums(sums).filter(({ count }) => count > 0)
  return html`<form class="sight-filters" method="get" action="${inCouncilPath(council, '/sums')}" role="search" aria-label="Filter by kind">
${asked === '' ? nothing : html`<input type="hidden" name="intervention" value="${asked}">`}
${select({ name: 'kind', label: 'Show', value: kind ?? '', items: [{ value: '', text: 'Every kind' }, ...items.map((one) => ({ value: one.kind, text: SUM_NAMES[one.kind].title }))] })}
${button({ text: 'Show', classes: 'govuk-button--secondary' })}
</form>`
}

type Group = { readonly own: readonly Sum[]; readonly count: number; readonly rest: Html }

function group(facts: SumsFacts, kind: SumKind, { own, count, rest }: Group): Html {
  const id = kind.replaceAll(/[^a-z]+/g, '-')
  return html`<section aria-labelledby="${id}"><h2 class="govuk-heading-m" id="${id}">${SUM_NAMES[kind].title} <span class="sight-first">${count}</span></h2>
<p class="govuk-body">${SUM_NAMES[kind].means}</p>
${own.map((one) => sumArticle(facts, one))}${rest}</section>`
}

type Council = SumsFacts['council']

function sumArticle({ council }: SumsFacts, one: Sum): Html {
  return html`<article class="sight-sum">
<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${guardedLink(council, one.path, html`${one.reference}`)} ${shorten(one.words, 150)}</h3>
<ul class="sight-sum__sides">${side(council, one, one.one)}${side(council, one, one.other)}</ul>
<p class="govuk-body govuk-!-margin-bottom-0">${guardedLink(council, one.cure.path, html`${one.cure.text}<span class="govuk-visually-hidden"> (${one.reference})</span>`)}${one.owner === null ? nothing : html` <span class="sight-first">${one.owner}</span>`}</p>
</article>`
}

function side(council: Council, sum: Sum, { says, path }: Side): Html {
  if (path === sum.path || !mayFollow(council.role, path)) return html`<li>${says}</li>`
  return html`<li>${says} ${guardedLink(council, path, html`See it<span class="govuk-visually-hidden">: ${shorten(says, 60)}</span>`)}</li>`
}
