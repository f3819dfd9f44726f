import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced, type Worded, worded } from './options.ts'
import { tag, type TagOptions } from './tag.ts'

export type PhaseBannerOptions = {
  readonly text: Part
  readonly tag: Worded<TagOptions>
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function phaseBanner(options: PhaseBannerOptions): Html {
  const phase: TagOptions = worded(options.tag)
  return html`<div
    class="govuk-phase-banner govuk-width-container${spaced(options.classes)}"
    ${rest(options.attributes)}
  >
    <p class="govuk-phase-banner__content">
      ${tag({ text: phase.text, classes: `govuk-phase-banner__content__tag${spaced(phase.classes)}` })}
      <span class="govuk-phase-banner__text">${options.text}</span>
    </p>
  </div>`
}
