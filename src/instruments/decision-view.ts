import type { HistoryLine } from '../shared/history.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { radios } from '../web/components/radios.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { historyView } from '../web/history-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Instrument } from './instrument.ts'
import { quoteInContext } from './marked-text-view.ts'
import { aroundOf } from './marked-text.ts'
import { capital } from './marks-view.ts'
import { nameOf } from './proposal-view.ts'
import type { Place } from './quote-place.ts'
import type { KeptProvision } from './requirement.ts'
import type { ScheduleFields } from './schedule-fields.ts'
import { sayInWords } from './schedule-words.ts'
import { saveButtons, termsFields } from './terms-form-view.ts'

type Common = {
  readonly council: { readonly slug: string }
  readonly instrument: Instrument
  readonly text: string
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

export type EditFacts = Common & {
  readonly provision: KeptProvision
  readonly fields: ScheduleFields
  readonly history: readonly HistoryLine[]
  /** Somebody else decided meanwhile: theirs is shown, and what was typed stays in the form. */
  readonly isOverwriting: boolean
}

/** A proposal's terms to change; its words stay the document's. */
export function editPage(facts: EditFacts): Page {
  const { council, instrument, provision, errors, isOverwriting } = facts
  const confirm = confirmPath(council, instrument)
  return {
    title: `Edit ${instrument.shortTitle} ${nameOf(provision)}`,
    section: 'documents',
    hasErrors: errors.length > 0 || isOverwriting,
    back: { text: 'All proposals', href: `${confirm}?at=${provision.id}#p${provision.id}` },
    body: html`${mistakeSummary(errors)}${isOverwriting ? theirs(provision) : nothing}
<h1 class="govuk-heading-l">Edit ${instrument.shortTitle} ${nameOf(provision)}</h1>
${quoteInContext(aroundOf(facts.text, { start: provision.startsAt, end: provision.endsAt }))}
${formStart(`${inCouncilPath(council, `/instruments/${instrument.id}/provisions/${provision.id}`)}/edit`, facts.formToken)}
<input type="hidden" name="version" value="${provision.version}">
${termsFields(facts)}
${saveButtons(isOverwriting ? 'Save mine instead' : 'Save and accept', `${confirm}?at=${provision.id}#p${provision.id}`)}
</form>
${historyView(facts.history)}`,
  }
}

function theirs(provision: KeptProvision): Html {
  return html`<div class="sight-theirs" role="alert"><h2 class="govuk-heading-m">Somebody else decided this while you were typing</h2>
<p class="govuk-body">${provision.decidedBy ?? 'Somebody'} made it: <strong>${provision.state}</strong>, ${capital(provision.kind)}, ${provision.bearer ?? 'nobody named'}, ${sayInWords(provision.schedule)}${provision.reason === null ? nothing : html` (<q>${provision.reason}</q>)`}.</p>
<p class="govuk-body">What you typed is below. Leave it to keep theirs, or save yours instead.</p></div>`
}

export type ReasonFacts = Common & {
  readonly provision: KeptProvision
  readonly act: 'rejection' | 'undoing'
  readonly reason: string
  /** How many actions and objectives answer it. */
  readonly answers: number
  readonly isOverwriting: boolean
}

/** Why something that is confirmed is taken back. */
export function reasonPage(facts: ReasonFacts): Page {
  const { council, instrument, provision, errors, act, isOverwriting } = facts
  const confirm = `${confirmPath(council, instrument)}?at=${provision.id}#p${provision.id}`
  const title = `${act === 'rejection' ? 'Reject' : 'Undo'} ${instrument.shortTitle} ${nameOf(provision)}`
  return {
    title,
    section: 'documents',
    hasErrors: errors.length > 0 || isOverwriting,
    back: { text: 'All proposals', href: confirm },
    body: html`${mistakeSummary(errors)}${isOverwriting ? theirs(provision) : nothing}
<h1 class="govuk-heading-l">${title}</h1>
<blockquote class="sight-quote">${provision.words}</blockquote>
<p class="govuk-body">It is a requirement now${facts.answers === 0 ? '' : `, and ${facts.answers === 1 ? 'one action or objective answers' : `${facts.answers} actions and objectives answer`} it`}. Taking it back is kept in the record with your reason.</p>
${formStart(`${inCouncilPath(council, `/instruments/${instrument.id}/provisions/${provision.id}`)}/${act}`, facts.formToken)}
<input type="hidden" name="version" value="${provision.version}">
${textarea({ name: 'reason', label: 'Why', value: facts.reason, rows: 3, errorMessage: errorOf(errors, 'reason') })}
${saveButtons(act === 'rejection' ? 'Reject it' : 'Undo the decision', confirm)}
</form>`,
  }
}

export type AddFacts = Common & {
  readonly quote: string
  readonly places: readonly Place[]
  readonly place: Place | null
  readonly fields: ScheduleFields
}

/** A provision that the reader did not propose: first its place, then its terms. */
export function addPage(facts: AddFacts): Page {
  const { council, instrument, errors, place } = facts
  const confirm = confirmPath(council, instrument)
  return {
    title: `Add to ${instrument.shortTitle}`,
    section: 'documents',
    hasErrors: errors.length > 0,
    back: { text: 'All proposals', href: confirm },
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Add what was missed in ${instrument.shortTitle}</h1>
${place === null ? choosePlace(facts, confirm) : termsOfNew(facts, place, confirm)}`,
  }
}

function choosePlace({ council, instrument, quote, places, text, errors }: AddFacts, confirm: string): Html {
  const path = inCouncilPath(council, `/instruments/${instrument.id}/provisions/new`)
  const several: Part =
    places.length < 2
      ? nothing
      : radios({
          name: 'start',
          fieldset: {
            legend: {
              text: `These words stand in ${places.length} places. Which one?`,
              classes: 'govuk-fieldset__legend--s',
            },
          },
          items: places.map((place) => ({
            value: place.start,
            text: placeInWords(aroundOf(text, place, 90)),
          })),
        })
  return html`<form method="get" action="${path}">
${textarea({ name: 'quote', label: 'The words, as the document has them', value: quote, rows: 4, errorMessage: errorOf(errors, 'quote') })}
${several}
<div class="govuk-button-group">${button({ text: 'Find the words' })}<a class="govuk-link" href="${confirm}">Cancel</a></div>
</form>`
}

function termsOfNew(facts: AddFacts, place: Place, confirm: string): Html {
  return html`${quoteInContext(aroundOf(facts.text, place))}
${formStart(inCouncilPath(facts.council, `/instruments/${facts.instrument.id}/provisions`), facts.formToken)}
<input type="hidden" name="start" value="${place.start}"><input type="hidden" name="end" value="${place.end}"><input type="hidden" name="quote" value="${facts.quote}">
${termsFields(facts)}
${saveButtons('Add it', confirm)}
</form>`
}

function confirmPath(council: { readonly slug: string }, instrument: Instrument): string {
  return inCouncilPath(council, `/instruments/${instrument.id}/confirm`)
}

// A label holds words alone, so no block of quotation here.
function placeInWords({ before, words, after }: ReturnType<typeof aroundOf>): Html {
  return html`${before}<strong>${words}</strong>${after}`
}
