import { html, type Html } from './html.ts'

/** The ways to take a table away: the address of its sheet, as CSV or for Excel. */
export function sheetLinks(href: string, words = 'Download'): Html {
  const excel = `${href}${href.includes('?') ? '&' : '?'}as=xlsx`
  return html`<span class="sight-no-print"><a class="govuk-link" href="${href}">${words} as CSV</a> or <a class="govuk-link" href="${excel}"><span class="govuk-visually-hidden">${words} </span>for Excel</a></span>`
}
