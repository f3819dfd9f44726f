import { html, type Html, type Part } from '../html.ts'
import { type Absent, type Attributes, rest, spaced } from './options.ts'

export type NavigationItem = {
  readonly text: Part
  readonly href?: string | undefined
  /** The page itself. */
  readonly current?: boolean | undefined
  /** A page of that part of the service. */
  readonly active?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export type ServiceNavigationOptions = {
  readonly serviceName?: Part
  readonly serviceUrl?: string | undefined
  readonly navigation?: readonly (NavigationItem | Absent)[] | undefined
  readonly navigationId?: string | undefined
  readonly navigationLabel?: string | undefined
  readonly navigationClasses?: string | undefined
  /** Whether a narrow screen hides the links behind a menu button: unless told, when there are two or more. */
  readonly collapseNavigationOnMobile?: boolean | undefined
  readonly menuButtonText?: string | undefined
  readonly menuButtonLabel?: string | undefined
  readonly ariaLabel?: string | undefined
  readonly slots?:
    | {
        readonly start?: Part
        readonly end?: Part
        readonly endAlign?: 'inline' | undefined
        readonly navigationStart?: Part
        readonly navigationEnd?: Part
      }
    | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

// A section with a name is a landmark; where there is nothing but links, the nav inside is landmark enough.
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { slots } = options
  const common = html` class="govuk-service-navigation${spaced(options.classes)}"
  data-module="govuk-service-navigation"${rest(options.attributes)}`
  const content = html`<div
    class="govuk-width-container${slots?.endAlign === 'inline' ? ' govuk-service-navigation__inlining-container' : ''}"
  >
    ${slots?.start}
    <div class="govuk-service-navigation__container">${serviceName(options)} ${links(options)}</div>
    ${slots?.end}
  </div>`
  if (!options.serviceName && !slots?.start && !slots?.end) return html`<div${common}>${content}</div>`
  return html`<section aria-label="${options.ariaLabel ?? 'Service information'}" ${common}>
    ${content}
  </section>`
}

function serviceName({ serviceName: name, serviceUrl }: ServiceNavigationOptions): Part {
  if (!name) return undefined
  const content = serviceUrl
    ? html`<a href="${serviceUrl}" class="govuk-service-navigation__link">${name}</a>`
    : html`<span class="govuk-service-navigation__text">${name}</span>`
  return html`<span class="govuk-service-navigation__service-name">${content}</span>`
}

function links(options: ServiceNavigationOptions): Part {
  const { slots, menuButtonText = 'Menu' } = options
  const items = options.navigation?.filter((item) => Boolean(item)) ?? []
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return undefined
  const id = options.navigationId || 'navigation'
  const isCollapsed = options.collapseNavigationOnMobile ?? items.length > 1
  return html`<nav
    aria-label="${options.navigationLabel || menuButtonText}"
    class="govuk-service-navigation__wrapper${spaced(options.navigationClasses)}"
  >
    ${isCollapsed && menuButton(id, menuButtonText, options.menuButtonLabel)}
    <ul class="govuk-service-navigation__list" id="${id}">
      ${slots?.navigationStart}${items.map((item) => item && navigationItem(item))}${slots?.navigationEnd}
    </ul>
  </nav>`
}

// Hidden until the script, without which it could do nothing, brings it out.
function menuButton(id: string, text: string, label: string | undefined): Html {
  const named = label && label !== text && html` aria-label="${label}"`
  return html`<button
    type="button"
    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
    aria-controls="${id}"
    ${named}
    hidden
    aria-hidden="true"
  >
    ${text}
  </button>`
}

function navigationItem({ text, href, current, active, attributes }: NavigationItem): Html {
  const isHere = Boolean(current || active)
  const here = isHere && html` aria-current="${current ? 'page' : 'true'}"`
  // The strong shows where we are to a person whose own style sheet overrides the colours.
  const words = isHere
    ? html`<strong class="govuk-service-navigation__active-fallback">${text}</strong>`
    : text
  const content = href
    ? html`<a class="govuk-service-navigation__link" href="${href}" ${here}${rest(attributes)}>${words}</a>`
    : text && html`<span class="govuk-service-navigation__text" ${here}>${words}</span>`
  return html`<li
    class="govuk-service-navigation__item${isHere ? ' govuk-service-navigation__item--active' : ''}"
  >
    ${content}
  </li> `
}
