import { mayDo, type Role } from '../shared/permissions.ts'
import { html, type Html, nothing } from './html.ts'
import { inCouncilPath } from './paths.ts'

/** The way from a thing to what is said of it, for those who may read that. */
export function commentsLink(council: { readonly slug: string; readonly role: Role }, thing: string): Html {
  if (!mayDo(council.role, 'comment beyond actions')) return nothing
  return html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, `/${thing}/comments`)}">Comments on this</a></p>`
}
