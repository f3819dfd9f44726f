import { html, type Html } from '../web/html.ts'

/** Evidence that nobody else can look at. */
export function wordsAloneMark(): Html {
  return html`<span class="sight-need"><span aria-hidden="true">△</span> words only: nothing to look at</span>`
}
