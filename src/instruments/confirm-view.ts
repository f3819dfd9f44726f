import type { HistoryLine } from '../shared/history.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { textarea } from '../web/components/textarea.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { asShown, inGroups, progressOf } from './confirming.ts'
import type { Instrument } from './instrument.ts'
import { markedText } from './marked-text-view.ts'
import { capital, counted } from './marks-view.ts'
import { nameOf, proposalCard } from './proposal-view.ts'
import type { KeptProvision } from './requirement.ts'

export type ConfirmFacts = {
  readonly council: { readonly slug: string }
  readonly instrument: Instrument
  readonly text: string
  readonly provisions: readonly KeptProvision[]
  /** Who did what to each, by its id. */
  readonly histories: ReadonlyMap<number, readonly HistoryLine[]>
  readonly concerns: readonly { readonly provisionId: number; readonly id: number; readonly name: string }[]
  readonly current: KeptProvision | null
  /** What was decided last, for undoing it. */
  readonly last: KeptProvision | null
  readonly mayConfirm: boolean
  readonly formToken: string
}

/** Text and proposals side by side; every decision is saved at once. */
export function confirmPage(facts: ConfirmFacts): Page {
  const { council, instrument, provisions, current } = facts
  const path = inCouncilPath(council, `/instruments/${instrument.id}`)
  const progress = progressOf(provisions)
  return {
    title: `Confirm ${instrument.shortTitle}: ${progress.decided} of ${progress.all} decided`,
    section: 'documents',
    back: { text: instrument.shortTitle, href: path },
    body: html`<h1 class="govuk-heading-l">${instrument.shortTitle}: what it asks</h1>
${progressBar(facts)}
<div class="sight-confirm" data-confirm="${path}/confirm">
<div class="sight-confirm__text">
<h2 class="govuk-heading-m" id="the-text">The document’s words</h2>
<div class="sight-confirm__scroll" tabindex="0" role="region" aria-labelledby="the-text">${markedText({ text: facts.text, provisions, current: current?.id ?? null })}</div>
</div>
<section class="sight-confirm__proposals" aria-labelledby="the-proposals">
<h2 class="govuk-heading-m" id="the-proposals">What was read in them</h2>
${provisions.length === 0 ? nothingRead() : proposals(facts, path)}
${facts.mayConfirm ? addForm(facts, path) : nothing}
</section>
</div>`,
  }
}

function progressBar({ instrument, provisions, mayConfirm, council }: ConfirmFacts): Html {
  const { decided, all } = progressOf(provisions)
  const done = all > 0 && decided === all
  const path = inCouncilPath(council, `/instruments/${instrument.id}`)
  return html`<p class="govuk-body sight-progress" role="status"><progress max="${Math.max(1, all)}" value="${decided}" aria-label="Proposals decided"></progress> <strong>${decided} of ${all} decided.</strong> ${mayConfirm ? 'Each decision is saved at once; you can leave and come back.' : nothing}</p>
${done && instrument.inForceOn === null && mayConfirm ? html`<p class="govuk-inset-text">Everything is decided. <a class="govuk-link" href="${path}#in-force">Put it in force</a>, and its dates go into the calendar.</p>` : nothing}`
}

function nothingRead(): Html {
  return html`<p class="govuk-inset-text">Nothing was read in this document that asks something of someone. If something does, select its words in the text, or paste them below.</p>`
}

function proposals(facts: ConfirmFacts, path: string): Html {
  const { provisions, mayConfirm } = facts
  const groups = inGroups(provisions)
  const waiting = provisions.filter((one) => one.state === 'proposed').length
  return html`${formStart(`${path}/acceptances`, facts.formToken)}
${mayConfirm ? html`<div class="sight-bulk" data-keys>${waiting > 1 ? button({ text: `Accept all ${waiting} that are left`, name: 'group', value: '*', classes: 'govuk-button--secondary sight-small', attributes: { 'data-ask': `Accept all ${waiting} that are left?` } }) : nothing}${undoLast(facts, path)}</div>` : nothing}
${groups.map((group) => html`${groupHead(group.group, group.members, mayConfirm)}<ol class="sight-proposals">${group.members.map((one) => card(facts, one, path))}</ol>`)}
</form>`
}

function undoLast({ last }: ConfirmFacts, path: string): Html {
  if (last === null || last.state === 'proposed') return nothing
  return button({
    text: `Undo: ${nameOf(last)} ${last.state}`,
    name: 'version',
    value: String(last.version),
    classes: 'govuk-button--secondary sight-small',
    attributes: { formaction: `${path}/provisions/${last.id}/undoing`, 'data-undo-last': true },
  })
}

function groupHead(group: string, members: readonly KeptProvision[], mayConfirm: boolean): Html {
  const name = group === '' ? 'In the text' : `Clause ${capital(group)}`
  const waiting = members.filter((one) => one.state === 'proposed').length
  return html`<div class="sight-group"><h3 class="govuk-heading-s">${name}</h3>${mayConfirm && waiting > 1 ? button({ text: html`Accept ${counted(waiting, 'proposal')}<span class="govuk-visually-hidden"> of ${name}</span>`, name: 'group', value: group === '' ? '-' : group, classes: 'govuk-button--secondary sight-small' }) : nothing}</div>`
}

function card(facts: ConfirmFacts, provision: KeptProvision, path: string): Html {
  const { provisions, current, text, mayConfirm } = facts
  const index = provisions.indexOf(provision)
  return proposalCard({
    provision: asShown(provision),
    history: facts.histories.get(provision.id) ?? [],
    concerns: facts.concerns
      .filter(({ provisionId }) => provisionId === provision.id)
      .map(({ id, name }) => ({ name, path: inCouncilPath(facts.council, `/concerns/${id}`) })),
    text,
    isCurrent: provision.id === current?.id,
    mayConfirm,
    path: `${path}/provisions/${provision.id}`,
    confirmPath: `${path}/confirm`,
    previous: provisions[index - 1]?.id ?? null,
    next: provisions[index + 1]?.id ?? null,
  })
}

function addForm(_facts: ConfirmFacts, path: string): Html {
  return html`<section class="sight-add" aria-labelledby="add"><h3 class="govuk-heading-s" id="add">Something was missed?</h3>
<form method="get" action="${path}/provisions/new" data-add>
${textarea({ name: 'quote', label: 'The words that ask something', hint: 'Select them in the text, or paste them here as the document has them.', rows: 3 })}
<input type="hidden" name="start" value=""><input type="hidden" name="end" value="">
${button({ text: 'Add these words', classes: 'govuk-button--secondary' })}
</form></section>`
}
