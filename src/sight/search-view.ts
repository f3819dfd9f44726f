import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type ExcerptPiece, excerptOf, markHits } from './search-excerpt.ts'
import { type Hit, SEARCH_KIND_NAMES, type SearchKind } from './search-kinds.ts'
import type { Nearness, SoughtWord } from './search-words.ts'

export type SearchFacts = {
  readonly council: { readonly slug: string; readonly name: string }
  readonly question: string
  readonly kind: SearchKind | null
  readonly kinds: readonly SearchKind[]
  /** What was looked for in the end, which may be near to what was typed. */
  readonly sought: readonly SoughtWord[]
  readonly near: readonly Nearness[]
  /** Nothing had all of the words, so these have some. */
  readonly isAny: boolean
  readonly hits: readonly Hit[]
}

/** Everything in the council that says the words, by kind, with the words around them. */
export function searchPage(facts: SearchFacts): Page {
  const { council, question, kind, kinds } = facts
  return {
    title: question === '' ? 'Search' : `Search for ${question}`,
    body: html`<h1 class="govuk-heading-l">Search</h1>
<form class="sight-filters sight-search" method="get" action="${inCouncilPath(council, '/search')}" role="search" aria-label="Everything in ${council.name}">
${input({ name: 'q', label: 'Words to look for', value: question, type: 'search', classes: 'govuk-input--width-20', spellcheck: true })}
${select({ name: 'kind', label: 'In', value: kind ?? '', items: [{ value: '', text: 'Everything' }, ...kinds.map((one) => ({ value: one, text: SEARCH_KIND_NAMES[one] }))] })}
${button({ text: 'Search' })}
</form>
${question === '' ? start() : answer(facts)}`,
  }
}

function start(): Html {
  return html`<p class="govuk-body">Words may be typed in part, without accents, and with a slip of the finger. A thing is found where it has all of them.</p>`
}

function answer(facts: SearchFacts): Html {
  const groups = [...Map.groupBy(facts.hits, (hit) => hit.kind)]
  const total = groups.reduce((sum, [, hits]) => sum + (hits[0]?.total ?? 0), 0)
  return html`<p class="govuk-body" role="status">${told(facts, total)}</p>
${facts.near.map(nearSentence)}
${total === 0 ? nothing : html`<nav aria-label="Kinds found"><ul class="sight-views">${groups.map(([kind, hits]) => html`<li><a class="govuk-link" href="#${kind}">${SEARCH_KIND_NAMES[kind]} (${hits[0]?.total ?? 0})</a></li>`)}</ul></nav>`}
${groups.map(([kind, hits]) => group(facts, kind, hits))}`
}

function told({ question, isAny }: SearchFacts, total: number): Html {
  if (total === 0) return html`Nothing here says “${question}”. Try fewer words, or the beginning of one.`
  const things = `${total.toLocaleString('en-GB')} ${total === 1 ? 'thing' : 'things'}`
  return isAny
    ? html`Nothing says all of “${question}”; ${things} ${total === 1 ? 'says' : 'say'} some of it.`
    : html`${things} found.`
}

function nearSentence({ word, instead }: Nearness): Html {
  if (instead.length === 0) return nothing
  return html`<p class="govuk-inset-text">Nothing says “${word.typed}”. These say ${instead.map((one, index) => html`${index === 0 ? '' : ' or '}<strong>${one}</strong>`)}.</p>`
}

function group(
  { council, question, kind: asked, sought }: SearchFacts,
  kind: SearchKind,
  hits: readonly Hit[],
): Html {
  const total = hits[0]?.total ?? 0
  const path = inCouncilPath(council, '/search')
  return html`<section class="sight-found" aria-labelledby="${kind}">
<h2 class="govuk-heading-m" id="${kind}">${SEARCH_KIND_NAMES[kind]} <span class="sight-first">${total}</span></h2>
<ul class="govuk-list">${hits.map((hit) => html`<li><a class="govuk-link" href="${inCouncilPath(council, hit.path)}">${pieces(markHits(hit.title, sought))}</a>${excerpt(hit, sought)}</li>`)}</ul>
${total > hits.length ? (asked === null ? html`<p class="govuk-body"><a class="govuk-link" href="${withQuery(path, { q: question, kind })}">All ${total} ${SEARCH_KIND_NAMES[kind].toLowerCase()}</a></p>` : html`<p class="govuk-body">The first ${hits.length} of ${total}. More words find fewer.</p>`) : nothing}
</section>`
}

function excerpt({ words }: Hit, sought: readonly SoughtWord[]): Html {
  return words === '' ? nothing : html`<p class="govuk-body-s">${pieces(excerptOf(words, sought))}</p>`
}

function pieces(all: readonly ExcerptPiece[]): readonly Html[] {
  return all.map(({ text, isHit }) => (isHit ? html`<mark>${text}</mark>` : html`${text}`))
}
