import { shorten } from '../shared/shorten.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { html, type Html } from '../web/html.ts'
import type { Choosable } from './choices.ts'

/** Many things to tick, the ticked ones first; with script, words narrow the list. */
export function chooser(wanted: {
  readonly name: string
  readonly legend: string
  readonly hint?: string
  readonly all: readonly Choosable[]
  readonly chosen: readonly string[]
  readonly none: Html
}): Html {
  const { name, legend, hint, all, chosen, none } = wanted
  const ordered = [
    ...all.filter((one) => chosen.includes(String(one.id))),
    ...all.filter((one) => !chosen.includes(String(one.id))),
  ]
  return html`<div class="sight-chooser" data-chooser>
    ${checkboxes({
      name,
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
      ...(hint === undefined ? {} : { hint: { text: hint } }),
      values: chosen,
      items: ordered.map((one) => ({
        value: String(one.id),
        text: html`<strong>${one.name}</strong> ${shorten(one.words, MOST)}`,
      })),
    })}
    ${all.length === 0 ? html`<p class="govuk-body">${none}</p>` : null}
  </div>`
}

// A list to tick needs only enough of the words to know the thing by; its own page has all of them.
const MOST = 180
