import { html, Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type NotificationBannerOptions = {
  /** A string is one line, set large; Html is laid out as it is. */
  readonly text: Part
  /** "Success" or "Important" unless told. */
  readonly titleText?: Part
  readonly type?: 'success' | undefined
  readonly titleHeadingLevel?: number | undefined
  readonly titleId?: string | undefined
  readonly role?: string | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function notificationBanner(options: NotificationBannerOptions): Html {
  const { disableAutoFocus } = options
  const isSuccess = options.type === 'success'
  const titleId = options.titleId || 'govuk-notification-banner-title'
  const level = options.titleHeadingLevel || 2
  const focus = disableAutoFocus !== undefined && html` data-disable-auto-focus="${String(disableAutoFocus)}"`
  // An alert is read out at once; a region is only a place to go to.
  const role = options.role || (isSuccess ? 'alert' : 'region')
  return html`<div class="govuk-notification-banner${isSuccess ? ' govuk-notification-banner--success' : ''}${spaced(options.classes)}" role="${role}" aria-labelledby="${titleId}" data-module="govuk-notification-banner"${focus}${rest(options.attributes)}>
<div class="govuk-notification-banner__header">
<h${level} class="govuk-notification-banner__title" id="${titleId}">${options.titleText || (isSuccess ? 'Success' : 'Important')}</h${level}>
</div>
<div class="govuk-notification-banner__content">${content(options.text)}</div>
</div>`
}

function content(text: Part): Part {
  if (!text || text instanceof Html) return text
  return html`<p class="govuk-notification-banner__heading">${text}</p>`
}
