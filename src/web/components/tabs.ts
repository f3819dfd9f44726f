import { html, Html, type Part } from '../html.ts'
import { type Absent, type Attributes, rest, spaced } from './options.ts'

export type Tab = {
  readonly label: Part
  readonly id?: string | undefined
  readonly attributes?: Attributes | undefined
  /** A string is a paragraph; Html is laid out as it is. */
  readonly panel: { readonly text: Part; readonly attributes?: Attributes | undefined }
}

export type TabsOptions = {
  readonly items: readonly (Tab | Absent)[]
  readonly id?: string | undefined
  /** Ids of tabs that have none of their own: prefix-1, prefix-2. */
  readonly idPrefix?: string | undefined
  /** "Contents" unless told. */
  readonly title?: Part
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function tabs(options: TabsOptions): Html {
  const { id, items, idPrefix = '' } = options
  return html`<div${id && html` id="${id}"`} class="govuk-tabs${spaced(options.classes)}"${rest(options.attributes)} data-module="govuk-tabs">
<h2 class="govuk-tabs__title">${options.title ?? 'Contents'}</h2>
${
  items.length > 0 &&
  html`<ul class="govuk-tabs__list">
      ${items.map((item, index) => item && tabLink(item, item.id || `${idPrefix}-${index + 1}`, index))}
    </ul>
    ${items.map((item, index) => item && tabPanel(item, item.id || `${idPrefix}-${index + 1}`, index))}`
}
</div>`
}

function tabLink(item: Tab, id: string, index: number): Html {
  return html`<li class="govuk-tabs__list-item${index === 0 ? ' govuk-tabs__list-item--selected' : ''}">
    <a class="govuk-tabs__tab" href="#${id}" ${rest(item.attributes)}>${item.label}</a>
  </li> `
}

function tabPanel(item: Tab, id: string, index: number): Html {
  const { text, attributes } = item.panel
  const content = text && !(text instanceof Html) ? html`<p class="govuk-body">${text}</p>` : text
  return html`<div
    class="govuk-tabs__panel${index > 0 ? ' govuk-tabs__panel--hidden' : ''}"
    id="${id}"
    ${rest(attributes)}
  >
    ${content}
  </div> `
}
