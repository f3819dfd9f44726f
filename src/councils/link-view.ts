import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { warningText } from '../web/components/warning-text.ts'
import { html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { INVITATION_HOURS, NEW_PASSWORD_HOURS } from './invitation.ts'

/** A link that no e-mail carries: shown once, to whoever made it. */
export function linkPage(facts: {
  readonly what: 'invitation' | 'new password'
  readonly council: { readonly slug: string }
  readonly person: { readonly name: string; readonly email: string }
  readonly path: string
  readonly baseUrl: string | null
}): Page {
  const { what, person, path, baseUrl } = facts
  const invitation = what === 'invitation'
  const title = invitation ? `Pass the invitation on to ${person.name}` : `Pass the link on to ${person.name}`
  return {
    title,
    section: 'people',
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">No e-mail goes to ${person.email}.</p>
<p class="govuk-body">Give them this link yourself, in a way that reaches only them. It works once, for ${invitation ? INVITATION_HOURS : NEW_PASSWORD_HOURS} hours.</p>
<p class="govuk-body"><a class="govuk-link sight-set-up__key sight-people__long" href="${path}">${baseUrl ?? ''}${path}</a></p>
${baseUrl === null ? html`<p class="govuk-body">Copy the link itself (“Copy link address”), so that the address of this site comes with it.</p>` : nothing}
${warningText({ text: 'This is the only time the link is shown. Whoever opens it first can use it.' })}
${button({ text: 'Done: back to people', href: inCouncilPath(facts.council, '/people') })}
</div></div>`,
  }
}
