import { formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { tag } from '../web/components/tag.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import type { Action } from './action.ts'
import { hidden } from './asking-view.ts'
import { withoutLinks } from './digest.ts'
import type { PlannedLetter } from './reminder.ts'

/** A letter as this page shows it. */
export type ShownLetter = {
  readonly id: number
  readonly kind: 'digest' | 'manager' | 'watch' | 'waiting' | 'invitation' | 'new password'
  readonly to: number | null
  readonly invitation?: number | null
  readonly toName: string
  readonly email: string
  readonly subject: string
  readonly words: string
  readonly about: readonly { readonly action: number }[]
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'kept'
  readonly why: string
  readonly tries: number
  readonly writtenAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
}

/** A letter that is to be written. */
export type DueLetter = Pick<ShownLetter, 'kind' | 'about'> & { readonly to: number }

export type LettersFacts = {
  readonly council: { readonly slug: string; readonly demonstration: boolean }
  readonly formToken: string
  /** Those the filter asks for, and how many they are in all. */
  readonly letters: readonly ShownLetter[]
  readonly total: number
  readonly filter: { readonly kind: string; readonly state: string; readonly person: string }
  readonly readers: readonly { readonly name: string; readonly email: string }[]
  /** What the button would write, and what goes by itself today. */
  readonly requests: readonly PlannedLetter[]
  readonly due: readonly DueLetter[]
  readonly names: ReadonlyMap<number, string>
  readonly actions: readonly Action[]
}

export function lettersPage(facts: LettersFacts): Page {
  return {
    title: 'Letters',
    section: 'people',
    body: html`<h1 class="govuk-heading-l">Letters</h1>
<p class="govuk-body">Owners are asked for word of their actions a week before it is due, on the day and a week after; then whoever answers for the action is told. Everybody gets one such letter a day at most, however many actions it asks about, and one of what changed in what they watch. Whoever agrees to dates is told once of each wish for another, and whoever keeps the board’s minutes of a version of the plan that it has not answered. Invitations and links for a new password go the same way.</p>
${facts.council.demonstration ? html`<p class="govuk-inset-text">This is a demonstration: nothing is sent. Letters are kept here, and you can open the page their reader would see.</p>` : nothing}
<h2 class="govuk-heading-m">This month’s requests</h2>
${requests(facts)}
<h2 class="govuk-heading-m">Due by themselves today</h2>
${facts.due.length === 0 ? html`<p class="govuk-body">None, or all of them are written.</p>` : planned(facts, facts.due, 'Letters due today')}
<h2 class="govuk-heading-m">Written</h2>
${facts.readers.length === 0 ? html`<p class="govuk-inset-text">No letter has been written yet. Send this month’s requests, or wait until the first update falls due.</p>` : written(facts)}`,
  }
}

const KIND_NAMES: Readonly<Record<ShownLetter['kind'], string>> = {
  digest: 'Asks for word',
  manager: 'Tells of silence',
  watch: 'What changed',
  waiting: 'Waits for an answer',
  invitation: 'Invitation',
  'new password': 'New password',
}
const STATES = ['waiting', 'sending', 'sent', 'failed', 'kept'] as const

function written(facts: LettersFacts): Html {
  const { council, filter, letters, total, readers } = facts
  const all = { value: '', text: 'All' }
  const csv = withQuery(inCouncilPath(council, '/letters.csv'), filter)
  const number = total === 1 ? '1 letter' : `${total} letters`
  return html`<form class="sight-filters" method="get" action="${inCouncilPath(council, '/letters')}" role="search" aria-label="Filter the letters">
${select({ name: 'kind', label: 'Kind', value: filter.kind, items: [all, ...Object.entries(KIND_NAMES).map(([value, text]) => ({ value, text }))] })}
${select({ name: 'state', label: 'State', value: filter.state, items: [all, ...STATES.map((text) => ({ value: text, text }))] })}
${select({ name: 'person', label: 'To', value: filter.person, items: [all, ...readers.map(({ name, email }) => ({ value: email, text: name }))] })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>
<p class="govuk-body" role="status">${total === letters.length ? number : `The newest ${letters.length} of ${number}`} ${sheetLinks(csv)}</p>
${letters.length === 0 ? html`<p class="govuk-inset-text">No letter is like that. <a class="govuk-link" href="${inCouncilPath(council, '/letters')}">Show all letters</a></p>` : letters.map((letter) => letterView(facts, letter))}`
}

function requests(facts: LettersFacts): Html {
  if (facts.requests.length === 0)
    return html`<p class="govuk-body">Every owner has been heard of this month, or was written to today.</p>`
  return html`<p class="govuk-body">These owners have an action under way that has not been heard of this month.</p>
${planned(facts, facts.requests, 'Who would be asked now')}
${formStart(inCouncilPath(facts.council, '/letters'), facts.formToken)}${button({ text: 'Send this month’s requests now', preventDoubleClick: true })}</form>`
}

function planned({ names, actions }: LettersFacts, letters: readonly DueLetter[], caption: string): Html {
  const references = new Map<number, string>(actions.map((one) => [one.id, one.reference]))
  return table({
    classes: 'sight-table',
    caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: ['To', 'Letter', 'Actions'].map((text) => ({ text })),
    rows: letters.map((letter) => [
      { text: names.get(letter.to) ?? 'somebody who left' },
      {
        text: KIND_NAMES[letter.kind],
        attributes: { 'data-label': 'Letter' },
      },
      {
        text: letter.about.map((one) => references.get(one.action) ?? 'the plan').join(', '),
        attributes: { 'data-label': 'Actions' },
      },
    ]),
  })
}

const COLOURS: Readonly<Record<ShownLetter['state'], string>> = {
  waiting: 'govuk-tag--blue',
  sending: 'govuk-tag--blue',
  sent: 'govuk-tag--green',
  failed: 'govuk-tag--red',
  kept: 'govuk-tag--grey',
}

function letterView(facts: LettersFacts, letter: ShownLetter): Html {
  const { council } = facts
  return html`<details class="govuk-details" id="letter-${letter.id}"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${letter.subject} – ${letter.toName}</span> ${tag({ text: letter.state, classes: COLOURS[letter.state] })}</summary>
<div class="govuk-details__text"><p class="govuk-body">${KIND_NAMES[letter.kind]}. To ${letter.toName}, ${letter.email}. Written on ${formatMoment(letter.writtenAt)}${letter.sentAt === null ? '' : `; sent on ${formatMoment(letter.sentAt)}`}${letter.tries > 1 ? `, after ${letter.tries} tries` : ''}.${letter.why === '' ? '' : ` ${letter.why}`}</p>
<p class="govuk-body sight-letter__words">${withoutLinks(letter.words, '')}</p>
${letter.state === 'failed' ? html`${formStart(inCouncilPath(council, '/letters/sending'), facts.formToken)}${hidden('letter', String(letter.id))}${button({ text: html`Send it again<span class="govuk-visually-hidden"> to ${letter.toName}</span>`, classes: 'govuk-button--secondary' })}</form>${byHand(facts, letter)}` : nothing}
${council.demonstration && letter.kind === 'digest' ? trials(facts, letter) : nothing}</div></details>`
}

// A link that no e-mail carries can be given by hand.
function byHand({ council, formToken }: LettersFacts, letter: ShownLetter): Html {
  const path =
    letter.kind === 'invitation'
      ? `/invitations/${letter.invitation}/sending`
      : letter.kind === 'new password'
        ? `/people/${letter.to}/new-password`
        : null
  if (path === null) return nothing
  return html`${formStart(inCouncilPath(council, path), formToken)}${hidden('by', 'hand')}${button({ text: html`Show a link to pass on by hand<span class="govuk-visually-hidden"> to ${letter.toName}</span>`, classes: 'govuk-button--secondary' })}</form>`
}

// What the links of the letter would open.
function trials({ actions, council, formToken }: LettersFacts, letter: ShownLetter): readonly Html[] {
  return letter.about.flatMap(({ action }) => {
    const found = actions.find((one) => one.id === action)
    if (found === undefined) return []
    return [
      html`${formStart(inCouncilPath(council, '/letters/trial'), formToken)}${hidden('letter', String(letter.id))}${hidden('action', String(action))}${button({ text: `Open the link of ${found.reference} as ${letter.toName}`, classes: 'govuk-button--secondary' })}</form>`,
    ]
  })
}
