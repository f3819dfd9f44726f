import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced, type Worded, worded } from './options.ts'

// The frame that a summary list may stand in. It is a file of its own only so that both stay short.

export type SummaryAction = {
  readonly text: Part
  readonly href: string
  /** What the link changes, for who hears it apart from its row: "Change" + "name". */
  readonly visuallyHiddenText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type SummaryActions = {
  readonly items?: readonly SummaryAction[] | undefined
  readonly classes?: string | undefined
}

export type SummaryCardTitle = {
  readonly text: Part
  readonly headingLevel?: number | undefined
  readonly classes?: string | undefined
}

export type SummaryCardOptions = {
  readonly title?: Worded<SummaryCardTitle> | undefined
  readonly actions?: SummaryActions | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function summaryCard(card: SummaryCardOptions, content: Html): Html {
  return html`<div class="govuk-summary-card${spaced(card.classes)}" ${rest(card.attributes)}>
    <div class="govuk-summary-card__title-wrapper">
      ${card.title && cardTitle(worded(card.title))}${cardActions(card)}
    </div>
    <div class="govuk-summary-card__content">${content}</div>
  </div>`
}

export function summaryActionLink(action: SummaryAction, card: SummaryCardOptions | undefined): Html {
  const title = card?.title && worded(card.title).text
  const hidden = action.visuallyHiddenText
  const more =
    (hidden || title) &&
    html`<span class="govuk-visually-hidden">${[hidden && html` ${hidden}`, title && html` (${title})`]}</span>`
  return html`<a${rest(action.attributes)} class="govuk-link${spaced(action.classes)}" href="${action.href}">${action.text}${more}</a>`
}

function cardTitle(title: SummaryCardTitle): Html {
  const level = title.headingLevel || 2
  return html`<h${level} class="govuk-summary-card__title${spaced(title.classes)}">${title.text}</h${level}>
`
}

function cardActions(card: SummaryCardOptions): Part {
  const { actions } = card
  if (!actions?.items?.length) return undefined
  const links = actions.items.map((item) => summaryActionLink(item, card))
  const classes = `govuk-summary-card__actions${spaced(actions.classes)}`
  if (links.length === 1) return html`<div class="${classes}">${links}</div>`
  return html`<ul class="${classes}">
    ${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}
  </ul>`
}
