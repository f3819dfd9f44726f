import type { WatchLetters } from '../councils/watch-letters.ts'
import { formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { hidden } from './asking-view.ts'
import type { Notice } from './notice.ts'
import { type OwnWatch, REASON_WORDS, type WatchReason, type WatchWish } from './watch.ts'

type Thing = { readonly kind: 'action' | 'objective'; readonly id: number }

/** Watch, or stop, in one press; says why one watches. */
export function watchControl(facts: {
  readonly council: { readonly slug: string }
  readonly formToken: string
  readonly thing: Thing
  readonly own: OwnWatch | null
}): Html {
  const { thing, own } = facts
  const press = (wish: WatchWish, text: string) => watchButton({ ...facts, wish, text })
  const page = html`<a class="govuk-link" href="${inCouncilPath(facts.council, '/watching')}">What changed in what you watch</a>`
  if (own === null)
    return html`<div class="sight-watch sight-no-print">${press('yes', thing.kind === 'action' ? 'Watch it' : 'Watch the objective')}${thing.kind === 'objective' ? press('all', 'Watch it and all its actions') : nothing}</div>`
  const what = own.withActions ? 'You watch it and all its actions' : 'You watch it'
  return html`<div class="sight-watch sight-no-print"><span class="govuk-body govuk-!-margin-bottom-0">${what}, because ${REASON_WORDS[own.why]}. ${page}.</span>${thing.kind === 'objective' && !own.withActions ? press('all', 'Watch its actions too') : nothing}${press('no', 'Stop watching')}</div>`
}

function watchButton(facts: {
  readonly council: { readonly slug: string }
  readonly formToken: string
  readonly thing: Thing
  readonly wish: WatchWish
  readonly text: string
  readonly back?: 'watching'
  readonly title?: string
}): Html {
  const { council, thing, wish, text, back, title } = facts
  const folder = thing.kind === 'action' ? 'actions' : 'objectives'
  return html`${formStart(inCouncilPath(council, `/${folder}/${thing.id}/watch`), facts.formToken)}${hidden('watching', wish)}${back === undefined ? nothing : hidden('back', back)}<button class="sight-act">${text}${title === undefined ? nothing : html`<span class="govuk-visually-hidden"> watching ${title}</span>`}</button></form>`
}

export type WatchingFacts = {
  readonly council: { readonly slug: string; readonly name: string }
  readonly formToken: string
  readonly since: Temporal.Instant
  /** The moment this page was read: what comes after it is not yet read. */
  readonly until: Temporal.Instant
  readonly notices: readonly Notice[]
  readonly watched: readonly (Thing & {
    readonly title: string
    readonly why: WatchReason
    readonly withActions: boolean
  })[]
  readonly letters: WatchLetters
}

export function watchingPage(facts: WatchingFacts): Page {
  const { council, notices, watched } = facts
  return {
    title: 'What you watch',
    section: 'home',
    back: { text: 'Home', href: inCouncilPath(council) },
    body: html`<h1 class="govuk-heading-l">What changed in what you watch</h1>
${notices.length === 0 ? html`<p class="govuk-inset-text">Nothing that others did, since ${formatMoment(facts.since)}.</p>` : news(facts)}
<h2 class="govuk-heading-m">What you watch</h2>
<p class="govuk-body">You watch what you own, contribute to or were mentioned on, and whatever you choose on its page. ${letterSentence(facts.letters)} <a class="govuk-link" href="/account#watch-letters">Change how often</a>.</p>
${watched.length === 0 ? html`<p class="govuk-inset-text">Nothing yet. Open an action or an objective of <a class="govuk-link" href="${inCouncilPath(council, '/plan')}">the plan</a> and press “Watch it”.</p>` : list(facts)}`,
  }
}

function letterSentence(letters: WatchLetters): string {
  return letters === 'never'
    ? 'No letter tells you of changes.'
    : `One letter ${letters} at most tells you of changes, where e-mail is set up.`
}

function news({ council, formToken, notices, since, until }: WatchingFacts): Html {
  const number = notices.length === 1 ? 'One change' : `${notices.length} changes`
  return html`<p class="govuk-body" role="status">${number} by others since ${formatMoment(since)}.</p>
${[...Map.groupBy(notices, ({ thing }) => `${thing.kind}s/${thing.id}`)].map(
  ([
    path,
    own,
  ]) => html`<h2 class="govuk-heading-s sight-watch__thing"><a class="govuk-link" href="${inCouncilPath(council, `/${path}`)}">${own[0]?.thing.title ?? ''}</a></h2>
<ul class="govuk-list sight-story">${own.map((one) => notice(council, one))}</ul>`,
)}
${formStart(inCouncilPath(council, '/watching/reading'), formToken)}${hidden('until', until.toString())}${button({ text: 'I have read these', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

function notice(council: { readonly slug: string }, { at, who, did, words, beside }: Notice): Html {
  const link =
    beside === null
      ? nothing
      : html`: <a class="govuk-link" href="${inCouncilPath(council, beside.path)}">${beside.title}</a>`
  return html`<li><strong>${who}</strong> ${did}${link}${words === null ? nothing : html`: <q>${words}</q>`} <span class="sight-watch__when">${formatMoment(at)}</span></li>`
}

function list({ council, formToken, watched }: WatchingFacts): Html {
  return labelledTable({
    caption: 'What you watch',
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: [{ heading: 'What' }, { heading: 'Why' }, { heading: 'Stop' }],
    rows: watched.map((one) => [
      html`<a class="govuk-link" href="${inCouncilPath(council, `/${one.kind}s/${one.id}`)}">${one.title}</a>${one.kind === 'objective' ? (one.withActions ? ' (objective, with all its actions)' : ' (objective)') : nothing}`,
      REASON_WORDS[one.why],
      watchButton({
        council,
        formToken,
        thing: one,
        wish: 'no',
        text: 'Stop',
        back: 'watching',
        title: one.title,
      }),
    ]),
  })
}
