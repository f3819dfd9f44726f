import { html, type Html, type Part } from '../html.ts'
import {
  summaryActionLink,
  summaryCard,
  type SummaryActions,
  type SummaryCardOptions,
} from './summary-card.ts'
import { type Absent, type Attributes, rest, spaced, type Worded, worded } from './options.ts'

export type SummaryText = { readonly text: Part; readonly classes?: string | undefined }

export type SummaryRow = {
  readonly key: Worded<SummaryText>
  readonly value: Worded<SummaryText>
  readonly actions?: SummaryActions | undefined
  readonly classes?: string | undefined
}

export type SummaryListOptions = {
  readonly rows: readonly (SummaryRow | Absent)[]
  /** A frame with a title around the list. */
  readonly card?: SummaryCardOptions | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function summaryList(options: SummaryListOptions): Html {
  const anyRowHasActions = options.rows.some((one) => one && one.actions?.items?.length)
  const list = html`<dl class="govuk-summary-list${spaced(options.classes)}" ${rest(options.attributes)}>
    ${options.rows.map((one) => one && row(one, anyRowHasActions, options.card))}
  </dl>`
  return options.card ? summaryCard(options.card, list) : list
}

function row(one: SummaryRow, anyRowHasActions: boolean, card: SummaryCardOptions | undefined): Html {
  const key: SummaryText = worded(one.key)
  const value: SummaryText = worded(one.value)
  const bare = anyRowHasActions && !one.actions?.items ? ' govuk-summary-list__row--no-actions' : ''
  return html`<div class="govuk-summary-list__row${bare}${spaced(one.classes)}">
    <dt class="govuk-summary-list__key${spaced(key.classes)}">${key.text}</dt>
    <dd class="govuk-summary-list__value${spaced(value.classes)}">${value.text}</dd>
    ${rowActions(one.actions, card)}
  </div> `
}

function rowActions(actions: SummaryActions | undefined, card: SummaryCardOptions | undefined): Part {
  if (!actions?.items?.length) return undefined
  const links = actions.items.map((item) => summaryActionLink(item, card))
  const content =
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">
          ${links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}
        </ul>`
  return html`<dd class="govuk-summary-list__actions${spaced(actions.classes)}">${content}</dd>`
}
