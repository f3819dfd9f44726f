import type { Role } from '../shared/permissions.ts'
import { mayDo } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { tag } from '../web/components/tag.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { CheckedFigure } from './printed-check.ts'
import { describeHeld, describeTried, namePrinted } from './printed-words.ts'

export type PrintedFacts = {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly document: { readonly id: number; readonly name: string }
  /** null where nobody has said which published area the council is. */
  readonly checked: { readonly figures: readonly CheckedFigure[] } | null
}

/** The figures a document prints of things that are published, each beside the publication. */
export function printedPage({ council, document, checked }: PrintedFacts): Page {
  return {
    title: 'Figures it prints',
    section: 'documents',
    back: { text: document.name, href: inCouncilPath(council, `/documents/${document.id}`) },
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l sight-file-name">${document.name}</span>Figures it prints, beside those published</h1>
${checked === null ? noArea(council) : checked.figures.length === 0 ? html`<p class="govuk-inset-text">Nothing was found in it that says in so many words whose figure it is and of what. Figures are looked for in tables with a column for England, the region or statistical neighbours, and in sentences that name them.</p>` : found(council, checked.figures)}`,
  }
}

function noArea(council: PrintedFacts['council']): Html {
  return html`<p class="govuk-inset-text">Nobody has said which published area this council is, so nothing can be set beside its documents.${mayDo(council.role, 'see measures') ? html` <a class="govuk-link" href="${inCouncilPath(council, '/measures/comparators')}">Beside other councils</a>` : nothing}</p>`
}

const ORDER: readonly CheckedFigure['standing'][] = ['does not fit', 'fits', 'nothing to compare']

function found(council: PrintedFacts['council'], figures: readonly CheckedFigure[]): Html {
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
    html`${describeHeld(one)}${one.standing === 'does not fit' ? html` ${describeTried(one)}` : nothing}`,
    standingTag(one.standing),
  ]),
})}
<p class="govuk-body-s">Rounding, a year’s lag, the mean or the median, revised printings and other models of neighbours are allowed for, and one in ten more or less.</p>
<p class="govuk-body"><a class="govuk-link" href="${inCouncilPath(council, '/measures/comparators')}">Beside other councils</a></p>`
}

function standingTag(standing: CheckedFigure['standing']): Html {
  switch (standing) {
    case 'does not fit':
      return tag({ text: 'Does not fit', classes: 'govuk-tag--red' })
    case 'fits':
      return tag({ text: 'Fits', classes: 'govuk-tag--green' })
    case 'nothing to compare':
      return tag({ text: 'Nothing to compare', classes: 'govuk-tag--grey' })
  }
}
