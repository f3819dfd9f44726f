import { html, type Html, type Part } from '../html.ts'
import { button } from './button.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type PanelAction = {
  readonly text: Part
  readonly href?: string | undefined
  readonly type?: 'submit' | 'button' | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type PanelOptions = {
  readonly titleText: Part
  readonly headingLevel?: number | undefined
  readonly text?: Part
  /** Shown only in a panel that interrupts: `classes: 'govuk-panel--interruption'`. */
  readonly actions?:
    | {
        readonly items?: readonly PanelAction[] | undefined
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
      }
    | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function panel(options: PanelOptions): Html {
  const { text, actions } = options
  const level = options.headingLevel || 1
  const isInterruption = options.classes?.includes('govuk-panel--interruption') ?? false
  const kind = isInterruption ? '' : ' govuk-panel--confirmation'
  return html`<div class="govuk-panel${kind}${spaced(options.classes)}"${rest(options.attributes)}>
<h${level} class="govuk-panel__title">${options.titleText}</h${level}>
${text && html`<div class="govuk-panel__body">${text}</div>`}
${isInterruption && actions && html`<div class="govuk-panel__actions${spaced(actions.classes)}" ${rest(actions.attributes)}>${buttonGroup(actions.items)}</div>`}
</div>`
}

function buttonGroup(items: readonly PanelAction[] | undefined): Part {
  if (!items?.length) return undefined
  return html`<div class="govuk-button-group">${items.map((item) => html`${action(item)} `)}</div>`
}

function action(item: PanelAction): Html {
  if (item.href && item.type !== 'button') {
    return html`<a${rest(item.attributes)} class="govuk-link govuk-link--inverse${spaced(item.classes)}" href="${item.href}">${item.text}</a>`
  }
  return button({
    ...item,
    type: item.type ?? 'button',
    classes: `govuk-button--inverse${spaced(item.classes)}`,
  })
}
