import { formatMoment } from '../shared/days.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Contradiction, type ContradictionPlace, isInside, pathOfPlace } from './contradictions.ts'

export type ContradictionFacts = {
  readonly council: { readonly slug: string }
  /** The instrument whose page this stands on. */
  readonly instrument: { readonly id: number }
  readonly contradictions: readonly Contradiction[]
  readonly mayConfirm: boolean
  /** The one whose answer came back, with what was typed. */
  readonly answering: { readonly key: string; readonly why: string } | null
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

/** What an instrument says against itself and against others: shown, never settled; a person may say why it is known. */
export function contradictionsView(facts: ContradictionFacts): Html {
  const { contradictions } = facts
  if (contradictions.length === 0) return nothing
  const open = contradictions.filter(({ answer }) => answer === null)
  const answered = contradictions.filter(({ answer }) => answer !== null)
  return html`<h2 class="govuk-heading-m" id="contradictions">What cannot both be right</h2>
${open.length === 0 ? html`<p class="govuk-body">Every contradiction that was found has been answered.</p>` : html`<p class="govuk-body">Shown, not settled: ask whoever issued it.</p>`}
${open.map((one) => oneView(facts, one))}
${answered.length === 0 ? nothing : details({ summaryText: `Answered (${answered.length})`, text: html`${answered.map((one) => oneView(facts, one))}` })}`
}

function oneView(facts: ContradictionFacts, one: Contradiction): Html {
  const { council } = facts
  return html`<div class="sight-conflict" id="x${one.key}"><p class="govuk-body"><strong>${one.what}</strong>${isInside(one) ? nothing : html` (${one.one.document} and ${one.other.document})`}</p>
${quoteView(council, one.one)}${quoteView(council, one.other)}
${one.answer === null ? answerForm(facts, one) : answerView(facts, one)}</div>`
}

function quoteView(council: { readonly slug: string }, place: ContradictionPlace): Html {
  return html`<blockquote class="sight-quote">${place.quote.words}</blockquote>
<p class="sight-concern__place"><a class="govuk-link" href="${inCouncilPath(council, pathOfPlace(place))}">Its place in ${place.document}<span class="govuk-visually-hidden">: ${place.quote.words.slice(0, 60)}</span></a></p>`
}

function answerForm(facts: ContradictionFacts, one: Contradiction): Html {
  if (!facts.mayConfirm) return nothing
  const { council, instrument, answering, errors } = facts
  const id = `why-${one.key}`
  const isAnswering = answering?.key === one.key
  const form = html`${formStart(inCouncilPath(council, `/instruments/${instrument.id}/contradictions/answers`), facts.formToken)}<input type="hidden" name="key" value="${one.key}">
${textarea({ id, name: 'why', label: 'Known, because', hint: 'Which of the two holds, and who says so. It stays shown as answered.', rows: 2, value: isAnswering ? answering.why : '', errorMessage: errorOf(errors, id) })}
${button({ text: html`Keep the answer<span class="govuk-visually-hidden">: ${one.what}</span>`, classes: 'govuk-button--secondary sight-small' })}
</form>`
  return details({
    summaryText: html`Answer it<span class="govuk-visually-hidden">: ${one.what}</span>`,
    text: form,
    open: isAnswering,
  })
}

function answerView(
  { council, instrument, mayConfirm, formToken }: ContradictionFacts,
  one: Contradiction,
): Html {
  const { answer } = one
  if (answer === null) return nothing
  const path = inCouncilPath(council, `/instruments/${instrument.id}/contradictions/undoing`)
  return html`<p class="govuk-body">Known, because <q>${answer.why}</q>, said by ${answer.by ?? 'somebody'} on ${formatMoment(answer.at)}.</p>
${mayConfirm ? html`${formStart(path, formToken)}<input type="hidden" name="key" value="${one.key}">${button({ text: html`Undo<span class="govuk-visually-hidden"> the answer: ${one.what}</span>`, classes: 'govuk-button--secondary sight-small' })}</form>` : nothing}`
}
