import { mayDo, type Role } from '../shared/permissions.ts'
import { html, type Html, nothing } from './html.ts'
import { inCouncilPath } from './paths.ts'

/** The way from any thing on the line to its thread, for those who may see the line. */
export function threadLink(council: { readonly slug: string; readonly role: Role }, thing: string): Html {
  if (!mayDo(council.role, 'see the line')) return nothing
  return html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, `/thread/${thing}`)}">Follow the line through this</a></p>`
}
