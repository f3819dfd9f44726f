import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type Breadcrumb = {
  readonly text: Part
  /** Left out for the page itself. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type BreadcrumbsOptions = {
  readonly items: readonly Breadcrumb[]
  readonly collapseOnMobile?: boolean | undefined
  readonly labelText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const collapse = options.collapseOnMobile ? ' govuk-breadcrumbs--collapse-on-mobile' : ''
  return html`<nav
    class="govuk-breadcrumbs${spaced(options.classes)}${collapse}"
    ${rest(options.attributes)}
    aria-label="${options.labelText ?? 'Breadcrumb'}"
  >
    <ol class="govuk-breadcrumbs__list">
      ${options.items.map((item) => breadcrumb(item))}
    </ol>
  </nav>`
}

function breadcrumb({ href, text, attributes }: Breadcrumb): Html {
  if (!href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${text}</li> `
  return html`<li class="govuk-breadcrumbs__list-item">
    <a class="govuk-breadcrumbs__link" href="${href}" ${rest(attributes)}>${text}</a>
  </li> `
}
