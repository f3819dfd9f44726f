import { formatMoment } from '../shared/days.ts'
import { mayDo, type Role } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { errorSummary } from '../web/components/error-summary.ts'
import { input } from '../web/components/input.ts'
import { tag } from '../web/components/tag.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CheckedDocument, type CheckedFigure, keyOfFigure } from './printed-check.ts'
import { describeHeld, describeTried, namePrinted } from './printed-words.ts'

export type PrintedFacts = {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly document: { readonly id: number; readonly name: string }
  /** null where nobody has said which published area the council is. */
  readonly checked: Pick<CheckedDocument, 'instrumentId' | 'figures'> | null
  readonly mayAnswer: boolean
  /** The figure whose reason was sent empty. */
  readonly unanswered: string | null
  readonly formToken: string
}

/** The figures a document prints of things that are published, each beside the publication. */
export function printedPage(facts: PrintedFacts): Page {
  const { council, document, checked, unanswered } = facts
  return {
    title: 'Figures it prints',
    section: 'documents',
    back: { text: document.name, href: inCouncilPath(council, `/documents/${document.id}`) },
    hasErrors: unanswered !== null,
    body: html`${unanswered === null ? nothing : errorSummary({ titleText: 'There is a problem', errorList: [{ text: NO_REASON, href: `#why-${unanswered}` }] })}<h1 class="govuk-heading-l"><span class="govuk-caption-l sight-file-name">${document.name}</span>Figures it prints, beside those published</h1>
${checked === null ? noArea(council) : checked.figures.length === 0 ? html`<p class="govuk-inset-text">Nothing was found in it that says in so many words whose figure it is and of what. Figures are looked for in tables with a column for England, the region or statistical neighbours, and in sentences that name them.</p>` : found(facts, checked)}`,
  }
}

function noArea(council: PrintedFacts['council']): Html {
  return html`<p class="govuk-inset-text">Nobody has said which published area this council is, so nothing can be set beside its documents.${mayDo(council.role, 'see measures') ? html` <a class="govuk-link" href="${inCouncilPath(council, '/measures/comparators')}">Beside other councils</a>` : nothing}</p>`
}

const NO_REASON = 'Enter why the figure is known'

const ORDER: readonly CheckedFigure['standing'][] = ['does not fit', 'fits', 'nothing to compare']

function found(facts: PrintedFacts, checked: NonNullable<PrintedFacts['checked']>): Html {
  const { council } = facts
  const { figures } = checked
  const doubted = figures.filter(({ standing }) => standing === 'does not fit').length
  const sorted = figures.toSorted((one, other) => ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing))
  return html`<p class="govuk-body-l">${doubted === 0 ? `Of ${figures.length} figures, none stands far from what is published.` : `Of ${figures.length} figures, ${doubted} ${doubted === 1 ? 'stands' : 'stand'} far from what is published. Which of the two is right is for people to find out: ask the author, and see the publication.`}</p>
${labelledTable({
  caption: 'Printed and published figures',
  isCaptionHidden: true,
  firstCellIsHeader: true,
  columns: [{ heading: 'Printed' }, { heading: 'Where' }, { heading: 'Published' }, { heading: 'Stands' }],
  rows: sorted.map((one) => [
    namePrinted(one.printed),
    html`“${one.printed.quote}”`,
    html`${describeHeld(one)}${one.standing === 'does not fit' ? html` ${describeTried(one)}` : nothing}${answerOf(facts, checked, one)}`,
    standingTag(one),
  ]),
})}
<p class="govuk-body-s">Rounding, a year’s lag, the mean or the median, revised printings and other models of neighbours are allowed for, and one in ten more or less.</p>
<p class="govuk-body"><a class="govuk-link" href="${inCouncilPath(council, '/measures/comparators')}">Beside other councils</a></p>`
}

function standingTag({ standing, answer }: CheckedFigure): Html {
  switch (standing) {
    case 'does not fit':
      if (answer !== null) return tag({ text: 'Known', classes: 'govuk-tag--yellow' })
      return tag({ text: 'Does not fit', classes: 'govuk-tag--red' })
    case 'fits':
      return tag({ text: 'Fits', classes: 'govuk-tag--green' })
    case 'nothing to compare':
      return tag({ text: 'Nothing to compare', classes: 'govuk-tag--grey' })
  }
}

/** Why it is known, or the form to say so. */
function answerOf(
  { council, document, mayAnswer, unanswered, formToken }: PrintedFacts,
  { instrumentId }: NonNullable<PrintedFacts['checked']>,
  figure: CheckedFigure,
): Html {
  if (figure.standing !== 'does not fit') return nothing
  const key = keyOfFigure(figure)
  const path = inCouncilPath(council, `/documents/${document.id}/figures`)
  const hidden = html`<input type="hidden" name="figure" value="${key}">`
  const named = html`<span class="govuk-visually-hidden"> (${namePrinted(figure.printed)})</span>`
  const { answer } = figure
  if (answer !== null)
    return html`<p class="govuk-body-s">${answer.why}<br>${answer.by ?? 'Somebody'}, ${formatMoment(answer.at)}</p>${mayAnswer ? html`${formStart(`${path}/undoing`, formToken)}${hidden}${button({ text: html`Open it again${named}`, classes: 'govuk-button--secondary' })}</form>` : nothing}`
  if (!mayAnswer || instrumentId === null) return nothing
  const errorMessage = unanswered === key ? { text: NO_REASON } : undefined
  return html`${formStart(`${path}/answers`, formToken)}${hidden}${input({ id: `why-${key}`, name: 'why', label: html`Why it is known${named}`, value: '', errorMessage })}${button({ text: html`Keep the reason${named}`, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}
