import { type Asking, dayField, hidden, wordsField } from '../plan/asking-view.ts'
import { type Day, formatDay, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type DatedStandard, STANDARD_KINDS, standardOn, STANDARDS } from './local-standard.ts'

export type StandardsFacts = Asking & {
  readonly council: { readonly slug: string }
  readonly said: readonly DatedStandard[]
  readonly mayKeep: boolean
  readonly formKey: string
  readonly today: Day
}

/** What the council holds itself to, since when and why; and the form to set another from a day. */
export function standardsPage(facts: StandardsFacts): Page {
  const { council, errors, mayKeep } = facts
  return {
    title: 'Our own standards',
    section: 'measures',
    back: { text: 'Measures', href: inCouncilPath(council, '/measures') },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Our own standards</h1>
<p class="govuk-body">Where no national definition gives a number, each council sets its own. Returns are counted by what held on their day, and each measure says by what it is counted.</p>
${standing(facts)}${history(facts)}${mayKeep ? form(facts) : nothing}`,
  }
}

function standing({ said, today }: StandardsFacts): Html {
  return labelledTable({
    caption: 'What holds today',
    firstCellIsHeader: true,
    columns: [{ heading: 'Standard' }, { heading: 'Holds' }, { heading: 'Since' }, { heading: 'Usual' }],
    rows: STANDARD_KINDS.map((kind) => {
      const { name, unit, usual } = STANDARDS[kind]
      const { number, from } = standardOn(said, kind, today)
      return [
        html`${name}`,
        `${number} ${unit}`,
        from === null ? 'the usual' : formatShortDay(from),
        `${usual} ${unit}`,
      ]
    }),
  })
}

function history({ said }: StandardsFacts): Html {
  if (said.length === 0) return nothing
  const list = said.toSorted((one, other) => other.id - one.id)
  return html`<h2 class="govuk-heading-m">What was said of them</h2><ul class="govuk-list govuk-list--bullet">${list.map(
    (one) =>
      html`<li>${STANDARDS[one.kind].name}: ${one.number === null ? `the usual ${STANDARDS[one.kind].usual}` : one.number} ${STANDARDS[one.kind].unit} from ${formatDay(one.from)}. ${one.why} <span class="sight-first">${one.sayer ?? 'the product'}, ${formatShortDay(one.saidOn)}</span></li>`,
  )}</ul>`
}

function form(facts: StandardsFacts): Html {
  const { council, formToken, typed, errors, formKey } = facts
  return html`<h2 class="govuk-heading-m">Set a standard</h2>
${formStart(inCouncilPath(council, '/measures/standards'), formToken)}${hidden('form-key', formKey)}
${select({ name: 'kind', label: { text: 'Standard', classes: 'govuk-label--s' }, value: typed.get('kind'), errorMessage: errorOf(errors, 'kind'), items: [{ value: '', text: 'Choose' }, ...STANDARD_KINDS.map((kind) => ({ value: kind, text: `${STANDARDS[kind].name} (${STANDARDS[kind].unit}; ${STANDARDS[kind].usual} is usual)` }))] })}
${input({ name: 'number', label: { text: 'Number', classes: 'govuk-label--s' }, hint: { text: `${STANDARD_KINDS.map((kind) => `${STANDARDS[kind].name}: ${STANDARDS[kind].hint}`).join('. ')}. Leave it empty to go back to the usual` }, classes: 'govuk-input--width-4', inputmode: 'numeric', value: typed.get('number'), errorMessage: errorOf(errors, 'number') })}
${dayField(facts, { name: 'from', label: 'It holds from' })}
${wordsField(facts, { name: 'why', label: 'Why', hint: 'Who decided it, and where it is written', rows: 2 })}
${button({ text: 'Set the standard', preventDoubleClick: true })}</form>`
}
